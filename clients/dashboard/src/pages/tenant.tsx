/** A tenant: what it uses and may use, and everything that can be done with it. */

import { Problem, type types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { amount, counted, human, plural, state } from '../model/words.ts';
import { go, place, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Card, Facts, Meter, Page, Shown, State, Tabs, Time } from '../ui/parts.tsx';
import { DomainList } from './domains.tsx';
import { MailboxList } from './mailboxes.tsx';
import { planNames, TenantList } from './tenants.tsx';
import { metadataField, metadataOf } from './metadata.ts';

interface Read {
  tenant: types.Tenant;
  etag: string | undefined;
}

export const LIMITS = ['domains', 'mailboxes', 'aliases', 'contacts', 'storage_bytes', 'mailbox_bytes', 'tenants'] as const;

export function TenantPage(props: { key: string }): JSX.Element {
  const at = { tenant: props.key };
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get('/v1/tenants/{tenant}', { path: at, signal });
    return { tenant: body, etag };
  });
  const view = () => place().query['view'] ?? 'about';
  const tab = (key: string, words: string): [string, string, string] => [key, words, to(['tenants', props.key], key === 'about' ? {} : { view: key })];
  return (
    <Page
      title={props.key} back={['#/tenants', 'Tenants']}
      about={<Show when={read.value()}>{(value) => <><State of={value().tenant.status} /> {value().tenant.plan ? `Plan ${value().tenant.plan}` : 'No plan'}</>}</Show>}
      actions={<Show when={read.value() && may('post', '/v1/tenants/{tenant}/suspend')}><Actions of={read} /></Show>}
    >
      <Tabs label="Of this tenant" at={view()} of={[tab('about', 'About'), tab('domains', 'Domains'), tab('mailboxes', 'Mailboxes'), tab('tenants', 'Tenants under it')]} />
      <Show when={view() === 'about'}><Shown of={read}>{(value) => <About of={read} value={value()} />}</Shown></Show>
      <Show when={view() === 'domains'}><DomainList tenant={props.key} empty={<p>It has no domains.</p>} /></Show>
      <Show when={view() === 'mailboxes'}><MailboxList query={{ tenant: props.key }} empty={<p>It has no mailboxes.</p>} /></Show>
      <Show when={view() === 'tenants'}><TenantList parent={props.key} empty={<p>There are no tenants under it. Only resellers have some: their plan allows tenants.</p>} /></Show>
    </Page>
  );
}

function About(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const tenant = () => props.value.tenant;
  const usage = load(async (signal) => (await api.get('/v1/tenants/{tenant}/usage', { path: { tenant: tenant().id }, signal })).body);
  return (
    <>
      <Show when={tenant().suspension}>
        {(suspension) => (
          <Notice tone="bad" title={MODES.find(([mode]) => mode === suspension().mode)?.[1] ?? 'Suspended'}>
            <p>{suspension().reason || 'No reason was given.'} Since <Time at={suspension().since} exact />.</p>
          </Notice>
        )}
      </Show>
      <Show when={tenant().purge_at}>
        <Notice tone="bad" title="Terminated"><p>Nobody logs in. It can be restored until <Time at={tenant().purge_at} exact />; then it goes for good.</p></Notice>
      </Show>
      <div class="columns">
       <div>
        <Card title="Usage">
          <Shown of={usage}>
            {(used) => (
              <For each={LIMITS.filter((name) => name !== 'mailbox_bytes')}>
                {(name) => <Show when={name !== 'tenants' || tenant().limits.tenants !== 0}><Meter name={name} used={used()[name as 'domains']} limit={tenant().limits[name]} /></Show>}
              </For>
            )}
          </Shown>
          <Facts
            rows={[
              ['Storage of one mailbox', tenant().limits.mailbox_bytes === null ? 'No limit' : amount('bytes', tenant().limits.mailbox_bytes ?? 0)],
              ['Holds', tenant().features.map(human).join(', ') || 'Nothing'],
            ]}
          />
        </Card>
        <Card title="About">
          <Facts
            rows={[
              ['Identifier', <code>{tenant().id}</code>],
              ['Reseller', tenant().parent ? <a href={to(['tenants', tenant().parent ?? ''])}>{tenant().parent}</a> : 'The server itself'],
              ['First domain', tenant().domain && <a href={to(['domains', tenant().domain ?? ''])}>{tenant().domain}</a>],
              ['Administrator', tenant().admin?.login],
              ['Paid until', tenant().renewed_until && <Time at={tenant().renewed_until} exact />],
              ['Own limits', Object.entries(tenant().overrides).map(([name, value]) => `${counted(name)}: ${value === null ? 'no limit' : amount(name, value as number)}`).join(', ')],
              ['Made', <Time at={tenant().created_at} exact />],
              ['Changed', <Time at={tenant().updated_at} />],
            ]}
          />
        </Card>
       </div>
        <Show when={may('patch', '/v1/tenants/{tenant}') && tenant().status !== 'terminated'}>
          <Show when={props.value.etag} keyed><Edit of={props.of} value={props.value} /></Show>
        </Show>
      </div>
    </>
  );
}

