/** Where is listened: what the boot file names, and what is opened, moved and closed here; and the certificates that answer there. */

import { Problem, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, isCode, type PageOf, words } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { place as at, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Column, Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Page, Shown, State, Tabs } from '../ui/parts.tsx';
import { CertificateList } from './certificates.tsx';

type Listener = types.Listener;
type List = Loaded<PageOf<Listener>>;

const ONE = '/v1/listeners/{listener}';

export function Listeners(): JSX.Element {
  const both = may('get', '/v1/listeners') && may('get', '/v1/certificates');
  const view = () => (both ? at().query['view'] : may('get', '/v1/listeners') ? undefined : 'certificates') ?? 'listeners';
  const isOfCertificates = () => view() === 'certificates';
  return (
    <Page
      title="Listeners"
      about={
        isOfCertificates()
          ? 'What answers the host names that clients ask for, wherever TLS is spoken. The boot file\'s answers all other names.'
          : 'Where the server listens, and what is spoken there. What is changed here holds at once; what the boot file names is changed there, and by a restart.'
      }
    >
      <Show when={both}>
        <Tabs label="Of listeners" at={view()} of={[['listeners', 'Listeners', to(['listeners'])], ['certificates', 'Certificates', to(['listeners'], { view: 'certificates' })]]} />
      </Show>
      <Show when={isOfCertificates()} fallback={<ListenerList />}><CertificateList /></Show>
    </Page>
  );
}

/** Each service in a few words, and as a choice. */
const SERVICES: Record<string, [short: string, long: string]> = {
  smtp: ['SMTP', 'Mail from other servers (SMTP)'],
  submissions: ['Submission over TLS', 'Mail of people here, TLS (submission)'],
  submission: ['Submission', 'Mail of people here, STARTTLS (submission)'],
  imaps: ['IMAP over TLS', 'Reading by IMAP, TLS'],
  imap: ['IMAP', 'Reading by IMAP, STARTTLS'],
  pop3s: ['POP3 over TLS', 'Reading by POP3, TLS'],
  pop3: ['POP3', 'Reading by POP3, STLS'],
  https: ['HTTPS', 'This dashboard and the API, TLS (HTTPS)'],
  http: ['HTTP', 'This dashboard and the API, in the clear (HTTP)'],
};
const spoken = ({ service }: Listener): string => SERVICES[service]?.[0] ?? human(service);

function ListenerList(): JSX.Element {
  let list!: List;
  const changes = may('put', ONE) || may('delete', ONE);
  const actions: Column<Listener> = {
    head: 'Actions',
    cell: (one) => (
      <Show when={one.source !== 'boot_file'}>
        <span class="row-actions one-line">
          <Show when={may('put', ONE)}>
            <button type="button" class="plain slim" aria-label={`Change ${one.name}`} onClick={() => change(one, list)}>Change</button>
            <Show when={one.enabled} fallback={<button type="button" class="plain slim" aria-label={`Open ${one.name}`} onClick={() => enable(one, list)}>Open</button>}>
              <button type="button" class="plain slim" aria-label={`Close ${one.name}`} onClick={() => disable(one, list)}>Close</button>
            </Show>
          </Show>
          <Show when={may('delete', ONE)}><button type="button" class="danger slim" aria-label={`Delete ${one.name}`} onClick={() => remove(one, list)}>Delete</button></Show>
        </span>
      </Show>
    ),
  };
  return (
    <Listing<Listener>
      label="Listeners" path="/v1/listeners" every={30} hold={(loaded) => (list = loaded)}
      actions={<Show when={may('put', ONE)}><button type="button" onClick={() => make(list)}><Icon name="plus" />New listener</button></Show>}
      columns={[
        { head: 'Listener', cell: (one) => <div><strong class="name">{one.name}</strong> <Show when={one.source === 'boot_file'}><Badge>Boot file</Badge></Show><span class="under">{spoken(one)}</span></div> },
        {
          head: 'Address',
          cell: (one) => <div><code class="bare-code">{one.address}</code><Show when={one.listens_on !== one.address && one.listens_on}>{(where) => <span class="under">open at <code class="bare-code">{where()}</code></span>}</Show></div>,
        },
        { head: 'Status', cell: (one) => <div><State of={one.status} /><Show when={one.problem}><span class="under">{one.problem}; it is tried again every minute.</span></Show></div> },
        ...(changes ? [actions] : []),
      ]}
      empty={<p>Nothing is listened on.</p>}
    />
  );
}

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.%]+\]):\d{1,5}$/i;

