/** Passkeys: one's own, and how whoever administrates somebody takes theirs. */

import { Problem, type types } from '@pennypost/client';
import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { api, isCode } from '../model/api.ts';
import { areHere, type Credential, disown, isKnown, isLeft, make } from '../model/passkeys.ts';
import { isHolder, logInByPasskey, may } from '../model/session.ts';
import { plural } from '../model/words.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Badge, Card, Shown, Time } from '../ui/parts.tsx';

type Own = Loaded<types.Passkey[]>;

/** The card of one's own. */
export function Passkeys(): JSX.Element {
  const all = load(async (signal) => (await api.get('/v1/me/passkeys', { signal })).body.data);
  const mayAdd = () => areHere && may('post', '/v1/me/passkeys');
  return (
    <Card
      title="Passkeys" about={`Logs you in here by your telephone, computer or security key, without password and code.${isHolder() ? ' Mail programs have no use for it.' : ''}`}
      actions={<Show when={mayAdd()}><button type="button" class="slim" onClick={() => add(all)}><Icon name="plus" />New passkey</button></Show>}
    >
      <Shown of={all}>
        {(them) => (
          <ul class="list">
            <For each={them()} fallback={<li class="soft">You have no passkeys yet.</li>}>
              {(one) => (
                <li>
                  <div class="grow">
                    <strong class="name">{one.name}</strong>{' '}
                    <Show when={one.backed_up} fallback={<Badge tone="warn">On one device</Badge>}><Badge tone="good">In several places</Badge></Show>
                    <span class="under">For {one.site}</span>
                    <span class="under">
                      Made <Time at={one.created_at} exact />, <Show when={one.last_used_at} fallback="never used">used <Time at={one.last_used_at} /></Show>
                    </span>
                  </div>
                  <Show when={may('delete', '/v1/me/passkeys/{id}')}>
                    <button type="button" class="danger slim" aria-label={`Delete the passkey ${one.name}`} onClick={() => remove(one, all)}>Delete</button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Shown>
      <Show when={!areHere}>
        <p class="soft">None can be made on this page: it takes a newer browser, or an address with <code>https</code> and a name.</p>
      </Show>
    </Card>
  );
}

function add(all: Own): void {
  open('New passkey', (close) => {
    const leaving = new AbortController();
    // Made and not kept yet: a name or a password that is refused does not have the browser ask again.
    let made: Credential | undefined;
    // Without an answer, it may be kept.
    let isRefused = false;
    onCleanup(() => {
      leaving.abort();
      if (made && isRefused) disown(made);
    });
    return (
      <Form
        focus cancel={close} action="Go on"
        fields={[
          { name: 'name', label: 'Name', required: true, hint: 'What holds it, such as `telephone`.' },
          { name: 'password', label: 'Your password', kind: 'password', required: true, autocomplete: 'current-password', hint: 'Then your browser asks where the passkey is to be kept.' },
        ]}
        submit={async ({ name, password }) => {
          made ??= await make(leaving.signal);
          try {
            await api.post('/v1/me/passkeys', { body: { name: String(name), password: String(password), credential: made } });
          } catch (failure) {
            isRefused = failure instanceof Problem;
            // Its time is over: the browser is asked for another one.
            if (failure instanceof Problem && failure.errors.some(({ pointer }) => pointer.startsWith('/credential'))) made = undefined;
            throw failure;
          }
          made = undefined;
          close();
          tell(`The passkey ${String(name)} logs you in from now on.`);
          await all.again();
        }}
        failed={(failure) => <Refused of={failure} />}
      />
    );
  });
}

/** Why none was made, where that is about no field. */
function Refused(props: { of: unknown }): JSX.Element {
  return (
    <Show when={isLeft(props.of) || isKnown(props.of)} fallback={<Failed of={props.of} />}>
      <Notice urgent>
        <p>{isKnown(props.of) ? 'This device has one already. Choose another one, or delete the passkey that you have on it first.' : 'No passkey was made. Go on whenever you like.'}</p>
      </Notice>
    </Show>
  );
}

function remove(one: types.Passkey, all: Own): void {
  confirm({
    title: `Delete the passkey ${one.name}?`, action: 'Delete', danger: true, done: `The passkey ${one.name} is deleted.`,
    words: <p>It logs you in no more. What holds it may go on offering it: delete it there, too.</p>,
    run: async () => {
      await api.delete('/v1/me/passkeys/{id}', { path: { id: one.id } });
      await all.again();
    },
  });
}

/** Logging in by one; nothing where the browser or the server cannot. */
export function ByPasskey(): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const leaving = new AbortController();
  onCleanup(() => leaving.abort());
  const logIn = async () => {
    if (busy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await logInByPasskey(leaving.signal);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="other-way">
      {/* Who comes back from the browser's question finds the focus where it was, which what is disabled does not keep. */}
      <button type="button" class="plain" aria-disabled={busy()} onClick={() => void logIn()}>Log in with a passkey</button>
      <Show when={failure()}>
        {(caught) => (
          <Show when={isLeft(caught()) || isCode(caught(), 'login_failed')} fallback={<Failed of={caught()} />}>
            <Show
              when={isLeft(caught())}
              fallback={<Notice tone="bad" title="The passkey opens nothing" urgent><p>It was deleted here, or whoever it belongs to may not log in. Log in with your password, and make another one.</p></Notice>}
            >
              <Notice urgent><p>No passkey was shown. Try again, or log in with your password.</p></Notice>
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
}

/** The operations on somebody else's. */
export interface Ways {
  whose: string;
  list: (signal: AbortSignal) => Promise<types.Passkey[]>;
  take: () => Promise<unknown>;
  mayTake: () => boolean;
}

/** Those of a mailbox's holder. */
export function ofMailbox(address: string): Ways {
  const path = { address };
  return {
    whose: address,
    list: async (signal) => (may('get', '/v1/mailboxes/{address}/passkeys') ? (await api.get('/v1/mailboxes/{address}/passkeys', { path, signal })).body.data : []),
    take: () => api.delete('/v1/mailboxes/{address}/passkeys', { path }),
    mayTake: () => may('delete', '/v1/mailboxes/{address}/passkeys'),
  };
}

/** Those of an administrator. */
export function ofAdministrator(login: string): Ways {
  const path = { login };
  return {
    whose: login,
    list: async (signal) => (may('get', '/v1/administrators/{login}/passkeys') ? (await api.get('/v1/administrators/{login}/passkeys', { path, signal })).body.data : []),
    take: () => api.delete('/v1/administrators/{login}/passkeys', { path }),
    mayTake: () => may('delete', '/v1/administrators/{login}/passkeys'),
  };
}

/** How many there are, and what they are called. */
export function counted(all: types.Passkey[] | undefined): JSX.Element {
  return all && (all.length === 0 ? 'None' : `${plural(all.length, 'passkey')}: ${all.map(({ name }) => name).join(', ')}`);
}

/** Takes them all; `mine` says that they are those of whoever asks. */
export function take(ways: Ways, all: Own, mine = false): void {
  confirm({
    title: `Take all passkeys from ${ways.whose}?`, action: 'Take all passkeys', danger: true, done: 'The passkeys are taken.',
    words: (
      <p>
        For somebody who lost what holds them. None of them opens anything any more, and their sessions end{mine ? ', yours with them: this is you' : ''}.
        They log in with their password, and can make others.
      </p>
    ),
    run: async () => {
      await ways.take();
      await all.again();
    },
  });
}