function Edit(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const { tenant, etag } = props.value;
  return (
    <Card title="Change">
      <Form
        changed action="Save" again={() => void props.of.again()}
        fields={[
          { name: 'name', label: 'Name', value: tenant.name, required: true },
          { name: 'external_id', label: 'External identifier', value: tenant.external_id, empty: 'null' },
          metadataField(tenant.metadata),
        ]}
        submit={async (values) => {
          const { body, etag: next } = await api.patch('/v1/tenants/{tenant}', { path: { tenant: tenant.id }, ifMatch: etag, body: metadataOf(values, tenant.metadata) as types.TenantPatch });
          tell('The tenant is changed.');
          props.of.put({ tenant: body, etag: next });
          if (body.name !== tenant.name) {
            go(['tenants', body.name]);
          }
        }}
      />
    </Card>
  );
}

const MODES: [string, string, string][] = [
  ['full', 'Suspended: everything is off', 'Everything: nobody logs in or sends, mail to it is refused'],
  ['outbound', 'Suspended: nothing is sent', 'Sending only'],
  ['login', 'Suspended: nobody logs in', 'Logging in only: mail still comes'],
];

function Actions(props: { of: Loaded<Read> }): JSX.Element {
  const tenant = () => props.of.value()!.tenant;
  const shows = async (answer: Promise<{ body: types.Tenant; etag: string | undefined }>) => {
    const { body, etag } = await answer;
    props.of.put({ tenant: body, etag });
  };
  const path = () => ({ tenant: tenant().id });
  const suspend = () =>
    open(`Suspend ${tenant().name}?`, (close) => (
      <Form
        focus cancel={close} action="Suspend" danger
        fields={[
          { name: 'mode', label: 'What is off', kind: 'select', options: MODES.map(([mode, , words]) => [mode, words]) },
          { name: 'reason', label: 'Reason', hint: 'For whoever reads it.' },
        ]}
        submit={async (body) => {
          await shows(api.post('/v1/tenants/{tenant}/suspend', { path: path(), body: body as types.NewSuspension }));
          close();
          tell(`${tenant().name} is suspended.`);
        }}
      />
    ));
  const lift = () =>
    confirm({
      title: `Lift the suspension of ${tenant().name}?`, words: <p>Everything works again at once.</p>, action: 'Lift it', done: `${tenant().name} is active again.`,
      run: () => shows(api.post('/v1/tenants/{tenant}/unsuspend', { path: path() })),
    });
  const restore = () =>
    confirm({
      title: `Restore ${tenant().name}?`, words: <p>It is as it was, with everything in it.</p>, action: 'Restore', done: `${tenant().name} is restored.`,
      run: () => shows(api.post('/v1/tenants/{tenant}/restore', { path: path() })),
    });
  return (
    <Show
      when={tenant().status !== 'terminated'}
      fallback={
        <>
          <button type="button" onClick={restore}>Restore</button>
          <button type="button" class="danger" onClick={() => terminate(tenant(), 'P0D', props.of)}>Delete for good</button>
        </>
      }
    >
      <Show when={tenant().admin && may('post', '/v1/tenants/{tenant}/admin/password')}>
        <button type="button" class="plain" onClick={() => setPassword(tenant())}>Set password</button>
      </Show>
      <button type="button" class="plain" onClick={() => void changePlan(tenant(), props.of)}>Change plan</button>
      <Show when={tenant().status === 'suspended'} fallback={<button type="button" class="plain" onClick={suspend}>Suspend</button>}>
        <button type="button" onClick={lift}>Lift suspension</button>
      </Show>
      <button type="button" class="danger" onClick={() => terminate(tenant(), 'P30D', props.of)}>Terminate</button>
    </Show>
  );
}

function setPassword(tenant: types.Tenant): void {
  open(`Set the password of ${tenant.admin?.login ?? tenant.name}`, (close) => (
    <Form
      focus cancel={close} action="Set the password"
      fields={[{ name: 'password', label: 'New password', kind: 'password', required: true, hint: 'At least 8 characters. Their sessions end, and their passkeys go.' }]}
      submit={async ({ password }) => {
        await api.post('/v1/tenants/{tenant}/admin/password', { path: { tenant: tenant.id }, body: { password: String(password) } });
        close();
        tell('The password is set.');
      }}
    />
  ));
}

