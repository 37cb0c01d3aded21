/** Blocks and allow-lists: all that one administrates, those of one mailbox, and those of one's own; and who waits after failed logins. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { go, place as at, to } from '../router.ts';
import { Icon } from '../ui/icon.tsx';
import { type Column, type Filter, Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Card, Facts, Page, Shown, Tabs, Time } from '../ui/parts.tsx';
import { ALL, change, does, hasTenants, KINDS, LOOKS, make, place, remove, SERVICES, type Ways } from './access_rule_form.tsx';
import { FailedLogins } from './failed_logins.tsx';

type Rule = types.AccessRule;

export function AccessRules(): JSX.Element {
  const both = may('get', '/v1/access-rules') && may('get', '/v1/failed-logins');
  const view = () => (both ? at().query['view'] : may('get', '/v1/access-rules') ? undefined : 'failed-logins') ?? 'rules';
  return (
    <Page title="Blocks" about="Whom mail is taken from, whom it goes to, and who may connect. The nearest rule holds, unless one above is enforced.">
      <Show when={both}>
        <Tabs label="Of blocks" at={view()} of={[['rules', 'Rules', to(['access-rules'])], ['failed-logins', 'Failed logins', to(['access-rules'], { view: 'failed-logins' })]]} />
      </Show>
      <Show when={view() === 'failed-logins'} fallback={<All />}><FailedLogins /></Show>
    </Page>
  );
}

const filters = (): Filter[] => [
  { name: 'kind', label: 'Looks at', options: [['', 'All'], ['sender', 'Senders'], ['recipient', 'Recipients'], ['network', 'Networks']] },
  { name: 'action', label: 'Does', options: [['', 'Both'], ['block', 'Block'], ['allow', 'Allow']] },
  ...(hasTenants() ? [{ name: 'tenant', label: 'Tenant', placeholder: 'Any' }] : []),
  { name: 'domain', label: 'Domain', placeholder: 'Any' },
  { name: 'mailbox', label: 'Mailbox', placeholder: 'anna@example.org' },
];

function All(): JSX.Element {
  // Whoever is refused is told the rule's identifier; the list is searched by what rules match.
  const named = () => /^acr_[0-9a-z]+$/.exec(at().query['search']?.trim() ?? '')?.[0];
  return (
    <>
      <Show when={named()}>{(id) => <Notice><p><code>{id()}</code> is a rule's identifier. <a href={to(['access-rules', id()])}>Open that rule</a></p></Notice>}</Show>
      <RuleList
        ways={ALL} filters={filters()}
        empty={<><p>Nobody is blocked by a rule.</p><p class="soft">A rule blocks or allows senders, recipients or networks: for everybody, a tenant, a domain or a mailbox.</p></>}
      />
    </>
  );
}

/** Those of one mailbox. */
export function AccessRulesCard(props: { title: string; about: string; ways: Ways }): JSX.Element {
  let list!: Loaded<PageOf<Rule>>;
  return (
    <Card
      title={props.title} about={props.about}
      actions={<Show when={props.ways.mayMake()}><button type="button" class="slim" onClick={() => make(props.ways, () => list.again())}><Icon name="plus" />New rule</button></Show>}
    >
      <RuleList ways={props.ways} hold={(loaded) => (list = loaded)} empty={<p>There are no rules yet.</p>} />
    </Card>
  );
}

