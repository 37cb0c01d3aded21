/** A domain: whether it takes part in mail, its limits, its DNS, its mailboxes, aliases and contacts. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { bytes, human, number, plural } from '../model/words.ts';
import { go, place, to } from '../router.ts';
import { confirm, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Failed } from '../ui/notice.tsx';
import { Badge, Card, Copy, Facts, Page, Shown, State, Tabs, Time } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';
import { AliasList } from './aliases.tsx';
import { ContactList } from './contacts.tsx';
import { DkimKeys } from './dkim_keys.tsx';
import { anotherName, hasAddresses } from './domains.tsx';
import { MailboxList } from './mailboxes.tsx';
import { metadataField, metadataOf } from './metadata.ts';
import { Unverified } from './ownership.tsx';

interface Read {
  domain: types.Domain;
  etag: string | undefined;
}

export function DomainPage(props: { key: string }): JSX.Element {
  const path = { domain: props.key };
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get('/v1/domains/{domain}', { path, signal });
    return { domain: body, etag };
  });
  // Once it is verified, one record less is wanted.
  const [records, wantOthers] = createSignal({});
  const view = () => place().query['view'] ?? 'about';
  const tab = (key: string, words: string): [string, string, string] => [key, words, to(['domains', props.key], key === 'about' ? {} : { view: key })];
  const hasBook = () => may('get', '/v1/domains/{domain}/contacts');
  const remove = () =>
    confirm({
      title: `Delete ${props.key}?`, words: <p>Its signing keys and its address book go with it. Its mailboxes, aliases and other names must be deleted first.</p>, action: 'Delete', danger: true, done: `${props.key} is deleted.`,
      run: async () => {
        await api.delete('/v1/domains/{domain}', { path, ifMatch: read.value()?.etag });
        go(['domains']);
      },
    });
  const turn = (status: 'active' | 'disabled') =>
    confirm({
      title: status === 'disabled' ? `Disable ${props.key}?` : `Enable ${props.key}?`,
      words: <p>{status === 'disabled' ? 'It takes no part in mail until it is enabled again. Everything in it is kept.' : 'Mail to it and from it flows again.'}</p>,
      action: status === 'disabled' ? 'Disable' : 'Enable', danger: status === 'disabled', done: `${props.key} is ${status}.`,
      run: async () => {
        const { body, etag } = await api.patch('/v1/domains/{domain}', { path, ifMatch: read.value()?.etag, body: { status } });
        read.put({ domain: body, etag });
      },
    });
  return (
    <Page
      title={props.key} back={['#/domains', 'Domains']}
      about={<Show when={read.value()}>{(value) => <><span class="badges"><State of={value().domain.status} /><Show when={value().domain.verified_at === null}><Badge tone="warn">Not verified</Badge></Show></span> <Show when={value().domain.alias_of}>{(other) => <>another name of <OtherDomain name={other()} />, </>}</Show>{value().domain.tenant ? <>of tenant <a href={to(['tenants', value().domain.tenant ?? ''])}>{value().domain.tenant}</a></> : 'of the server itself'}</>}</Show>}
      actions={
        <Show when={read.value() && may('patch', '/v1/domains/{domain}')}>
          <Show when={read.value()?.domain.status === 'active'} fallback={<button type="button" onClick={() => turn('active')}>Enable</button>}>
            <button type="button" class="plain" onClick={() => turn('disabled')}>Disable</button>
          </Show>
          <button type="button" class="danger" onClick={remove}>Delete</button>
        </Show>
      }
    >
      <Show when={read.value()?.domain.verified_at === null && read.value()}>
        {(value) => (
          <Unverified
            domain={value().domain} listed={view() === 'dns'}
            verified={(domain, etag) => {
              read.put({ domain, etag });
              wantOthers({});
            }}
          />
        )}
      </Show>
      <Tabs label="Of this domain" at={view()} of={[tab('about', 'About'), tab('dns', 'DNS'), tab('mailboxes', 'Mailboxes'), tab('aliases', 'Aliases'), ...(hasBook() ? [tab('contacts', 'Contacts')] : [])]} />
      <Show when={view() === 'about'}>
        <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <About of={read} value={now} />}</Show>}</Shown>
      </Show>
      <Show when={view() === 'dns' && records()} keyed><Dns domain={props.key} /></Show>
      <Show when={(view() === 'mailboxes' || view() === 'aliases') && read.value()?.domain.alias_of}>
        {(other) => <div class="empty"><p>It has no addresses of its own: whoever is at <OtherDomain name={other()} /> is here, too.</p></div>}
      </Show>
      <Show when={view() === 'contacts' && hasBook() && read.value()?.domain.alias_of}>
        {(other) => <div class="empty"><p>It has no address book of its own: <a href={to(['domains', other()], { view: 'contacts' })}>that of {other()}</a> is its, too.</p></div>}
      </Show>
      <Show when={!read.value()?.domain.alias_of}>
        <Show when={view() === 'mailboxes'}><MailboxList query={{ domain: props.key }} domain={props.key} empty={<p>It has no mailboxes.</p>} /></Show>
        <Show when={view() === 'aliases'}><AliasList domain={props.key} empty={<p>It has no aliases.</p>} /></Show>
        <Show when={view() === 'contacts' && hasBook()}>
          <ContactList domain={props.key} empty={<><p>Nobody is in its address book yet.</p><p class="soft">Holders of its mailboxes look up there whom they write to.</p></>} />
        </Show>
      </Show>
    </Page>
  );
}

function OtherDomain(props: { name: string }): JSX.Element {
  return <a href={to(['domains', props.name])}>{props.name}</a>;
}

function About(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const { domain, etag } = props.value;
  // Whoever administrates a domain alone does not say what else it is called.
  const isAsked = me()?.reach.kind !== 'domain';
  const hasOwn = isAsked ? hasAddresses : () => !domain.alias_of;
  return (
    <div class="columns">
      <Card title="About">
        <Facts
          rows={[
            ['Identifier', <code>{domain.id}</code>],
            ['Verified', <Time at={domain.verified_at} none="Not yet" exact />],
            ['Another name of', domain.alias_of && <OtherDomain name={domain.alias_of} />],
            ['Mailboxes it may have', !domain.alias_of && (domain.mailbox_limit === null ? 'As many as its tenant' : number(domain.mailbox_limit))],
            ['One mailbox at most', !domain.alias_of && (domain.quota_limit_bytes === null ? 'As the plan allows' : bytes(domain.quota_limit_bytes))],
            ['A new mailbox', !domain.alias_of && (domain.default_quota_bytes === null ? 'The most that is allowed' : bytes(domain.default_quota_bytes))],
            ['Made', <Time at={domain.created_at} exact />],
            ['Changed', <Time at={domain.updated_at} />],
          ]}
        />
      </Card>
      <Show when={may('patch', '/v1/domains/{domain}')}>
        <Card title="Change">
          <Form
            changed action="Save" again={() => void props.of.again()}
            fields={[
              ...(isAsked ? [anotherName(domain.alias_of)] : []),
              { name: 'catch_all', label: 'Catch-all', when: hasOwn, value: domain.catch_all, empty: 'null', hint: 'Who gets mail to addresses that are not there. Empty: such mail is refused.' },
              { name: 'mailbox_limit', label: 'Mailboxes at most', kind: 'number', min: 0, when: hasOwn, value: domain.mailbox_limit, empty: 'null', placeholder: 'As many as its tenant' },
              { name: 'quota_limit_bytes', label: 'One mailbox at most', kind: 'bytes', when: hasOwn, value: domain.quota_limit_bytes, empty: 'null', placeholder: 'As the plan allows' },
              { name: 'default_quota_bytes', label: 'Quota of a new mailbox', kind: 'bytes', when: hasOwn, value: domain.default_quota_bytes, empty: 'null', placeholder: 'The most that is allowed' },
              { name: 'external_id', label: 'External identifier', value: domain.external_id, empty: 'null' },
              metadataField(domain.metadata),
            ]}
            submit={async (values) => {
              const { body, etag: next } = await api.patch('/v1/domains/{domain}', { path: { domain: domain.name }, ifMatch: etag, body: metadataOf(values, domain.metadata) as types.DomainPatch });
              tell('The domain is changed.');
              props.of.put({ domain: body, etag: next });
            }}
          />
        </Card>
      </Show>
    </div>
  );
}

const PURPOSES: Record<string, string> = {
  ownership: 'Whose the domain is', receive: 'So that mail comes here', spf: 'Who may send for the domain (SPF)', dkim: 'What its mail is signed with (DKIM)', dmarc: 'What to do with what fails both (DMARC)',
};

/** What DNS shows of this wanted record, once it was looked up. */
const checkOf = (record: types.DnsRecord, all: types.DnsCheck[] | undefined) =>
  all?.find((one) => one.purpose === record.purpose && one.name === record.name && one.type === record.type && one.value === record.value);

