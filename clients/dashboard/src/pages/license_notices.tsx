/** What of the licence is said wherever an administrator looks. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { sentence } from '../model/api.ts';
import { Notice } from '../ui/notice.tsx';
import { Time } from '../ui/parts.tsx';

export function DevelopmentRoot(): JSX.Element {
  return (
    <Notice tone="warn" title="This build trusts the development root">
      <p>
        It takes licences that anybody can make, because the private half of that root is public. Use it to try things out, and a
        release build for everything else.
      </p>
    </Notice>
  );
}

/** Why the licence needs looking after, and what to do. */
export function Reasons(props: { of: readonly types.LicenseReason[] }): JSX.Element {
  return (
    <For each={props.of}>
      {(reason) => (
        <Notice tone={reason.changes_at ? 'warn' : 'bad'} title={sentence(reason.explanation)}>
          <p>{sentence(reason.remedy)}</p>
          <Show when={reason.since || reason.changes_at}>
            <p class="small">
              <Show when={reason.since}>Since <Time at={reason.since} day />. </Show>
              <Show when={reason.changes_at}>Becomes worse <Time at={reason.changes_at} day />.</Show>
            </p>
          </Show>
        </Notice>
      )}
    </For>
  );
}
