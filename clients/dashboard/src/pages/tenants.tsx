/** Tenants: whoever has domains here. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, loose, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { go, to } from '../router.ts';
import { open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { Page, State, Time } from '../ui/parts.tsx';

export function Tenants(): JSX.Element {
  const makes = () => may('post', '/v1/tenants');
  return (
    <Page
      title="Tenants" about="Whoever has domains here: customers, and resellers with tenants of their own."
      actions={<Show when={makes()}><button type="button" onClick={() => void create()}><Icon name="plus" />New tenant</button></Show>}
    >
      <TenantList empty={<><p>There are no tenants yet.</p><p class="soft">A tenant is a customer with domains, a plan and limits. Domains can also belong to the server itself.</p></>} />
    </Page>
  );
}

/** The list, also of the tenants under a reseller. */
export function TenantList(props: { parent?: string; plan?: string; empty: JSX.Element }): JSX.Element {
  return (
    <Listing<types.Tenant>
      label="Tenants" path="/v1/tenants" search="Name or external identifier" sorted="name" counted
      inside={props.parent !== undefined || props.plan !== undefined} query={{ parent: props.parent, plan: props.plan }}
      filters={[
        { name: 'status', label: 'Status', options: [['', 'Active and suspended'], ['active', 'Active'], ['suspended', 'Suspended'], ['terminated', 'Terminated']] },
        ...(props.plan === undefined ? [{ name: 'plan', label: 'Plan', placeholder: 'Any' }] : []),
      ]}
      columns={[
        { head: 'Tenant', sort: 'name', cell: (one) => <><a class="name" href={to(['tenants', one.name])}>{one.name}</a><Show when={one.external_id}><span class="under">{one.external_id}</span></Show></> },
        { head: 'Status', cell: (one) => <State of={one.status} /> },
        { head: 'Plan', cell: (one) => (one.plan ? <a href={to(['plans', one.plan])}>{one.plan}</a> : <span class="soft">None</span>) },
        { head: 'First domain', cell: (one) => (one.domain ? <a href={to(['domains', one.domain])}>{one.domain}</a> : <span class="soft">None</span>) },
        { head: 'Reseller', cell: (one) => (one.parent ? <a href={to(['tenants', one.parent])}>{one.parent}</a> : <span class="soft">The server</span>) },
        { head: 'Made', sort: 'created_at', cell: (one) => <Time at={one.created_at} /> },
      ]}
      empty={props.empty}
    />
  );
}

/** The names of plans, for forms; none when they may not be read. */
export async function planNames(): Promise<string[]> {
  if (!may('get', '/v1/plans')) {
    return [];
  }
  const { body } = await loose().get<PageOf<types.Plan>>('/v1/plans', { query: { limit: 100 } });
  return body.data.map(({ name }) => name);
}

async function create(): Promise<void> {
  const plans = await planNames().catch(() => []);
  open('New tenant', (close) => (
    <Form
      focus cancel={close} action="Make the tenant"
      fields={[
        { name: 'name', label: 'Name', hint: 'Lower-case letters, digits and inner hyphens. Leave it empty to name the tenant after its domain.' },
        { name: 'domain', label: 'First domain', hint: 'Made together with the tenant.', placeholder: 'example.org' },
        { name: 'plan', label: 'Plan', kind: 'select', options: [['', 'None: no limits but its own'], ...plans.map((name): [string, string] => [name, name])] },
        { name: 'external_id', label: 'External identifier', hint: 'What your own system calls it.' },
        { name: 'admin', label: 'Login of its administrator', pointer: '/admin/login', hint: 'Somebody who is made to administrate it; their password is set afterwards.' },
      ]}
      submit={async ({ admin, ...values }) => {
        const { body } = await api.post('/v1/tenants', { body: { ...values, ...(admin ? { admin: { login: String(admin) } } : {}) } as types.NewTenant });
        close();
        tell(`The tenant ${body.name} is made.`);
        go(['tenants', body.name]);
      }}
    />
  ));
}
