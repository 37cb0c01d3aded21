/** Mailboxes: what people log in to. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { bytes, number } from '../model/words.ts';
import { go, to } from '../router.ts';
import { open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { Badge, Page, State, Time } from '../ui/parts.tsx';
import { mayImport } from './mailbox_import.tsx';

export function Mailboxes(): JSX.Element {
  return (
    <Page title="Mailboxes" about="What people log in to, and what it holds.">
      <MailboxList empty={<><p>There are no mailboxes yet.</p><p class="soft">Make a domain first, then a mailbox in it.</p></>} />
    </Page>
  );
}

export function MailboxList(props: { query?: Record<string, string>; domain?: string; empty: JSX.Element }): JSX.Element {
  return (
    <Listing<types.Mailbox>
      label="Mailboxes" path="/v1/mailboxes" search="Address or name" sorted="address" counted inside={props.query !== undefined} query={props.query ?? {}}
      filters={[
        { name: 'status', label: 'Status', options: [['', 'All but deleted'], ['active', 'Active'], ['staged', 'Staged'], ['disabled', 'Disabled'], ['deleted', 'Deleted']] },
        ...(props.query ? [] : [{ name: 'domain', label: 'Domain', placeholder: 'Any' }]),
      ]}
      actions={
        <>
          <Show when={mayImport()}><a class="button plain" href={to(['mailboxes', 'import'], { domain: props.domain })}>Import</a></Show>
          <Show when={may('post', '/v1/mailboxes')}><button type="button" onClick={() => create(props.domain)}><Icon name="plus" />New mailbox</button></Show>
        </>
      }
      columns={[
        { head: 'Address', sort: 'address', cell: (one) => <><a class="name" href={to(['mailboxes', one.address])}>{one.address}</a><Show when={one.display_name}><span class="under">{one.display_name}</span></Show></> },
        { head: 'Status', cell: (one) => <Status of={one} /> },
        { head: 'Holds', right: true, cell: (one) => <>{bytes(one.used_bytes)}<span class="under">{one.quota_bytes === null ? 'no quota' : `of ${bytes(one.quota_bytes)}`}</span></> },
        { head: 'Messages', right: true, cell: (one) => number(one.message_count) },
        { head: 'Made', sort: 'created_at', cell: (one) => <Time at={one.created_at} /> },
      ]}
      empty={props.empty}
    />
  );
}

/** How a mailbox stands, with each way that is closed. */
export function Status(props: { of: types.Mailbox }): JSX.Element {
  return (
    <span class="badges">
      <State of={props.of.status} />
      <Show when={!props.of.login}><Badge tone="warn">No login</Badge></Show>
      <Show when={props.of.incoming !== 'allow'}><Badge tone="warn">{props.of.incoming === 'hold' ? 'Incoming held' : 'Incoming refused'}</Badge></Show>
      <Show when={props.of.outgoing !== 'allow'}><Badge tone="warn">{props.of.outgoing === 'hold' ? 'Sending held' : 'Sending refused'}</Badge></Show>
      <Show when={props.of.forwarding}><Badge>Sends mail on</Badge></Show>
      <Show when={props.of.second_factor}><Badge tone="good">Second factor</Badge></Show>
      <Show when={!props.of.password_set && props.of.status !== 'deleted'}><Badge>No password</Badge></Show>
    </span>
  );
}

function create(domain: string | undefined): void {
  open('New mailbox', (close) => (
    <Form
      focus cancel={close} action="Make the mailbox"
      fields={[
        { name: 'address', label: 'Address', required: true, placeholder: `anna@${domain ?? 'example.org'}` },
        { name: 'display_name', label: 'Name', hint: 'The name people see.' },
        { name: 'password', label: 'Password', kind: 'password', hint: 'At least 8 characters. Without one nobody logs in until one is set.' },
        { name: 'quota_bytes', label: 'Quota', kind: 'bytes', placeholder: 'As the domain says', hint: 'Such as 5 GiB.' },
      ]}
      submit={async (values) => {
        const address = String(values['address']);
        const whole = domain && !address.includes('@') ? `${address}@${domain}` : address;
        const { body } = await api.post('/v1/mailboxes', { body: { ...values, address: whole } as types.NewMailbox });
        close();
        tell(`The mailbox ${body.address} is made.`);
        go(['mailboxes', body.address]);
      }}
    />
  ));
}
