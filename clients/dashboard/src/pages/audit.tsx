/** The audit trail: who changed what, from where. */

import { type JSX, Show } from 'solid-js';
import type { AuditLine } from '../model/coming.ts';
import { precise } from '../model/words.ts';
import { Listing } from '../ui/listing.tsx';
import { Page } from '../ui/parts.tsx';

export function Audit(): JSX.Element {
  return (
    <Page title="Audit trail" about="Who changed what, when and from where. It cannot be edited.">
      <Listing<AuditLine>
        label="Audit lines" path="/v1/audit-lines" page={50}
        filters={[{ name: 'actor', label: 'Who', placeholder: 'token:token_16j' }, { name: 'object', label: 'Object', placeholder: 'example.org' }]}
        columns={[
          { head: 'When', cell: (one) => <time dateTime={one.at}>{precise(one.at)}</time> },
          { head: 'Who', cell: (one) => <>{one.actor}<Show when={one.peer}><span class="under">{one.peer}</span></Show></> },
          { head: 'What', cell: (one) => <strong>{one.action}</strong> },
          { head: 'Object', cell: (one) => <Show when={one.object}><code>{one.object}</code></Show> },
          {
            head: 'Change',
            cell: (one) => (
              <Show when={one.before || one.after} fallback={<span class="soft">–</span>}>
                <details>
                  <summary>Before and after</summary>
                  <pre class="scrolled" tabindex="0">{`${said(one.before)}\n→\n${said(one.after)}`}</pre>
                </details>
              </Show>
            ),
          },
          { head: 'Request', cell: (one) => <Show when={one.request} fallback={<span class="soft">–</span>}><code class="small">{one.request}</code></Show> },
        ]}
        empty={<p>Nothing was changed yet.</p>}
      />
    </Page>
  );
}

const said = (value: unknown) => (value === undefined || value === null ? 'nothing' : JSON.stringify(value, null, 2));