function RuleList(props: { ways: Ways; filters?: Filter[]; hold?: (loaded: Loaded<PageOf<Rule>>) => void; empty: JSX.Element }): JSX.Element {
  const { ways } = props;
  const isOfAll = props.filters !== undefined;
  let list!: Loaded<PageOf<Rule>>;
  const again = () => list.again();
  const named = (one: Rule) => (isOfAll ? `${one.pattern} for ${place(one)}` : one.pattern);
  const kindOf = (one: Rule) => (ways.kinds().length > 1 || one.kind !== 'sender') && [KINDS[one.kind] ?? human(one.kind), services(one)].filter(Boolean).join(', ');
  const rule: Column<Rule> = {
    head: 'Rule',
    cell: (one) => (
      <div>
        <Show when={isOfAll} fallback={<strong class="name">{one.pattern}</strong>}><a class="name" href={to(['access-rules', one.id])}>{one.pattern}</a></Show>
        <Show when={kindOf(one)}>{(kind) => <span class="under">{kind()}</span>}</Show>
        <Show when={!isOfAll && one.expires_at}>{(end) => <span class="under">until <Time at={end()} exact /></span>}</Show>
        <Show when={one.note}><span class="under">{one.note}</span></Show>
      </div>
    ),
  };
  const wide: Column<Rule>[] = [
    { head: 'Holds for', cell: (one) => <Place of={one} /> },
    { head: 'Until', cell: (one) => <Time at={one.expires_at} none="For good" exact /> },
  ];
  const actions: Column<Rule> = {
    head: 'Actions',
    cell: (one) => (
      <span class="row-actions">
        <Show when={ways.mayChange()}><button type="button" class="plain slim" aria-label={`Change ${named(one)}`} onClick={() => change(one, ways, again)}>Change</button></Show>
        <Show when={ways.mayRemove()}><button type="button" class="danger slim" aria-label={`Delete ${named(one)}`} onClick={() => remove(one, ways, again)}>Delete</button></Show>
      </span>
    ),
  };
  return (
    <Listing<Rule>
      label="Rules" path={ways.path} query={ways.query ?? {}} inside={!isOfAll} counted filters={props.filters ?? []} search={isOfAll ? 'Pattern or identifier' : 'Address or domain'}
      hold={(loaded) => {
        list = loaded;
        props.hold?.(loaded);
      }}
      actions={isOfAll && ways.mayMake() ? <button type="button" onClick={() => make(ways, again)}><Icon name="plus" />New rule</button> : undefined}
      columns={[rule, { head: 'Does', cell: (one) => <Does of={one} /> }, ...(isOfAll ? wide : []), ...(ways.mayChange() || ways.mayRemove() ? [actions] : [])]}
      empty={props.empty}
    />
  );
}

const services = (one: Rule): string => one.services.map((service) => SERVICES[service] ?? human(service)).join(', ');

function Does(props: { of: Rule }): JSX.Element {
  return (
    <span class="badges">
      <Badge tone={props.of.action === 'block' ? 'bad' : 'good'}>{does(props.of)}</Badge>
      <Show when={props.of.enforced}><Badge tone="warn">Enforced</Badge></Show>
    </span>
  );
}

/** What it holds for, with the way there. */
function Place(props: { of: Rule }): JSX.Element {
  const { mailbox, domain, tenant } = props.of;
  if (mailbox !== null || domain !== null) {
    const [page, path, key] = mailbox === null ? ['domains', '/v1/domains', domain ?? ''] as const : ['mailboxes', '/v1/mailboxes', mailbox] as const;
    return (
      <div>
        <Show when={may('get', path)} fallback={key}><a href={to([page, key])}>{key}</a></Show>
        <Show when={tenant}><span class="under">{tenant}</span></Show>
      </div>
    );
  }
  return (
    <Show when={tenant} fallback={<span class="soft">Everybody</span>}>
      {(name) => <div>Tenant <Show when={hasTenants()} fallback={name()}><a href={to(['tenants', name()])}>{name()}</a></Show></div>}
    </Show>
  );
}

export function AccessRulePage(props: { key: string }): JSX.Element {
  const read = load(async (signal) => (await api.get('/v1/access-rules/{id}', { path: { id: props.key }, signal })).body);
  const gone = async () => go(['access-rules']);
  return (
    <Page
      title={read.value()?.pattern ?? props.key} back={['#/access-rules', 'Blocks']}
      about={<Show when={read.value()}>{(value) => <Does of={value()} />}</Show>}
      actions={
        <Show when={read.value()}>
          {(rule) => (
            <>
              <Show when={ALL.mayChange()}><button type="button" class="plain" onClick={() => change(rule(), ALL, read.again)}>Change</button></Show>
              <Show when={ALL.mayRemove()}><button type="button" class="danger" onClick={() => remove(rule(), ALL, gone)}>Delete</button></Show>
            </>
          )}
        </Show>
      }
    >
      <Shown of={read}>
        {(value) => (
          <Card title="About">
            <Show when={value()} keyed>
              {(rule) => (
                <Facts
                  rows={[
                    ['Looks at', LOOKS[rule.kind] ?? human(rule.kind)],
                    ['Holds for', <Place of={rule} />],
                    ['Services', rule.kind === 'network' && (services(rule) || 'All of them')],
                    ['What is answered', rule.reply],
                    ['Note', rule.note],
                    ['Until', <Time at={rule.expires_at} none="For good" exact />],
                    ['Identifier', <code>{rule.id}</code>],
                    ['Made', <Time at={rule.created_at} exact />],
                    ['Changed', <Time at={rule.updated_at} />],
                  ]}
                />
              )}
            </Show>
          </Card>
        )}
      </Shown>
    </Page>
  );
}
