/** Applications that may act for somebody: as they see to them, or an administrator does for the holder of a mailbox. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api, sentence } from '../model/api.ts';
import { isHolder, may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { confirm } from '../ui/dialog.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Card, Shown, Time } from '../ui/parts.tsx';

/** The operations by which whoever is logged in reaches them, and how whoever lets them in is spoken of. */
interface Ways {
  list: (signal: AbortSignal) => Promise<types.Grant[]>;
  remove: (id: string) => Promise<unknown>;
  mayRemove: () => boolean;
  /** Whether it is a mailbox, which mail programs are logged in to. */
  hasMail: () => boolean;
  holder: { who: string; whose: string; as: string };
}

/** What one lets applications do. */
export const OWN: Ways = {
  list: async (signal) => (await api.get('/v1/me/grants', { signal })).body.data,
  remove: (id) => api.delete('/v1/me/grants/{id}', { path: { id } }),
  mayRemove: () => may('delete', '/v1/me/grants/{id}'),
  hasMail: isHolder,
  holder: { who: 'who you are', whose: 'your', as: 'you' },
};

/** What the holder of a mailbox does that one administrates. */
export function ofMailbox(address: string): Ways {
  return {
    list: async (signal) => (await api.get('/v1/mailboxes/{address}/grants', { path: { address }, signal })).body.data,
    remove: (id) => api.delete('/v1/grants/{id}', { path: { id } }),
    mayRemove: () => may('delete', '/v1/grants/{id}'),
    hasMail: () => true,
  holder: { who: 'who the holder is', whose: "the holder's", as: 'the holder' },
  };
}

/** What an application may do, in words; nothing is to be said of a word that only lets it go on while nobody is there. */
function uses(scopes: readonly string[], { hasMail, holder: { who, whose, as } }: Ways): string {
  const words: Record<string, string> = {
    admin: `does everything that ${as} may do`,
    'mail:write': `reads, changes and deletes ${whose} mail`,
    'mail:read': `reads ${whose} mail`,
    'submission:write': `sends mail as ${as}`,
    'submission:read': `sends mail as ${as}`,
    'account:write': `changes ${whose} account`,
    'account:read': `sees ${whose} account`,
    'operations:write': 'has long work done, which it sees and ends',
    'operations:read': 'sees long work that is done',
    // Whoever administrates sees the address books of all their domains.
    ...(hasMail() ? { 'contacts:read': `sees the contacts of ${whose} domain` } : {}),
    openid: `knows ${who}`,
    profile: `knows ${whose} name`,
    email: `knows ${whose} address`,
  };
  const other = (scope: string) => {
    const [area = '', verb] = scope.split(':');
    return `sees ${verb === 'write' ? 'and changes ' : ''}${human(area).toLowerCase()}`;
  };
  const told = Object.entries(words).filter(([scope]) => scopes.includes(scope)).map(([, use]) => use);
  const rest = scopes.filter((scope) => !(scope in words) && scope !== 'offline_access').map(other);
  return sentence([...new Set([...told, ...rest])].join('; '));
}

export function Grants(props: { ways: Ways }): JSX.Element {
  const all = load((signal) => props.ways.list(signal));
  return (
    <Card title="Applications" about={`Programs that act for ${props.ways.holder.as} by leave that can be taken back. None of them knows ${props.ways.holder.whose} password.`}>
      <Shown of={all}>
        {(them) => (
          <ul class="list">
            <For each={them()} fallback={<li class="soft">No application may do anything.</li>}>
              {(one) => (
                <li>
                  <div class="grow">
                    <strong class="name">{one.client_name}</strong>
                    <span class="under">{uses(one.scopes, props.ways)}</span>
                    <span class="under">Allowed <Time at={one.created_at} exact />, used <Time at={one.last_used_at} /></span>
                  </div>
                  <Show when={props.ways.mayRemove()}>
                    <button type="button" class="danger slim" aria-label={`Take it back from ${one.client_name}`} onClick={() => remove(one, props.ways, all)}>Take it back</button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Shown>
    </Card>
  );
}

function remove(one: types.Grant, ways: Ways, all: Loaded<types.Grant[]>): void {
  confirm({
    title: `Take it back from ${one.client_name}?`, action: 'Take it back', danger: true, done: `${one.client_name} may do nothing any more.`,
    words: <p>It is refused from now on; it can ask again, and be told no.{ways.hasMail() ? ' Mail programs are logged out, and log in again by themselves.' : ''}</p>,
    run: async () => {
      await ways.remove(one.id);
      await all.again();
    },
  });
}
