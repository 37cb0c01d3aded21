/** The licence: cards for the product and each add-on, and what can be done about them (LIC-12 to LIC-42). */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { addon, counted, human, state, type Tone } from '../model/words.ts';
import { to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Card, Copy, Facts, Meter, Page, Shown, State, Time } from '../ui/parts.tsx';
import { DevelopmentRoot, Reasons } from './license_notices.tsx';
import { chooseMailboxes } from './license_mailboxes.tsx';

type Read = Loaded<types.License>;

export function LicensePage(): JSX.Element {
  const read = load(async (signal) => (await api.get('/v1/license', { signal })).body, 60);
  const changes = may('post', '/v1/license/activations');
  return (
    <Page
      title="Licence" about="What the licence allows, what is in use, and what can be added."
      actions={
        <Show when={changes && read.value()}>
          <button type="button" onClick={() => activate(read)}>Activate</button>
          <Show when={read.value()?.product.key_prefix}><Reactivate of={read} /></Show>
          <Show when={read.value()?.purchase_url}>
            {(url) => <a class="button plain" href={url()} target="_blank" rel="noreferrer noopener">Purchase<span class="unseen"> (opens a new window)</span></a>}
          </Show>
        </Show>
      }
    >
      <Shown of={read}>
        {(license) => (
          <>
            <Show when={license().development_root}><DevelopmentRoot /></Show>
            <Reasons of={license().reasons} />
            <Show when={license().choose_by}>
              <Notice tone="warn" title="There are more mailboxes than the licence allows">
                <p>Choose until <Time at={license().choose_by} exact /> which ones stay active. The others keep receiving and lose nothing.</p>
                <Show when={changes}><p><button type="button" class="plain" onClick={() => chooseMailboxes(read)}>Choose the mailboxes</button></p></Show>
              </Notice>
            </Show>
            <div class="cards licence">
              <Product of={license()} />
              <For each={license().addons}>{(one) => <Addon of={one} license={license()} read={read} changes={changes} />}</For>
            </div>
            <div class="columns">
              <Installation of={license()} />
              <Show when={changes}><Offline read={read} /></Show>
            </div>
          </>
        )}
      </Shown>
    </Page>
  );
}

const PRODUCT: Record<string, Tone> = { licensed: 'good', free: 'plain' };

function Product(props: { of: types.License }): JSX.Element {
  const product = () => props.of.product;
  const level = () => `${human(product().edition)}${product().proxy ? ' with Proxy' : ''}`;
  return (
    <section class="card product" aria-labelledby="card-product">
      <div class="card-head">
        <h2 id="card-product">Pennypost {level()}</h2>
        <Badge tone={PRODUCT[props.of.state] ?? state(props.of.state)[1]}>{state(props.of.state)[0]}</Badge>
      </div>
      <Show when={product().kind === 'free'}>
        <p class="soft">Free holds one domain and ten mailboxes for as long as you like. A licence key raises both, and add-ons come with it.</p>
      </Show>
      <For each={product().uses}>{(use) => <Meter name={use.name} used={use.used} limit={use.limit} />}</For>
      <Facts
        rows={[
          ['Licence key', product().key_prefix ? <code>{product().key_prefix}…</code> : 'None: the Free edition needs no key'],
          ['Licence level', `${level()}${product().kind === 'free' ? '' : `, ${KINDS[product().kind] ?? product().kind}`}`],
          ['Maintenance and support', <><State of={product().maintenance.status} /></>],
          [product().maintenance.status === 'lapsed' ? 'Ended' : 'Maintenance until', product().maintenance.ends_at && <Time at={product().maintenance.ends_at} day />],
          ['Licence ends', product().ends_at ? <Time at={product().ends_at} day /> : 'Never'],
          ['Payment', product().payment === 'paid' ? undefined : <><State of={product().payment} /> {product().invoice && `Invoice ${product().invoice}`} <Show when={product().payment_due_at}>until <Time at={product().payment_due_at} day /></Show></>],
          ['Holds without word from the vendor until', product().lease_ends_at && <Time at={product().lease_ends_at} day />],
        ]}
      />
    </section>
  );
}

