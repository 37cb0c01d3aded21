/** Administrators: people who log in here. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { choices } from '../model/document.ts';
import { may, me } from '../model/session.ts';
import { go, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Badge, Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';
import { counted, ofAdministrator, take } from './passkeys.tsx';

const ONE = '/v1/administrators/{login}';

const reach = (one: types.Administrator) => (one.domain ? `Domain ${one.domain}` : one.tenant ? `Tenant ${one.tenant}` : 'The server itself');

export function Administrators(): JSX.Element {
  return (
    <Page
      title="Administrators" about="People who log in here: for the server itself, for a tenant, or for one domain."
      actions={<Show when={may('post', '/v1/administrators')}><button type="button" onClick={create}><Icon name="plus" />New administrator</button></Show>}
    >
      <Listing<types.Administrator>
        label="Administrators" path="/v1/administrators"
        columns={[
          { head: 'Login', cell: (one) => <><a class="name" href={to(['administrators', one.login])}>{one.login}</a><Show when={one.name}><span class="under">{one.name}</span></Show></> },
          { head: 'Status', cell: (one) => <Standing of={one} /> },
          { head: 'For', cell: reach },
          { head: 'May', cell: (one) => <span class="targets">{one.scopes.join(', ')}</span> },
          { head: 'Logged in', cell: (one) => <Time at={one.last_login_at} /> },
        ]}
        empty={<><p>There are no administrators yet.</p><p class="soft">Make one for each person, so that the audit trail says who did what.</p></>}
      />
    </Page>
  );
}

function Standing(props: { of: types.Administrator }): JSX.Element {
  return (
    <span class="badges">
      <State of={props.of.status} />
      <Show when={!props.of.password_set}><Badge tone="warn">No password</Badge></Show>
      <Show when={props.of.second_factor}><Badge tone="good">Second factor</Badge></Show>
    </span>
  );
}

/** What the holders of mailboxes may do about their own, which nobody else can, whoever gives it to them. */
const HOLDERS = /^(account|mail|submission):/;

/** The scopes that whoever is logged in can give away. */
export function grantable(): string[] {
  const own = me()?.scopes ?? [];
  return choices('Scope').filter((scope) => !HOLDERS.test(scope)).filter((scope) => own.includes('admin') || own.includes(scope as types.Scope) || own.includes(scope.replace(':read', ':write') as types.Scope));
}

const scopes = (value: readonly string[]): Field => ({
  name: 'scopes', label: 'What they may do', kind: 'scopes', required: true, value: [...value], options: grantable().map((one) => [one, one]), hint: 'Everything is what is within their reach.',
});

function create(): void {
  open('New administrator', (close) => (
    <Form
      focus cancel={close} action="Make the administrator"
      fields={[
        { name: 'login', label: 'Login', required: true, placeholder: 'olga@example.org', hint: 'Best an address of theirs.' },
        { name: 'name', label: 'Name' },
        { name: 'password', label: 'Password', kind: 'password', hint: 'At least 8 characters. Without one they cannot log in until one is set.' },
        { name: 'tenant', label: 'For a tenant', hint: 'Empty for your own reach.' },
        { name: 'domain', label: 'For one domain', hint: 'Empty for all there are.' },
        scopes(['admin']),
      ]}
      submit={async (values) => {
        const { body } = await api.post('/v1/administrators', { body: values as types.NewAdministrator });
        close();
        tell(`${body.login} is made.`);
        go(['administrators', body.login]);
      }}
    />
  ));
}

interface Read {
  person: types.Administrator;
  etag: string | undefined;
}

export function AdministratorPage(props: { key: string }): JSX.Element {
  const path = { login: props.key };
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get(ONE, { path, signal });
    return { person: body, etag };
  });
  const ways = ofAdministrator(props.key);
  const passkeys = load((signal) => ways.list(signal));
  const mine = () => me()?.principal === `administrator:${props.key}`;
  const password = () =>
    open(`Set the password of ${props.key}`, (close) => (
      <Form
        focus cancel={close} action="Set the password"
        fields={[{ name: 'password', label: 'New password', kind: 'password', required: true, hint: 'At least 8 characters. Their sessions end, and their passkeys go.' }]}
        submit={async ({ password: word }) => {
          const { body, etag } = await api.patch(ONE, { path, body: { password: String(word) } });
          read.put({ person: body, etag });
          close();
          tell('The password is set.');
          await passkeys.again();
        }}
      />
    ));
  const unfactor = () =>
    confirm({
      title: `Take the second factor from ${props.key}?`, words: <p>For somebody who lost it. Their sessions end, and the password alone logs them in until they set another up.</p>,
      action: 'Take it', danger: true, done: 'The second factor is off.',
      run: async () => {
        await api.delete('/v1/administrators/{login}/totp', { path });
        await read.again();
      },
    });
  const remove = () =>
    confirm({
      title: `Delete ${props.key}?`, words: <p>Their sessions end{mine() ? ', and yours with them: this is you' : ''}. What they made stays.</p>, action: 'Delete', danger: true, done: `${props.key} is deleted.`,
      run: async () => {
        await api.delete(ONE, { path, ifMatch: read.value()?.etag });
        go(['administrators']);
      },
    });
  return (
    <Page
      title={props.key} back={['#/administrators', 'Administrators']} about={<Show when={read.value()}>{(value) => <Standing of={value().person} />}</Show>}
      actions={
        <Show when={read.value() && may('patch', ONE)}>
          <button type="button" class="plain" onClick={password}>Set password</button>
          <Show when={read.value()?.person.second_factor}><button type="button" class="plain" onClick={unfactor}>Take second factor</button></Show>
          <Show when={passkeys.value()?.length && ways.mayTake()}><button type="button" class="plain" onClick={() => take(ways, passkeys, mine())}>Take all passkeys</button></Show>
          <button type="button" class="danger" onClick={remove}>Delete</button>
        </Show>
      }
    >
      <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <About of={read} value={now} passkeys={passkeys.value()} />}</Show>}</Shown>
    </Page>
  );
}

function About(props: { of: Loaded<Read>; value: Read; passkeys: types.Passkey[] | undefined }): JSX.Element {
  const { person, etag } = props.value;
  return (
    <div class="columns">
      <Card title="About">
        <Facts
          rows={[
            ['Identifier', <code>{person.id}</code>],
            ['For', reach(person)],
            ['Second factor', person.second_factor ? 'Is asked for' : 'None'],
            ['Passkeys', counted(props.passkeys)],
            ['Logged in', <Time at={person.last_login_at} />],
            ['Made', <Time at={person.created_at} exact />],
          ]}
        />
      </Card>
      <Show when={may('patch', ONE)}>
        <Card title="Change">
          <Form
            changed action="Save" again={() => void props.of.again()}
            fields={[
              { name: 'name', label: 'Name', value: person.name, empty: 'text' },
              { name: 'status', label: 'Status', kind: 'select', value: person.status, options: [['active', 'Active'], ['disabled', 'Disabled: cannot log in']] },
              scopes(person.scopes),
            ]}
            submit={async (values) => {
              const { body, etag: next } = await api.patch(ONE, { path: { login: person.login }, ifMatch: etag, body: values as types.AdministratorPatch });
              tell('The administrator is changed.');
              props.of.put({ person: body, etag: next });
            }}
          />
        </Card>
      </Show>
    </div>
  );
}