/** Another plan, tried before it is kept: what does not fit is counted. */
async function changePlan(tenant: types.Tenant, of: Loaded<Read>): Promise<void> {
  const plans = await planNames().catch(() => []);
  const fields: Field[] = [
    { name: 'plan', label: 'Plan', kind: 'select', value: tenant.plan ?? '', options: [['', 'None'], ...plans.map((name): [string, string] => [name, name])] },
    ...LIMITS.map((name): Field => ({
      name, label: `Own limit: ${counted(name).toLowerCase()}`, kind: name.endsWith('bytes') ? 'bytes' : 'number', min: 0,
      value: (tenant.overrides as Record<string, unknown>)[name], placeholder: 'As the plan says',
    })),
  ];
  const bodyOf = ({ plan, ...overrides }: Values) => ({ plan: plan ? String(plan) : null, overrides }) as types.PlanChange;
  open(`Another plan for ${tenant.name}`, (close) => {
    const [rehearsed, setRehearsed] = createSignal<{ values: Values; after: types.Tenant }>();
    return (
      <Show
        when={rehearsed()}
        fallback={
          <Form
            focus cancel={close} action="See what changes" class="two" fields={fields}
            submit={async (values) => {
              const { body } = await api.put('/v1/tenants/{tenant}/plan', { path: { tenant: tenant.id }, query: { dry_run: true }, body: bodyOf(values) });
              setRehearsed({ values, after: body });
            }}
          />
        }
      >
        {(what) => (
          <>
            <Notice tone="good"><p>What is in use fits. Nothing was changed yet.</p></Notice>
            <table class="plain-table wide">
              <thead><tr><th scope="col">Limit</th><th scope="col">Now</th><th scope="col">Then</th></tr></thead>
              <tbody>
                <For each={LIMITS}>
                  {(name) => {
                    const say = (value: number | null) => (value === null ? 'No limit' : amount(name, value));
                    return <tr><th scope="row">{counted(name)}</th><td>{say(tenant.limits[name])}</td><td>{say(what().after.limits[name])}</td></tr>;
                  }}
                </For>
                <tr><th scope="row">Holds</th><td>{tenant.features.map(human).join(', ')}</td><td>{what().after.features.map(human).join(', ')}</td></tr>
              </tbody>
            </table>
            <Form
              fields={[]} cancel={() => setRehearsed(undefined)} action="Change the plan"
              submit={async () => {
                const { body, etag } = await api.put('/v1/tenants/{tenant}/plan', { path: { tenant: tenant.id }, body: bodyOf(what().values) });
                of.put({ tenant: body, etag });
                close();
                tell('The plan is changed.');
              }}
            />
          </>
        )}
      </Show>
    );
  });
}

/** Terminates after it was tried: what would go is said before. */
function terminate(tenant: types.Tenant, purgeAfter: 'P30D' | 'P0D', of: Loaded<Read>): void {
  const forGood = purgeAfter === 'P0D';
  const path = { tenant: tenant.id };
  open(forGood ? `Delete ${tenant.name} for good?` : `Terminate ${tenant.name}?`, (close) => {
    const rehearsal = load(async () => {
      const usage = (await api.get('/v1/tenants/{tenant}/usage', { path })).body;
      try {
        await api.delete('/v1/tenants/{tenant}', { path, query: { purge_after: purgeAfter, dry_run: true } });
        return { usage, refused: undefined };
      } catch (failure) {
        return { usage, refused: failure instanceof Problem ? failure : undefined };
      }
    });
    return (
      <>
        <Shown of={rehearsal}>
          {(found) => (
            <>
              <p>{forGood ? 'Everything in it goes at once, and nobody can bring it back:' : 'Nobody logs in any more and its addresses are gone, until it is restored. For 30 days, everything is kept:'}</p>
              <ul class="dots">
                <li>{plural(found().usage.domains, 'domain')}</li>
                <li>{plural(found().usage.mailboxes, 'mailbox', 'mailboxes')} with {plural(found().usage.messages, 'message')}, {amount('bytes', found().usage.storage_bytes)}</li>
                <li>{plural(found().usage.aliases, 'alias', 'aliases')}</li>
                <li>{plural(found().usage.contacts, 'contact')}</li>
                <Show when={found().usage.tenants > 0}><li>{plural(found().usage.tenants, 'tenant')} under it</li></Show>
              </ul>
              <Show when={found().refused}>{(refused) => <Failed of={refused()} title="The server would refuse this" />}</Show>
            </>
          )}
        </Shown>
        <Form
          danger fields={[]} cancel={close} action={forGood ? 'Delete for good' : 'Terminate'}
          submit={async () => {
            const { body, etag } = await api.delete('/v1/tenants/{tenant}', { path, query: { purge_after: purgeAfter } });
            close();
            tell(`${tenant.name} is ${forGood ? 'deleted' : state('terminated')[0].toLowerCase()}.`);
            if (body === undefined || forGood) {
              go(['tenants']);
            } else {
              of.put({ tenant: body, etag });
            }
          }}
        />
      </>
    );
  });
}