const KINDS: Record<string, string> = { trial: 'a trial', paid: 'bought', lease: 'leased', nfr: 'not for resale' };

const ABOUT: Record<string, string> = {
  activesync: 'Mail, contacts and calendars on telephones, by Exchange ActiveSync.',
  ews: 'Outlook and other programs, by Exchange Web Services.',
  feed: 'Rules against spam and viruses that are always fresh.',
  archive: 'Every message kept and found again, and journals.',
  cluster: 'Several servers that stand in for each other.',
};

function Addon(props: { of: types.LicenseAddon; license: types.License; read: Read; changes: boolean }): JSX.Element {
  const name = () => addon(props.of.code);
  const id = `card-${props.of.code}`;
  const start = () =>
    confirm({
      title: `Start the trial of ${name()}?`,
      words: <p>It runs for up to 30 days, and can be started one time only. Then {name()} stops unless it is bought; what was made with it is kept.</p>,
      action: 'Start trial', done: `The trial of ${name()} runs.`,
      run: async () => props.read.put((await api.post('/v1/license/trials', { body: { addon: props.of.code } })).body),
    });
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{name()}</h2>
        <Badge tone={props.of.kind === 'trial' ? 'warn' : state(props.of.status)[1]}>{props.of.kind === 'trial' && props.of.status === 'on' ? 'Trial' : state(props.of.status)[0]}</Badge>
      </div>
      <Show when={ABOUT[props.of.code]}><p class="soft">{ABOUT[props.of.code]}</p></Show>
      <Facts
        rows={[
          [props.of.code === 'activesync' ? 'Mailboxes' : 'How many', props.of.quantity > 0 && String(props.of.quantity)],
          ['Kind', props.of.kind && (props.of.kind === 'paid' ? 'Bought' : 'Trial')],
          ['Until', props.of.kind && (props.of.until ? <Time at={props.of.until} day /> : 'As long as the licence')],
          ['Trial', props.of.trial_available ? 'Available, for up to 30 days' : props.of.kind === 'trial' ? 'Runs' : props.license.product.edition === 'free' ? 'Not on Free' : 'Not available'],
        ]}
      />
      <div class="actions foot">
        <Show when={props.of.trial_available && props.changes}>
          <button type="button" onClick={start} aria-label={`Start trial of ${name()}`}>Start trial</button>
        </Show>
        <Show when={props.license.purchase_url && props.of.kind !== 'paid'}>
          <a class="button plain" href={props.license.purchase_url ?? ''} target="_blank" rel="noreferrer noopener" aria-label={`Purchase ${name()}`}>Purchase</a>
        </Show>
      </div>
    </section>
  );
}

function activate(read: Read): void {
  open('Activate a licence key', (close) => (
    <Form
      focus cancel={close} action="Activate"
      fields={[
        { name: 'key', label: 'Licence key', required: true, hint: 'In any case, with or without hyphens.' },
        { name: 'email', label: 'Email address of the vendor’s account', kind: 'email', pointer: '/account/email', hint: 'A paid key needs the account that bought it. A trial key needs none.', autocomplete: 'off' },
        { name: 'password', label: 'Password of that account', kind: 'password', pointer: '/account/password', autocomplete: 'off', hint: 'Sent to the vendor, and kept nowhere.' },
      ]}
      submit={async ({ key, email, password }) => {
        const account = email || password ? { account: { email: String(email ?? ''), password: String(password ?? '') } } : {};
        read.put((await api.post('/v1/license/activations', { body: { key: String(key), ...account } })).body);
        close();
        tell('The licence is activated, and holds at once.');
      }}
    />
  ));
}

function Reactivate(props: { of: Read }): JSX.Element {
  const ask = () =>
    confirm({
      title: 'Reactivate?', action: 'Reactivate', done: 'The licence is as the vendor has it now.',
      words: <p>The server asks the vendor for the limits as they stand now: after an add-on was bought, the edition raised, or more mailboxes were ordered. It needs no login, and holds at once.</p>,
      run: async () => props.of.put((await api.post('/v1/license/refresh')).body),
    });
  return <button type="button" class="plain" onClick={ask}>Reactivate</button>;
}

