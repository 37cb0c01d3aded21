/** A text as a QR code, for a telephone to read. Always dark on light: many readers know nothing else. */

import { type JSX, Show } from 'solid-js';
import { qrCode } from './qr_code.ts';

const QUIET = 4;

export function Qr(props: { text: string; label: string }): JSX.Element {
  const rows = () => qrCode(props.text);
  const path = () => (rows() ?? []).map((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join('')).join('');
  const size = () => (rows()?.length ?? 0) + 2 * QUIET;
  return (
    <Show when={rows()}>
      <svg class="qr" viewBox={`0 0 ${size()} ${size()}`} role="img" aria-label={props.label} shape-rendering="crispEdges">
        <rect width={size()} height={size()} fill="#fff" />
        <path d={path()} fill="#000" />
      </svg>
    </Show>
  );
}