/** What is said of one; `one` is undefined for a new one. */
const fields = (one?: Listener): Field[] => [
  {
    name: 'service', label: 'What is spoken', kind: 'select', value: one?.service ?? 'smtp', options: Object.entries(SERVICES).map(([service, [, long]]) => [service, long]),
  },
  {
    name: 'address', label: 'Address and port', required: true, value: one?.address, placeholder: '192.0.2.1:2525',
    hint: 'An address of this machine, such as `192.0.2.1:2525`, or all of them: `[::]:2525`. With port `0` the system chooses one.',
    check: (meant) => (ADDRESS.test(String(meant)) ? undefined : 'This must be an address and a port, such as `192.0.2.1:2525` or `[2001:db8::1]:2525`.'),
  },
  { name: 'enabled', label: 'Open', kind: 'check', value: one?.enabled ?? true, hint: 'Otherwise it is kept, and closed.' },
];

/** What the system says of an address stands there; a name that is taken, or the boot file's, at the name. */
function told(caught: unknown): Record<string, string> | undefined {
  return isCode(caught, 'cannot_listen') ? { address: words(caught).text } : isCode(caught, 'in_boot_file') ? { name: words(caught).text } : undefined;
}

function make(list: List): void {
  const taken = (caught: unknown) => (caught instanceof Problem && caught.status === 412 ? { name: 'There is a listener of this name already.' } : undefined);
  open('New listener', (close) => (
    <Form
      focus cancel={close} action="Make the listener" told={(caught) => taken(caught) ?? told(caught)}
      fields={[{ name: 'name', label: 'Name', required: true, placeholder: 'office', hint: 'Lower-case letters, digits and hyphens. It stays as it is made.' }, ...fields()]}
      submit={async ({ name, ...body }) => {
        const made = await api.put(ONE, { path: { listener: String(name) }, ifNoneMatch: '*', body: body as unknown as types.ListenerReplacement });
        close();
        tell(standing(made.body));
        await list.again();
      }}
    />
  ));
}

/** What is said once it was changed. */
const standing = ({ name, listens_on }: Listener): string => (listens_on ? `${name} is open at ${listens_on}.` : `${name} is closed.`);

function change(one: Listener, list: List): void {
  open(`The listener ${one.name}`, (close) => <Change name={one.name} close={close} list={list} />);
}

function Change(props: { name: string; close: () => void; list: List }): JSX.Element {
  const path = { listener: props.name };
  const read = load((signal) => api.get(ONE, { path, signal }));
  return (
    <Shown of={read}>
      {(value) => (
        <Show when={value()} keyed>
          {({ body, etag }) => (
            <Form
              focus cancel={props.close} action="Save" fields={fields(body)} told={told} again={() => void read.again()}
              submit={async (values) => {
                const changed = await api.put(ONE, { path, ifMatch: etag, body: values as unknown as types.ListenerReplacement });
                props.close();
                tell(standing(changed.body));
                await props.list.again();
              }}
            >
              <Show when={isHere(body)}><Here /></Show>
            </Form>
          )}
        </Show>
      )}
    </Shown>
  );
}

/** Whether the page one looks at may have come by it. */
function isHere({ service, listens_on }: Listener): boolean {
  const { protocol, port } = window.location;
  return `${service}:` === protocol && listens_on?.split(':').pop() === (port || (protocol === 'https:' ? '443' : '80'));
}

const Here = (): JSX.Element => <Notice tone="warn" title="You may be here by it"><p>This page came from the same port. If it is closed or moved, the dashboard may not answer here any more.</p></Notice>;

/** Sends what is there with another word on whether it is open. */
async function turn({ name }: Listener, enabled: boolean, list: List): Promise<void> {
  const { body, etag } = await api.get(ONE, { path: { listener: name } });
  await api.put(ONE, { path: { listener: name }, ifMatch: etag, body: { service: body.service, address: body.address, enabled } });
  await list.again();
}

function enable(one: Listener, list: List): void {
  confirm({
    title: `Open ${one.name}?`, action: 'Open', done: `${one.name} is open.`, words: <p>{spoken(one)} is spoken at <code>{one.address}</code> again.</p>,
    run: () => turn(one, true, list),
  });
}

function disable(one: Listener, list: List): void {
  confirm({
    title: `Close ${one.name}?`, action: 'Close', danger: true, done: `${one.name} is closed.`,
    words: <><p>Nobody can connect to <code>{one.listens_on ?? one.address}</code> any more, until it is opened again. Who is connected ends what is in hand.</p><Show when={isHere(one)}><Here /></Show></>,
    run: () => turn(one, false, list),
  });
}

function remove(one: Listener, list: List): void {
  confirm({
    title: `Delete ${one.name}?`, action: 'Delete', danger: true, done: `${one.name} is deleted.`,
    words: <><p><Show when={one.listens_on} fallback="It is closed already.">{(where) => <>It is closed: nobody can connect to <code>{where()}</code> any more. Who is connected ends what is in hand.</>}</Show></p><Show when={isHere(one)}><Here /></Show></>,
    run: async () => {
      await api.delete(ONE, { path: { listener: one.name } }).catch((caught: unknown) => {
        // Somebody else did it in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      await list.again();
    },
  });
}
