/** Logging in: with a name and a password, with a passkey, or with a token when nothing else works. */

import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { isCode } from '../model/api.ts';
import { serves } from '../model/document.ts';
import { areHere } from '../model/passkeys.ts';
import { logIn, logInByToken } from '../model/session.ts';
import { Form } from '../ui/form.tsx';
import { Failed, Notice } from '../ui/notice.tsx';
import { ByPasskey } from './passkeys.tsx';

type Way = 'password' | 'token';

export function Login(props: { refused?: unknown }): JSX.Element {
  const both = serves('post', '/v1/sessions');
  const ways: [Way, string][] = both ? [['password', 'Password'], ['token', 'API token']] : [['token', 'API token']];
  const [way, setWay] = createSignal<Way>(both ? 'password' : 'token');
  onMount(() => {
    document.title = 'Log in · Pennypost';
  });
  const choose = (step: number) => {
    const next = ways[(ways.findIndex(([key]) => key === way()) + step + ways.length) % ways.length];
    if (next) {
      setWay(next[0]);
      document.getElementById(`way-${next[0]}`)?.focus();
    }
  };
  return (
    <main class="alone">
      <div class="brand big">
        <img src="/dashboard/icon.svg" alt="" width="44" height="44" />
        Pennypost
      </div>
      <section class="card">
        <h1>Log in</h1>
        <Show when={props.refused}>{(failure) => <Failed of={failure()} title="The link does not open" />}</Show>
        <Show when={both}>
          <div
            class="switch" role="tablist" aria-label="How to log in"
            onKeyDown={(event) => (event.key === 'ArrowRight' ? choose(1) : event.key === 'ArrowLeft' ? choose(-1) : undefined)}
          >
            <For each={ways}>
              {([key, words]) => (
                <button
                  type="button" role="tab" id={`way-${key}`} aria-selected={way() === key} aria-controls="way"
                  tabindex={way() === key ? 0 : -1} onClick={() => setWay(key)}
                >
                  {words}
                </button>
              )}
            </For>
          </div>
        </Show>
        <div id="way" role={both ? 'tabpanel' : undefined} aria-labelledby={both ? `way-${way()}` : undefined}>
          <Show when={way() === 'password'} fallback={<ByToken />}>
            <ByPassword />
          </Show>
        </div>
        <Show when={areHere && serves('post', '/v1/passkey-sessions')}><ByPasskey /></Show>
      </section>
    </main>
  );
}

function ByPassword(): JSX.Element {
  const [second, setSecond] = createSignal<{ login: string; password: string }>();
  return (
    <Show
      when={second()}
      fallback={
        <Form
          focus
          fields={[
            { name: 'login', label: 'Name or address', required: true, autocomplete: 'username' },
            { name: 'password', label: 'Password', kind: 'password', required: true, autocomplete: 'current-password' },
          ]}
          action="Log in"
          submit={async ({ login, password }) => {
            const said = { login: String(login), password: String(password) };
            try {
              await logIn(said.login, said.password, undefined);
            } catch (failure) {
              if (!isCode(failure, 'second_factor_required')) {
                throw failure;
              }
              setSecond(said);
            }
          }}
        />
      }
    >
      {(said) => (
        <Form
          focus
          fields={[{ name: 'code', label: 'Code', required: true, autocomplete: 'one-time-code', hint: 'The password is right. Now the six digits that your authenticator shows, or a code on paper.' }]}
          action="Go on"
          cancel={() => setSecond(undefined)}
          submit={({ code }) => logIn(said().login, said().password, String(code))}
        />
      )}
    </Show>
  );
}

function ByToken(): JSX.Element {
  return (
    <>
      <Form
        focus
        fields={[{ name: 'token', label: 'API token', kind: 'password', required: true, autocomplete: 'off' }]}
        action="Log in"
        submit={({ token }) => logInByToken(String(token).trim())}
      />
      <Notice>
        <p>
          On the server, <code>mailserver token create --scope admin</code> makes one. It is kept in the memory of this page
          alone: load the page again, and it is forgotten.
        </p>
      </Notice>
    </>
  );
}
