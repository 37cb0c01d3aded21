/** A domain: its limits, its DNS, its mailboxes and aliases. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, loose } from '../model/api.ts';
import type { Checked } from '../model/coming.ts';
import { may } from '../model/session.ts';
import { bytes, human, number } from '../model/words.ts';
import { go, place, to } from '../router.ts';
import { confirm, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Failed } from '../ui/notice.tsx';
import { Card, Copy, Facts, Page, Shown, State, Tabs, Time } from '../ui/parts.tsx';
import { AliasList } from './aliases.tsx';
import { MailboxList } from './mailboxes.tsx';
import { metadataField, metadataOf } from './metadata.ts';

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
  const view = () => place().query['view'] ?? 'about';
  const tab = (key: string, words: string): [string, string, string] => [key, words, to(['domains', props.key], key === 'about' ? {} : { view: key })];
  const remove = () =>
    confirm({
      title: `Delete ${props.key}?`, words: <p>Its signing keys go with it. Its mailboxes and aliases must be deleted first.</p>, action: 'Delete', danger: true, done: `${props.key} is deleted.`,
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
      about={<Show when={read.value()}>{(value) => <><State of={value().domain.status} /> {value().domain.tenant ? <>of tenant <a href={to(['tenants', value().domain.tenant ?? ''])}>{value().domain.tenant}</a></> : 'of the server itself'}</>}</Show>}
      actions={
        <Show when={read.value() && may('patch', '/v1/domains/{domain}')}>
          <Show when={read.value()?.domain.status === 'active'} fallback={<button type="button" onClick={() => turn('active')}>Enable</button>}>
            <button type="button" class="plain" onClick={() => turn('disabled')}>Disable</button>
          </Show>
          <button type="button" class="danger" onClick={remove}>Delete</button>
        </Show>
      }
    >
      <Tabs label="Of this domain" at={view()} of={[tab('about', 'About'), tab('dns', 'DNS'), tab('mailboxes', 'Mailboxes'), tab('aliases', 'Aliases')]} />
      <Show when={view() === 'about'}>
        <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <About of={read} value={now} />}</Show>}</Shown>
      </Show>
      <Show when={view() === 'dns'}><Dns domain={props.key} /></Show>
      <Show when={view() === 'mailboxes'}><MailboxList query={{ domain: props.key }} domain={props.key} empty={<p>It has no mailboxes.</p>} /></Show>
      <Show when={view() === 'aliases'}><AliasList domain={props.key} empty={<p>It has no aliases.</p>} /></Show>
    </Page>
  );
}

function About(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const { domain, etag } = props.value;
  return (
    <div class="columns">
      <Card title="About">
        <Facts
          rows={[
            ['Identifier', <code>{domain.id}</code>],
            ['Mailboxes it may have', domain.mailbox_limit === null ? 'As many as its tenant' : number(domain.mailbox_limit)],
            ['One mailbox at most', domain.quota_limit_bytes === null ? 'As the plan allows' : bytes(domain.quota_limit_bytes)],
            ['A new mailbox', domain.default_quota_bytes === null ? 'The most that is allowed' : bytes(domain.default_quota_bytes)],
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
              { name: 'catch_all', label: 'Catch-all', value: domain.catch_all, empty: 'null', hint: 'Who gets mail to addresses that are not there. Empty: such mail is refused.' },
              { name: 'mailbox_limit', label: 'Mailboxes at most', kind: 'number', min: 0, value: domain.mailbox_limit, empty: 'null', placeholder: 'As many as its tenant' },
              { name: 'quota_limit_bytes', label: 'One mailbox at most', kind: 'bytes', value: domain.quota_limit_bytes, empty: 'null', placeholder: 'As the plan allows' },
              { name: 'default_quota_bytes', label: 'Quota of a new mailbox', kind: 'bytes', value: domain.default_quota_bytes, empty: 'null', placeholder: 'The most that is allowed' },
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
  receive: 'So that mail comes here', spf: 'Who may send for the domain (SPF)', dkim: 'What its mail is signed with (DKIM)', dmarc: 'What to do with what fails both (DMARC)',
};

function Dns(props: { domain: string }): JSX.Element {
  const path = { domain: props.domain };
  const checks = may('get', '/v1/domains/{domain}/dns-check');
  const wanted = load(async (signal) => (await api.get('/v1/domains/{domain}/dns-records', { path, signal })).body.data);
  const [asked, setAsked] = createSignal(checks);
  const check = load(async (signal) => {
    if (!asked()) {
      return undefined;
    }
    const { body } = await loose().get<Record<string, unknown>>('/v1/domains/{domain}/dns-check', { path, signal });
    return (body['data'] ?? body['records'] ?? body['checks'] ?? []) as Checked[];
  });
  const of = (record: types.DnsRecord) => check.value()?.find((one) => one.name === record.name && one.type === record.type && (one.purpose === undefined || one.purpose === record.purpose) && (one.value ?? one.expected ?? record.value) === record.value)
    ?? check.value()?.find((one) => one.name === record.name && one.type === record.type && one.purpose === record.purpose);
  return (
    <Card
      title="Records its DNS should show" about="Put these into the zone of the domain, wherever its DNS is kept."
      actions={<Show when={checks}><button type="button" class="plain slim" disabled={check.loading()} onClick={() => { setAsked(true); void check.again(); }}>{check.loading() ? 'Checking…' : 'Check again'}</button></Show>}
    >
      <Show when={check.failure()}>{(failure) => <Failed of={failure()} title="DNS could not be checked" />}</Show>
      <Shown of={wanted}>
        {(records) => (
          <ul class="list records">
            <For each={records()}>
              {(record) => (
                <li>
                  <div class="grow">
                    <div class="record-head">
                      <strong>{PURPOSES[record.purpose] ?? human(record.purpose)}</strong>
                      <Show when={of(record)}>{(one) => <State of={one().status} />}</Show>
                    </div>
                    <p><code>{record.name}</code> {record.type}</p>
                    <Copy text={record.value} label={`Value of ${record.type} ${record.name}`} rows={Math.ceil(record.value.length / 84)} />
                    <Show when={of(record)}>
                      {(one) => (
                        <>
                          <Show when={one().detail}><p class="small soft">{one().detail}</p></Show>
                          <Show when={!['ok', 'pass', 'found'].includes(one().status) && one().found?.length}>
                            <p class="small">DNS shows: <For each={[one().found].flat()}>{(text) => <code>{text}</code>}</For></p>
                          </Show>
                        </>
                      )}
                    </Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
        )}
      </Shown>
    </Card>
  );
}
