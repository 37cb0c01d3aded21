/** Applications: programs that people let act for them by OAuth, as whoever runs the server makes them known. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { choices } from '../model/document.ts';
import { may } from '../model/session.ts';
import { go, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { showOnce } from '../ui/once.tsx';
import { Badge, Card, Copy, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';

const LIST = '/v1/oauth-clients';
const ONE = '/v1/oauth-clients/{id}';
const METADATA = '/.well-known/openid-configuration';

export function Applications(): JSX.Element {
  return (
    <Page
      title="Applications" about="Programs that people sign in to with their address, and let act for them without giving their password away (OAuth, OpenID Connect)."
      actions={<Show when={may('post', LIST)}><button type="button" onClick={create}><Icon name="plus" />New application</button></Show>}
    >
      <Listing<types.OAuthClient>
        label="Applications" path={LIST}
        columns={[
          { head: 'Application', cell: (one) => <><a class="name" href={to(['applications', one.id])}>{one.name}</a><span class="under"><code>{one.id}</code></span></> },
          { head: 'Status', cell: (one) => <Standing of={one} /> },
          { head: 'May ask for', cell: (one) => <span class="targets">{one.scopes.join(', ')}</span> },
          { head: 'Made', cell: (one) => <Time at={one.created_at} /> },
        ]}
        empty={<><p>There are no applications yet.</p><p class="soft">Make one for each program that is to read mail, send it, or learn who somebody is, such as a webmail or a calendar.</p></>}
      />
    </Page>
  );
}

function Standing(props: { of: types.OAuthClient }): JSX.Element {
  return (
    <span class="badges">
      <State of={props.of.status} />
      <Show when={props.of.confidential}><Badge>Has a secret</Badge></Show>
      <Show when={props.of.device_flow}><Badge>On devices</Badge></Show>
    </span>
  );
}

const USUAL = ['openid', 'profile', 'email', 'offline_access', 'mail:write', 'submission:write'];
/** All mail, as mail programs ask many providers for it. */
const ALL_MAIL = 'urn:ietf:params:oauth:scope:mail';

/** The server leaves words out that it does not know; nobody should find that out when the application does not work. */
function checkScopes(values: Values): void {
  const unknown = ((values['scopes'] ?? []) as string[]).filter((one) => ![...USUAL, ALL_MAIL, ...choices('Scope')].includes(one));
  if (unknown.length > 0) {
    throw new Error(`The server does not know ${unknown.map((one) => `\`${one}\``).join(', ')}. What it knows is offered below the field, or a right such as \`domains:read\`.`);
  }
}

const fields = (one?: types.OAuthClient): Field[] => [
  { name: 'name', label: 'Name', required: true, value: one?.name, hint: 'What people read when it asks them.' },
  {
    name: 'redirect_uris', label: 'Redirect addresses', kind: 'lines', value: one?.redirect_uris, placeholder: 'https://app.example.com/callback',
    hint: 'Where people are sent back to, one a line: `https://…`, `http://127.0.0.1/…` for a program on their own machine (any port fits), or a scheme of its own such as `org.example.app:/…`.',
  },
  { name: 'scopes', label: 'Scopes', kind: 'lines', required: true, value: one?.scopes ?? ['openid'], suggestions: USUAL, hint: 'What it may ask people for, one a line.' },
  { name: 'device_flow', label: 'On devices without a browser', kind: 'check', value: one?.device_flow, hint: 'Such as a television or a command line: it shows a code, and people type that into a browser elsewhere.' },
];

function create(): void {
  open('New application', (close) => (
    <Form
      focus cancel={close} action="Make the application"
      fields={[
        ...fields(),
        { name: 'confidential', label: 'It can keep a secret', kind: 'check', hint: 'Because it runs on a server. What runs on telephones, on desktops or in browsers cannot. This stays as it is made.' },
      ]}
      submit={async (values) => {
        checkScopes(values);
        const { body } = await api.post(LIST, { body: values as unknown as types.NewOAuthClient });
        close();
        if (body.confidential) {
          showSecret(body);
        }
        go(['applications', body.id]);
      }}
    />
  ));
}

function showSecret(application: types.OAuthClient): void {
  showOnce({
    title: `The secret of ${application.name}`, label: 'The secret', secret: application.secret, rows: 2,
    words: <p>Put it where the application keeps its secrets, beside its client id <code>{application.id}</code>.</p>,
  });
}

interface Read {
  application: types.OAuthClient;
  etag: string | undefined;
}

export function ApplicationPage(props: { key: string }): JSX.Element {
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get(ONE, { path: { id: props.key }, signal });
    return { application: body, etag };
  });
  return (
    <Page
      title={read.value()?.application.name ?? props.key} back={['#/applications', 'Applications']}
      about={<Show when={read.value()}>{(value) => <Standing of={value().application} />}</Show>}
      actions={<Show when={read.value()}>{(value) => <Actions of={read} value={value()} />}</Show>}
    >
      <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <About of={read} value={now} />}</Show>}</Shown>
    </Page>
  );
}

