/** Plans: what tenants are sold. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { choices } from '../model/document.ts';
import { may } from '../model/session.ts';
import { amount, counted, human } from '../model/words.ts';
import { go, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { load } from '../ui/load.ts';
import { Card, Facts, Page, Shown, Time } from '../ui/parts.tsx';
import { LIMITS } from './tenant.tsx';
import { TenantList } from './tenants.tsx';

const limit = (plan: types.Plan, name: (typeof LIMITS)[number]) => {
  const value = plan.limits[name];
  return value === null || value === undefined ? <span class="soft">No limit</span> : amount(name, value);
};

export function Plans(): JSX.Element {
  return (
    <Page
      title="Plans" about="What tenants are sold: limits, and what it holds."
      actions={<Show when={may('post', '/v1/plans')}><button type="button" onClick={create}><Icon name="plus" />New plan</button></Show>}
    >
      <Listing<types.Plan>
        label="Plans" path="/v1/plans"
        columns={[
          { head: 'Plan', cell: (one) => <><a class="name" href={to(['plans', one.name])}>{one.name}</a><Show when={one.description}><span class="under">{one.description}</span></Show></> },
          { head: 'Domains', right: true, cell: (one) => limit(one, 'domains') },
          { head: 'Mailboxes', right: true, cell: (one) => limit(one, 'mailboxes') },
          { head: 'Storage', right: true, cell: (one) => limit(one, 'storage_bytes') },
          { head: 'One mailbox', right: true, cell: (one) => limit(one, 'mailbox_bytes') },
          { head: 'Holds', cell: (one) => one.features.map(human).join(', ') || <span class="soft">Nothing</span> },
        ]}
        empty={<><p>There are no plans yet.</p><p class="soft">A plan is a set of limits that many tenants share.</p></>}
      />
    </Page>
  );
}

function fieldsOf(plan?: types.Plan): Field[] {
  return [
    { name: 'name', label: 'Name', required: true, value: plan?.name, hint: 'Lower-case letters, digits and inner hyphens.' },
    { name: 'description', label: 'Description', value: plan?.description, empty: 'text' },
    ...LIMITS.map((name): Field => ({
      name, label: counted(name), kind: name.endsWith('bytes') ? 'bytes' : 'number', min: 0, pointer: `/limits/${name}`, empty: 'null', placeholder: 'No limit',
      value: plan?.limits[name], ...(name === 'tenants' ? { hint: 'More than none makes a reseller.' } : {}),
    })),
    { name: 'features', label: 'It holds', kind: 'checks', value: plan ? [...plan.features] : choices('Feature'), options: choices('Feature').map((one) => [one, human(one)]) },
  ];
}

function bodyOf(values: Values): types.NewPlan {
  const limits = Object.fromEntries(LIMITS.filter((name) => name in values).map((name) => [name, values[name]]));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !(LIMITS as readonly string[]).includes(name)));
  return { ...rest, limits } as unknown as types.NewPlan;
}

function create(): void {
  open('New plan', (close) => (
    <Form
      focus cancel={close} action="Make the plan" class="two" fields={fieldsOf()}
      submit={async (values) => {
        const { body } = await api.post('/v1/plans', { body: bodyOf(values) });
        close();
        tell(`The plan ${body.name} is made.`);
        go(['plans', body.name]);
      }}
    />
  ));
}

export function PlanPage(props: { key: string }): JSX.Element {
  const path = { plan: props.key };
  const read = load(async (signal) => {
    const { body, etag } = await api.get('/v1/plans/{plan}', { path, signal });
    return { plan: body, etag };
  });
  const remove = () =>
    confirm({
      title: `Delete the plan ${props.key}?`, words: <p>Tenants must be on other plans first.</p>, action: 'Delete', danger: true, done: `The plan ${props.key} is deleted.`,
      run: async () => {
        await api.delete('/v1/plans/{plan}', { path, ifMatch: read.value()?.etag });
        go(['plans']);
      },
    });
  return (
    <Page
      title={props.key} back={['#/plans', 'Plans']}
      actions={<Show when={may('delete', '/v1/plans/{plan}')}><button type="button" class="danger" onClick={remove}>Delete</button></Show>}
    >
      <div class="columns">
        <Shown of={read}>
          {(value) => (
            <Show when={value()} keyed>
              {({ plan, etag }) => (
                <Card title="Limits" about="A change holds for every tenant on the plan.">
                  <Show when={may('patch', '/v1/plans/{plan}')} fallback={<Facts rows={LIMITS.map((name) => [counted(name), limit(plan, name)])} />}>
                    <Form
                      changed action="Save" class="two" fields={fieldsOf(plan)} again={() => void read.again()}
                      submit={async (values) => {
                        const { body, etag: next } = await api.patch('/v1/plans/{plan}', { path, ifMatch: etag, body: bodyOf(values) as types.PlanPatch });
                        tell('The plan is changed.');
                        read.put({ plan: body, etag: next });
                        if (body.name !== props.key) {
                          go(['plans', body.name]);
                        }
                      }}
                    />
                  </Show>
                  <p class="soft small">Made <Time at={plan.created_at} />, changed <Time at={plan.updated_at} />.</p>
                </Card>
              )}
            </Show>
          )}
        </Shown>
      </div>
      <h2>Tenants on this plan</h2>
      <TenantsOn plan={props.key} />
    </Page>
  );
}

function TenantsOn(props: { plan: string }): JSX.Element {
  return (
    <Show when={may('get', '/v1/tenants')} fallback={<p class="soft">You may not see tenants.</p>}>
      <TenantList plan={props.plan} empty={<p>No tenant is on it.</p>} />
    </Show>
  );
}
