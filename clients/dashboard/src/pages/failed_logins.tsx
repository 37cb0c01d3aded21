/** Failed logins: which networks wait after them, what those to a mailbox come to, and the word that lets either begin anew. */

import { Problem, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { number, precise } from '../model/words.ts';
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

const ONE = '/v1/mailboxes/{address}/failed-logins';

/** What those to a mailbox come to, to be shown on its page; undefined for whoever may not read it. */
export type ToMailbox = Loaded<types.MailboxFailedLogins | undefined>;

/** Whether one reads what they come to, or may have them forgotten at least. */
export const seesTo = (): boolean => may('get', ONE) || may('delete', ONE);

export const readOf = async (address: string, signal: AbortSignal): Promise<types.MailboxFailedLogins | undefined> =>
  may('get', ONE) ? (await api.get(ONE, { path: { address }, signal })).body : undefined;

/** How many there were, whether somebody waits after them, and the way to have them forgotten. */
export function FailedLoginsTo(props: { address: string; of: ToMailbox }): JSX.Element {
  const isUnknown = () => !may('get', ONE) || props.of.failure() !== undefined;
  const some = () => (props.of.value() ? props.of.value()!.failures > 0 : isUnknown());
  return (
    <span class="badges">
      <Show when={props.of.value()} fallback={props.of.failure() !== undefined && 'They could not be read'}>
        {(said) => (
          <Show when={said().failures > 0} fallback="None">
            <span>
              {number(said().failures)}, the last <Time at={said().last_failure_at} />;{' '}
              {/* Places that the mailbox was logged in to from are counted by themselves. */}
              <Show when={said().until} fallback="nobody waits">{(end) => <>whoever comes now may have to wait until <time dateTime={end()}>{precise(end())}</time></>}</Show>
            </span>
          </Show>
        )}
      </Show>
      <Show when={some() && may('delete', ONE)}>
        <button type="button" class="plain slim" onClick={() => forget(props.address, props.of.again)}>Forget failed logins</button>
      </Show>
    </span>
  );
}

/** Asks whether to forget those to a mailbox. */
function forget(address: string, again: () => Promise<void>): void {
  confirm({
    title: `Forget the failed logins to ${address}?`, action: 'Forget them', done: `The failed logins to ${address} are forgotten.`,
    words: <p>Whoever knows the password logs in without waiting. Networks that guessed go on waiting.</p>,
    run: async () => {
      await api.delete('/v1/mailboxes/{address}/failed-logins', { path: { address } });
      await again();
    },
  });
}