function Installation(props: { of: types.License }): JSX.Element {
  const [link, setLink] = createSignal<types.LicenseAccountLink>();
  const ask = () =>
    confirm({
      title: 'Make a link to the vendor’s account page?', action: 'Make the link',
      words: <p>Whoever opens it can see the invoices of this licence, buy more and move it. It works once.</p>,
      run: async () => setLink((await api.post('/v1/license/account-links')).body),
    });
  return (
    <Card title="This installation">
      <Facts
        rows={[
          ['Installation', <code>{props.of.installation_id}</code>],
          ['Host name', props.of.hostname ?? 'None that is fully qualified'],
          ['Licence server', props.of.server_url ?? <>Nobody named one. <Show when={may('get', '/v1/settings/license')}><a href={to(['settings', 'license'])}>Name it</a></Show></>],
          ['Heard of last', <Time at={props.of.last_contact_at} exact />],
          ['Next change by itself', props.of.next_change_at ? <Time at={props.of.next_change_at} exact /> : 'None'],
        ]}
      />
      <Show when={link()}>
        {(made) => (
          <Notice tone="good" title="The link is made">
            <p><a href={made().url} target="_blank" rel="noreferrer noopener">Open the account page</a>, once, until <Time at={made().expires_at} exact />.</p>
          </Notice>
        )}
      </Show>
      <Show when={may('post', '/v1/license/account-links') && props.of.product.key_prefix}>
        <div class="actions">
          <button type="button" class="plain" onClick={ask}>Account page</button>
          <button type="button" class="danger" onClick={deactivate}>Deactivate</button>
        </div>
      </Show>
    </Card>
  );
}

function deactivate(): void {
  confirm({
    title: 'Give the licence up?', action: 'Deactivate', danger: true,
    words: <p>It can be used on another server then. From now on the limits of Free hold here: {counted('domains').toLowerCase()} 1, mailboxes 10.</p>,
    run: async () => {
      const { body } = await api.delete('/v1/license');
      open('The licence is given up', (close) => (
        <>
          <p>Where the vendor could not be told over the network, this text frees the licence on its account page.</p>
          <Copy text={body.receipt} label="Receipt" rows={8} />
          <div class="actions end"><button type="button" onClick={() => { close(); window.location.reload(); }}>Done</button></div>
        </>
      ));
    },
  });
}

/** Where port 443 is closed: texts are carried by hand (LIC-16). */
function Offline(props: { read: Read }): JSX.Element {
  const request = () =>
    open('Write a request', (close) => {
      const [made, setMade] = createSignal<string>();
      return (
        <Show
          when={made()}
          fallback={
            <Form
              focus cancel={close} action="Write it"
              fields={[
                { name: 'purpose', label: 'What is asked for', kind: 'select', options: [['activate', 'Activate a key'], ['refresh', 'Reactivate'], ['transfer', 'Move the licence here']] },
                { name: 'key', label: 'Licence key', hint: 'Where one is to be activated. Only its first characters leave this server.' },
              ]}
              submit={async (values) => setMade((await api.post('/v1/license/requests', { body: values as types.NewLicenseRequest })).body.request)}
            />
          }
        >
          {(text) => (
            <>
              <p>Carry this text to the vendor’s account page. Its answer is waited for for thirty days.</p>
              <Copy text={text()} label="Request" rows={10} />
              <div class="actions end"><button type="button" onClick={close}>Done</button></div>
            </>
          )}
        </Show>
      );
    });
  const response = () =>
    open('Take the vendor’s answer', (close) => (
      <Form
        focus cancel={close} action="Take it"
        fields={[{ name: 'response', label: 'The text as the account page gave it', kind: 'area', required: true }]}
        submit={async ({ response: text }) => {
          props.read.put((await api.post('/v1/license/responses', { body: { response: String(text) } })).body);
          close();
          tell('The answer holds at once.');
        }}
      />
    ));
  return (
    <Card title="Without a connection" about="Activation goes over outgoing TCP port 443. Where that is closed, carry a request to the vendor’s account page by hand, and its answer back.">
      <div class="actions">
        <button type="button" class="plain" onClick={request}>Write a request</button>
        <button type="button" class="plain" onClick={response}>Take the answer</button>
      </div>
    </Card>
  );
}
