/** Domains we take mail for. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { go, to } from '../router.ts';
import { open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { Failed } from '../ui/notice.tsx';
import { Badge, Page, State, Time } from '../ui/parts.tsx';
import { Claimed } from './ownership.tsx';

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
        { head: 'Domain', sort: 'name', cell: (one) => <><a class="name" href={to(['domains', one.name])}>{one.name}</a><Show when={one.alias_of}><span class="under">another name of {one.alias_of}</span></Show><Show when={one.external_id}><span class="under">{one.external_id}</span></Show></> },
        { head: 'Status', cell: (one) => <span class="badges"><State of={one.status} /><Show when={one.verified_at === null}><Badge tone="warn">Not verified</Badge></Show></span> },
        { head: 'Tenant', cell: (one) => (one.tenant ? <a href={to(['tenants', one.tenant])}>{one.tenant}</a> : <span class="soft">The server</span>) },
        { head: 'Catch-all', cell: (one) => one.catch_all ?? <span class="soft">None</span> },
        { head: 'Made', sort: 'created_at', cell: (one) => <Time at={one.created_at} /> },
      ]}
      empty={props.empty}
    />
  );
}

/** Whoever administrates the server is believed, and may want the DNS to be looked at all the same. */
function proof(tenant: string | undefined): Field[] {
  if (me()?.reach.kind !== 'system') {
    return [];
  }
  return [{
    name: 'proof', label: 'Ask for proof', kind: 'check', pointer: '/verified', hint: "The domain takes part in mail once its DNS shows that it is the tenant's.",
    check: (asked, { tenant: named }) => (asked && !tenant && !named ? 'Name the tenant who is asked for it.' : undefined),
  }];
}

/** Whether what is filled in is a domain with addresses of its own. */
export const hasAddresses = (shown: Values): boolean => String(shown['alias_of'] ?? '').trim() === '';

/** The field for the domain that this is another name of. */
export const anotherName = (value: string | null): Field => ({
  name: 'alias_of', label: 'Another name of', value, empty: 'null', placeholder: 'None',
  hint: 'A domain of the same tenant: whoever is there is here, too, and logs in and sends by either. Empty for a domain with addresses of its own.',
});

function create(tenant: string | undefined): void {
  open('New domain', (close) => (
    <Form
      focus cancel={close} action="Make the domain"
      fields={[
        { name: 'name', label: 'Name', required: true, placeholder: 'example.org' },
        ...(tenant === undefined && me()?.reach.kind !== 'domain'
          ? [{ name: 'tenant', label: 'Tenant', hint: 'Leave it empty for a domain of your own.' }]
          : []),
        ...proof(tenant),
        anotherName(null),
        { name: 'catch_all', label: 'Catch-all', when: hasAddresses, hint: 'Who gets mail to addresses that are not there. Empty: such mail is refused.' },
      ]}
      failed={(caught) => <Claimed by={caught} fallback={<Failed of={caught} />} />}
      submit={async ({ proof: asked, ...values }) => {
        const { body } = await api.post('/v1/domains', { body: { ...(tenant ? { tenant } : {}), ...(asked ? { verified: false } : {}), ...values } as types.NewDomain });
        close();
        tell(`The domain ${body.name} is made. Its DNS records come next.`);
        go(['domains', body.name], { view: 'dns' });
      }}
    />
  ));
}
