/** A mailbox's passwords for mail programs, as its holder or an administrator sees to them. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api, sentence } from '../model/api.ts';
import { may } from '../model/session.ts';
import { confirm, open } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { showOnce } from '../ui/once.tsx';
import { Badge, Card, Shown, Time } from '../ui/parts.tsx';

/** The operations by which whoever is logged in reaches them. */
interface Ways {
  list: (signal: AbortSignal) => Promise<types.AppPassword[]>;
  make: (wanted: types.NewAppPassword) => Promise<types.AppPassword>;
  remove: (id: string) => Promise<unknown>;
  mayMake: () => boolean;
  mayRemove: () => boolean;
}

/** A holder's own. */
export const OWN: Ways = {
  list: async (signal) => (await api.get('/v1/me/app-passwords', { signal })).body.data,
  make: async (body) => (await api.post('/v1/me/app-passwords', { body })).body,
  remove: (id) => api.delete('/v1/me/app-passwords/{id}', { path: { id } }),
  mayMake: () => may('post', '/v1/me/app-passwords'),
  mayRemove: () => may('delete', '/v1/me/app-passwords/{id}'),
};

/** Those of a mailbox that one administrates. */
export function ofMailbox(address: string): Ways {
  const path = { address };
  return {
    list: async (signal) => (await api.get('/v1/mailboxes/{address}/app-passwords', { path, signal })).body.data,
    make: async (body) => (await api.post('/v1/mailboxes/{address}/app-passwords', { path, body })).body,
    remove: (id) => api.delete('/v1/app-passwords/{id}', { path: { id } }),
    mayMake: () => may('post', '/v1/mailboxes/{address}/app-passwords'),
    mayRemove: () => may('delete', '/v1/app-passwords/{id}'),
  };
}

const USES: Record<string, string> = { 'mail:write': 'reads mail', 'submission:write': 'sends mail' };
const use = (one: types.AppPassword): string => sentence(one.scopes.map((scope) => USES[scope] ?? scope).join(' and ')).replace(/\.$/, '');
const isOver = (one: types.AppPassword): boolean => one.expires_at !== null && Date.parse(one.expires_at) < Date.now();

export function AppPasswords(props: { login: string; ways: Ways }): JSX.Element {
  const all = load((signal) => props.ways.list(signal));
  return (
    <Card
      title="App passwords" about="A password for one mail program each. It does what it is made for, and can be taken back without the others noticing."
      actions={<Show when={props.ways.mayMake()}><button type="button" class="slim" onClick={() => make(props.login, props.ways, all)}><Icon name="plus" />New app password</button></Show>}
    >
      <Shown of={all}>
        {(them) => (
          <ul class="list">
            <For each={them()} fallback={<li class="soft">There are none yet.</li>}>
              {(one) => (
                <li>
                  <div class="grow">
                    <strong class="name">{one.name}</strong> <Show when={isOver(one)}><Badge tone="warn">Ended</Badge></Show>
                    <span class="under">{use(one)}, from {one.networks.join(', ') || 'everywhere'}</span>
                    <span class="under">
                      Made <Time at={one.created_at} exact />, <Show when={one.last_used_at} fallback="never used">used <Time at={one.last_used_at} /></Show>
                      <Show when={one.expires_at}>, {isOver(one) ? 'ended' : 'ends'} <Time at={one.expires_at} exact /></Show>
                    </span>
                  </div>
                  <Show when={props.ways.mayRemove()}>
                    <button type="button" class="danger slim" aria-label={`Delete ${one.name}`} onClick={() => remove(one, props.ways, all)}>Delete</button>
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

function make(login: string, ways: Ways, all: Loaded<types.AppPassword[]>): void {
  open('New app password', (close) => (
    <Form
      focus cancel={close} action="Make the password"
      fields={[
        { name: 'name', label: 'Name', required: true, hint: 'The program it is for, such as `telephone`.' },
        {
          name: 'scopes', label: 'What for', kind: 'checks', required: true, value: Object.keys(USES),
          options: [['mail:write', 'Read mail'], ['submission:write', 'Send mail']], hint: 'Whoever reads mail can move and delete it, too.',
        },
        { name: 'networks', label: 'From these networks', kind: 'lines', hint: 'One a line, such as 192.0.2.0/24. Empty for everywhere.' },
        { name: 'expires_at', label: 'Ends', kind: 'datetime', hint: 'Empty for never.' },
      ]}
      submit={async (values) => {
        const made = await ways.make(values as unknown as types.NewAppPassword);
        close();
        showOnce({
          title: `The password for ${made.name}`, label: 'The password', secret: made.secret,
          words: <p>The program logs in with it as <code>{login}</code>. Hyphens and capitals do not matter.</p>,
        });
        await all.again();
      }}
    />
  ));
}

function remove(one: types.AppPassword, ways: Ways, all: Loaded<types.AppPassword[]>): void {
  confirm({
    title: `Delete the password for ${one.name}?`, action: 'Delete', danger: true, done: `The password for ${one.name} is deleted.`,
    words: <p>The program that has it is logged out and refused from now on. Others log in again by themselves.</p>,
    run: async () => {
      await ways.remove(one.id);
      await all.again();
    },
  });
}
