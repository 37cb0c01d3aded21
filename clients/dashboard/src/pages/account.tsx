/** One's own account: password, second factor, passkeys, where one is logged in, applications that may act for one; a holder's mail programs, whom they block, their mail while they are away, and the contacts of their domain. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { forget, isHolder, may } from '../model/session.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Card, Copy, Facts, Page, Shown, Time } from '../ui/parts.tsx';
import { Qr } from '../ui/qr.tsx';
import { OWN as OWN_RULES } from './access_rule_form.tsx';
import { AccessRulesCard } from './access_rules.tsx';
import { AppPasswords, OWN } from './app_passwords.tsx';
import { Autoreply, OWN as OWN_AUTOREPLY } from './autoreply.tsx';
import { ContactsCard } from './contacts.tsx';
import { Forwarding, OWN as OWN_FORWARDING } from './forwarding.tsx';
import { Grants, OWN as OWN_GRANTS } from './grants.tsx';
import { MailSessionsCard, OWN as OWN_SESSIONS } from './mail_sessions.tsx';
import { Passkeys } from './passkeys.tsx';

export function Account(): JSX.Element {
  const me = load(async (signal) => (await api.get('/v1/me', { signal })).body);
  return (
    <Page title="Your account" about={<Show when={me.value()}>{(value) => <>{value().name || value().login}</>}</Show>}>
      <div class="columns">
        <div>
          <Card title="Second factor">
            <Shown of={me}>{(value) => <SecondFactor me={value()} read={me} />}</Shown>
          </Card>
          <Show when={may('get', '/v1/me/passkeys')}><Passkeys /></Show>
          <Show when={me.value()?.kind === 'mailbox'}><AppPasswords login={me.value()?.login ?? ''} ways={OWN} /></Show>
          <Show when={isHolder() && may('get', '/v1/me/forwarding')}><Forwarding ways={OWN_FORWARDING} /></Show>
          <Show when={isHolder() && may('get', '/v1/me/access-rules')}>
            <AccessRulesCard title="Blocked and allowed senders" about="Whom you take mail from. A sender that is blocked is told so, and you get nothing." ways={OWN_RULES} />
          </Show>
          <Show when={isHolder() && may('get', '/v1/me/contacts')}><ContactsCard /></Show>
          <Show when={may('get', '/v1/me/grants')}><Grants ways={OWN_GRANTS} /></Show>
          <Card title="About">
            <Shown of={me}>{(value) => <Facts rows={about(value())} />}</Shown>
          </Card>
        </div>
        <div>
          <Card
            title="Password"
            about={`All your sessions end, this one too, and your passkeys go: log in again with the new password.${isHolder() ? ' Mail programs that have the old one need the new one, too.' : ''}`}
          >
            <Form
              action="Exchange the password"
              fields={[
                { name: 'current_password', label: 'Password as it is', kind: 'password', required: true, autocomplete: 'current-password' },
                { name: 'password', label: 'New password', kind: 'password', required: true, hint: 'At least 8 characters.' },
              ]}
              submit={async (values) => {
                await api.put('/v1/me/password', { body: values as unknown as types.PasswordChange });
                forget();
                tell('The password is exchanged. Log in with it.');
              }}
            />
          </Card>
          <Show when={isHolder() && may('get', '/v1/me/autoreply')}><Autoreply ways={OWN_AUTOREPLY} /></Show>
          <Sessions />
          <Show when={isHolder() && may('get', '/v1/me/mail-sessions')}><MailSessionsCard ways={OWN_SESSIONS} /></Show>
        </div>
      </div>
    </Page>
  );
}

function about(me: types.Me): [string, JSX.Element][] {
  if (me.kind === 'mailbox') {
    return [['Address', me.login], ['Name', me.name], ['Domain', me.domain]];
  }
  return [
    ['Login', me.login],
    ['For', me.domain ?? me.tenant ?? 'The server itself'],
    ['May', me.scopes.join(', ')],
    ['Logged in', <Time at={me.last_login_at} exact />],
  ];
}

function SecondFactor(props: { me: types.Me; read: Loaded<types.Me> }): JSX.Element {
  const begin = async () => {
    const ask = async () => (await api.post('/v1/me/totp')).body;
    // An answer that was lost on the way is not shown again: what it began is begun anew.
    let enrolment = await ask();
    if (!enrolment.uri) enrolment = await ask();
    const { uri = '', secret = '' } = enrolment;
    open('Set up a second factor', (close) => (
      <>
        <p>Let your authenticator read this, or type the secret into it. Then type the six digits that it shows.</p>
        <Qr text={uri} label="The secret, for an authenticator to read" />
        <Copy text={secret} label="The secret" />
        <p />
        <Form
          cancel={close} action="Turn it on"
          fields={[{ name: 'code', label: 'Code', required: true, autocomplete: 'one-time-code' }]}
          submit={async ({ code }) => {
            await api.post('/v1/me/totp/confirm', { body: { code: String(code) } });
            close();
            tell('The second factor is on.');
            await props.read.again();
          }}
        />
      </>
    ));
  };
  const [failure, setFailure] = createSignal(false);
  const end = () =>
    open('Turn the second factor off?', (close) => (
      <Form
        focus danger cancel={close} action="Turn it off"
        fields={[{ name: 'password', label: 'Your password', kind: 'password', required: true, autocomplete: 'current-password' }]}
        submit={async ({ password }) => {
          await api.delete('/v1/me/totp', { body: { password: String(password) } });
          close();
          tell('The second factor is off.');
          await props.read.again();
        }}
      />
    ));
  return (
    <Show
      when={props.me.second_factor}
      fallback={
        <>
          <p>
            The password alone logs you in. With a second factor, whoever learns it still needs your telephone.
            <Show when={props.me.kind === 'mailbox'}> Mail programs then need app passwords: your own password opens none of them any more.</Show>
          </p>
          <Show when={failure()}><Notice tone="bad" urgent><p>It could not be begun. Try again.</p></Notice></Show>
          <button type="button" onClick={() => void begin().catch(() => setFailure(true))}>Set one up</button>
        </>
      }
    >
      <p><Badge tone="good">On</Badge> A code of your authenticator is asked for when you log in.<Show when={props.me.kind === 'mailbox'}> Mail programs need app passwords.</Show></p>
      <button type="button" class="danger" onClick={end}>Turn it off</button>
    </Show>
  );
}

function Sessions(): JSX.Element {
  const sessions = load(async (signal) => (await api.get('/v1/sessions', { signal })).body.data);
  const end = (one: types.Session) =>
    confirm({
      title: 'End this session?', words: <p>Whoever uses it must log in again.</p>, action: 'End it', danger: true, done: 'The session is ended.',
      run: async () => {
        await api.delete('/v1/sessions/{id}', { path: { id: one.id } });
        await sessions.again();
      },
    });
  return (
    <Card title="Where you are logged in">
      <Shown of={sessions}>
        {(all) => (
          <ul class="list">
            <For each={all()}>
              {(one) => (
                <li>
                  <div class="grow">
                    Since <Time at={one.created_at} exact /> <Show when={one.current}><Badge tone="good">This one</Badge></Show>
                    <span class="under">Used <Time at={one.last_used_at} none="not yet" />, ends <Time at={one.expires_at} exact /></span>
                  </div>
                  <Show when={!one.current}>
                    <button type="button" class="danger slim" onClick={() => end(one)}>End</button>
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