async function replace(of: Loaded<Read>, { application, etag }: Read, values: Values): Promise<void> {
  const { body, etag: next } = await api.put(ONE, { path: { id: application.id }, ifMatch: etag, body: { ...application, ...values } });
  of.put({ application: body, etag: next });
}

function Actions(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const application = () => props.value.application;
  const path = () => ({ id: application().id });
  const disable = () =>
    confirm({
      title: `Disable ${application().name}?`, action: 'Disable', danger: true, done: `${application().name} is disabled.`,
      words: <p>It asks nobody any more, and what it holds opens nothing. Enabled again, it goes on where it was.</p>,
      run: () => replace(props.of, props.value, { status: 'disabled' }),
    });
  const enable = () =>
    confirm({
      title: `Enable ${application().name}?`, action: 'Enable', done: `${application().name} is enabled.`,
      words: <p>What people let it do, it may do again.</p>,
      run: () => replace(props.of, props.value, { status: 'active' }),
    });
  const rotate = () =>
    confirm({
      title: `Make another secret for ${application().name}?`, action: 'Make another', danger: true,
      words: <p>The one it has is good for nothing at once: until it has the new one, it gets nothing. What people let it do stays.</p>,
      run: async () => {
        const { body } = await api.post('/v1/oauth-clients/{id}/rotate-secret', { path: path() });
        showSecret(body);
        await props.of.again();
      },
    });
  const remove = () =>
    confirm({
      title: `Delete ${application().name}?`, action: 'Delete', danger: true, done: `${application().name} is deleted.`,
      words: <p>Whatever people let it do ends, and nobody can bring it back: made again, it has another client id and asks everybody anew.</p>,
      run: async () => {
        await api.delete(ONE, { path: path(), ifMatch: props.value.etag });
        go(['applications']);
      },
    });
  return (
    <>
      <Show when={may('put', ONE)}>
        <Show when={application().status === 'disabled'} fallback={<button type="button" class="plain" onClick={disable}>Disable</button>}>
          <button type="button" class="plain" onClick={enable}>Enable</button>
        </Show>
      </Show>
      <Show when={application().confidential && may('post', '/v1/oauth-clients/{id}/rotate-secret')}>
        <button type="button" class="plain" onClick={rotate}>Make another secret</button>
      </Show>
      <Show when={may('delete', ONE)}><button type="button" class="danger" onClick={remove}>Delete</button></Show>
    </>
  );
}

function About(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const { application } = props.value;
  return (
    <div class="columns">
      <div>
        <Configuration of={application} />
        <Card title="About">
          <Facts
            rows={[
              ['May ask for', application.scopes.join(', ')],
              ['Sends people back to', application.redirect_uris.length > 0 && <For each={application.redirect_uris}>{(one) => <div>{one}</div>}</For>],
              ['On devices', application.device_flow ? 'People type its code into a browser' : 'No'],
              ['Made', <Time at={application.created_at} exact />],
              ['Changed', <Time at={application.updated_at} />],
            ]}
          />
        </Card>
      </div>
      <Show when={may('put', ONE)}>
        <Card title="Change">
          <Form
            changed action="Save" again={() => void props.of.again()} fields={fields(application)}
            submit={async (values) => {
              checkScopes(values);
              await replace(props.of, props.value, values);
              tell('The application is changed.');
            }}
          />
        </Card>
      </Show>
    </div>
  );
}

/** What somebody types into the application. */
function Configuration(props: { of: types.OAuthClient }): JSX.Element {
  const issuer = load(async (signal) => {
    const answer = await fetch(METADATA, { signal });
    if (!answer.ok) {
      throw new Error('The server does not give its metadata.');
    }
    return ((await answer.json()) as { issuer: string }).issuer;
  });
  return (
    <Card title="To set it up" about="What the application asks for, or reads in the metadata by itself.">
      <h3>Client id</h3>
      <Copy text={props.of.id} label="The client id" />
      <h3>Client secret</h3>
      <p>{props.of.confidential ? 'Was shown when it was made; who lost it makes another.' : 'None: it proves itself by PKCE (S256).'}</p>
      <h3>Address of the metadata</h3>
      <Shown of={issuer}>
        {(value) => (
          <>
            <Copy text={value() + METADATA} label="The address of the metadata" rows={2} />
            <Show when={value() !== window.location.origin}>
              <p />
              <Notice title="That is another address than this page's">
                <p>
                  Applications reach the server under <code>{value()}</code>, and must be able to. Where they cannot, change the{' '}
                  <Show when={may('get', '/v1/settings/oauth')} fallback="issuer"><a href={to(['settings', 'oauth'], { field: 'issuer' })}>issuer</a></Show>.
                </p>
              </Notice>
            </Show>
          </>
        )}
      </Shown>
    </Card>
  );
}