/** How many stand well; a screen reader says it when they were looked up. */
function counted(all: types.DnsCheck[]): string {
  const many = (status: types.DnsStanding) => all.filter((one) => one.status === status).length;
  return `As it should be: ${many('good')} of ${plural(all.length, 'record')}.${many('unknown') ? ` Not looked up: ${many('unknown')}.` : ''}`;
}

function Dns(props: { domain: string }): JSX.Element {
  const path = { domain: props.domain };
  const checks = may('get', '/v1/domains/{domain}/dns-check');
  const wanted = load(async (signal) => (await api.get('/v1/domains/{domain}/dns-records', { path, signal })).body.data);
  const check = load(async (signal) => (checks ? (await api.get('/v1/domains/{domain}/dns-check', { path, signal })).body.data : undefined));
  return (
    <>
      <Card
        title="Records its DNS should show" about="Put these into the zone of the domain, wherever its DNS is kept."
        actions={<Show when={checks}><button type="button" class="plain slim" disabled={check.loading()} onClick={() => void check.again()}>{check.loading() ? 'Checking…' : 'Check again'}</button></Show>}
      >
        <Show when={check.failure()}>{(failure) => <Failed of={failure()} title="DNS could not be checked" />}</Show>
        <p class="soft" role="status"><Show when={!check.loading() && check.value()}>{(all) => counted(all())}</Show></p>
        <Shown of={wanted}>
          {(records) => (
            <ul class="list records" aria-busy={check.loading()}>
              <For each={records()}>{(record) => <Wanted record={record} check={checkOf(record, check.value())} />}</For>
            </ul>
          )}
        </Shown>
      </Card>
      <Show when={may('get', '/v1/domains/{domain}/dkim-keys')}>
        <DkimKeys domain={props.domain} changed={() => void Promise.all([wanted.again(), check.again()])} />
      </Show>
    </>
  );
}

function Wanted(props: { record: types.DnsRecord; check: types.DnsCheck | undefined }): JSX.Element {
  const { record } = props;
  return (
    <li>
      <div class="grow">
        <div class="record-head">
          <strong>{PURPOSES[record.purpose] ?? human(record.purpose)}</strong>
          <Show when={props.check}>{(one) => <State of={one().status} />}</Show>
        </div>
        <p><code>{record.name}</code> {record.type}</p>
        <Copy text={record.value} label={`Value of ${record.type} ${record.name}`} rows={Math.ceil(record.value.length / 84)} />
        <Show when={props.check}>
          {(one) => (
            <>
              <p class="small soft"><Told text={one().detail} /></p>
              <Show when={one().status !== 'good' && one().found.length > 0}>
                <p class="small">DNS shows: <For each={one().found}>{(text) => <><code>{text}</code> </>}</For></p>
              </Show>
            </>
          )}
        </Show>
      </div>
    </li>
  );
}
