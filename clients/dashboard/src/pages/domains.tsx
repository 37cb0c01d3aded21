/** Domains we take mail for. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { go, to } from '../router.ts';
import { open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { Page, State, Time } from '../ui/parts.tsx';

export function Domains(): JSX.Element {
  return (
    <Page title="Domains" about="The domains this server takes mail for.">
      <DomainList empty={<><p>There are no domains yet.</p><p class="soft">Make one, and the server says which DNS records it needs.</p></>} />
    </Page>
  );
}

export function DomainList(props: { tenant?: string; empty: JSX.Element }): JSX.Element {
  return (
    <Listing<types.Domain>
      label="Domains" path="/v1/domains" search="Name" sorted="name" counted inside={props.tenant !== undefined} query={{ tenant: props.tenant }}
      filters={[{ name: 'status', label: 'Status', options: [['', 'All'], ['active', 'Active'], ['disabled', 'Disabled']] }]}
      actions={<Show when={may('post', '/v1/domains')}><button type="button" onClick={() => create(props.tenant)}><Icon name="plus" />New domain</button></Show>}
      columns={[
        { head: 'Domain', sort: 'name', cell: (one) => <><a class="name" href={to(['domains', one.name])}>{one.name}</a><Show when={one.external_id}><span class="under">{one.external_id}</span></Show></> },
        { head: 'Status', cell: (one) => <State of={one.status} /> },
        { head: 'Tenant', cell: (one) => (one.tenant ? <a href={to(['tenants', one.tenant])}>{one.tenant}</a> : <span class="soft">The server</span>) },
        { head: 'Catch-all', cell: (one) => one.catch_all ?? <span class="soft">None</span> },
        { head: 'Made', sort: 'created_at', cell: (one) => <Time at={one.created_at} /> },
      ]}
      empty={props.empty}
    />
  );
}

function create(tenant: string | undefined): void {
  open('New domain', (close) => (
    <Form
      focus cancel={close} action="Make the domain"
      fields={[
        { name: 'name', label: 'Name', required: true, placeholder: 'example.org' },
        ...(tenant === undefined && me()?.reach.kind !== 'domain'
          ? [{ name: 'tenant', label: 'Tenant', hint: 'Leave it empty for a domain of your own.' }]
          : []),
        { name: 'catch_all', label: 'Catch-all', hint: 'Who gets mail to addresses that are not there. Empty: such mail is refused.' },
      ]}
      submit={async (values) => {
        const { body } = await api.post('/v1/domains', { body: { ...(tenant ? { tenant } : {}), ...values } as types.NewDomain });
        close();
        tell(`The domain ${body.name} is made. Its DNS records come next.`);
        go(['domains', body.name], { view: 'dns' });
      }}
    />
  ));
}
