/** Secrets that a server shows one time. */

import { type JSX, Show } from 'solid-js';
import { open } from './dialog.tsx';
import { Notice } from './notice.tsx';
import { Copy } from './parts.tsx';

/** Shows a secret to be copied. Without one its answer was lost on the way, and came again without it. */
export function showOnce(shown: { title: string; label: string; secret: string | undefined; words: JSX.Element; rows?: number }): void {
  open(shown.title, (close) => (
    <Show
      when={shown.secret}
      fallback={
        <>
          <Notice tone="bad" title="It was lost on the way" urgent><p>It is shown one time, and that did not arrive: make another in its place.</p></Notice>
          <div class="actions end"><button type="button" onClick={close}>Close</button></div>
        </>
      }
    >
      {(secret) => (
        <>
          <Notice tone="warn" title="It is shown now, and never again">{shown.words}</Notice>
          <Copy text={secret()} label={shown.label} rows={shown.rows ?? 1} />
          <div class="actions end"><button type="button" onClick={close}>I have it</button></div>
        </>
      )}
    </Show>
  ));
}
