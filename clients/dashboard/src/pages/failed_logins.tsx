/** Failed logins: which networks wait after them, and the word that lets a network or a mailbox begin anew. */

import { Problem, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { number } from '../model/words.ts';
import { confirm } from '../ui/dialog.tsx';
import { type Column, Listing } from '../ui/listing.tsx';
import type { Loaded } from '../ui/load.ts';
import { Time } from '../ui/parts.tsx';
import { ALL, make } from './access_rule_form.tsx';

type Held = types.FailedLogins;

export function FailedLogins(): JSX.Element {
  let list!: Loaded<PageOf<Held>>;
  const mayLetGo = may('delete', '/v1/failed-logins/{network}');
  const actions: Column<Held> = {
    head: 'Actions',
    cell: (one) => (
      <span class="row-actions">
        <Show when={mayLetGo}><button type="button" class="plain slim" aria-label={`Let go ${one.network}`} onClick={() => letGo(one, list)}>Let go</button></Show>
        <Show when={ALL.mayMake()}>
          <button type="button" class="plain slim" aria-label={`Make a rule for ${one.network}`} onClick={() => make(ALL, () => list.again(), { kind: 'network', pattern: one.network })}>Make a rule</button>
        </Show>
      </span>
    ),
  };
  return (
    <>
      <p class="soft">
        After failed logins a network waits before its next attempt is looked at, longer each time, an hour at most. One that is to stay out is blocked by a rule;
        one that many people share is allowed by one. The list is read again every ten seconds.
      </p>
      <Listing<Held>
        label="Networks that wait" path="/v1/failed-logins" every={10} hold={(loaded) => (list = loaded)}
        columns={[
          { head: 'Network', cell: (one) => <strong class="name">{one.network}</strong> },
          { head: 'Failed logins', right: true, cell: (one) => number(one.failures) },
          { head: 'Last one', cell: (one) => <Time at={one.last_failure_at} /> },
          { head: 'Waits until', cell: (one) => <Time at={one.until} exact /> },
          ...(mayLetGo || ALL.mayMake() ? [actions] : []),
        ]}
        empty={<><p>No network waits.</p><p class="soft">Networks are shown here while failed logins hold them up.</p></>}
      />
    </>
  );
}

function letGo(one: Held, list: Loaded<PageOf<Held>>): void {
  confirm({
    title: `Let ${one.network} go?`, words: <p>Its failed logins are forgotten: whoever is there may try to log in at once.</p>, action: 'Let it go', done: `${one.network} need not wait any more.`,
    run: async () => {
      // A /64 is named by an address in it: what stands between asker and server may not take a slash in a name.
      await api.delete('/v1/failed-logins/{network}', { path: { network: one.network.replace(/\/64$/, '') } }).catch((caught: unknown) => {
        // Its time was over in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      await list.again();
    },
  });
}

/** Asks whether to forget those to a mailbox. */
export function forget(address: string): void {
  confirm({
    title: `Forget the failed logins to ${address}?`, action: 'Forget them', done: `The failed logins to ${address} are forgotten.`,
    words: <p>Whoever knows the password logs in without waiting. Networks that guessed go on waiting.</p>,
    run: () => api.delete('/v1/mailboxes/{address}/failed-logins', { path: { address } }),
  });
}
