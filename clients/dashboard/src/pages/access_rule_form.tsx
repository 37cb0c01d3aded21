/** Rules on senders, recipients and networks: how whoever is logged in reaches them, and the forms that make and change one. */

import { Problem, type Reply, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, isCode } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { human } from '../model/words.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { load } from '../ui/load.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Shown } from '../ui/parts.tsx';

type Rule = types.AccessRule;
type Kind = types.AccessRuleKind;

/** The operations by which whoever is logged in reaches them. */
export interface Ways {
  path: string;
  query?: Record<string, string>;
  /** What a new one may look at. */
  kinds: () => Kind[];
  /** What a new one may hold for; undefined where that goes without saying. */
  places: (() => [value: string, words: string][]) | undefined;
  make: (wanted: Values) => Promise<unknown>;
  read: (id: string, signal: AbortSignal) => Promise<Reply<Rule>>;
  replace: (id: string, wanted: types.AccessRuleReplacement, ifMatch: string | undefined) => Promise<Reply<Rule>>;
  remove: (id: string) => Promise<unknown>;
  mayMake: () => boolean;
  mayChange: () => boolean;
  mayRemove: () => boolean;
  /** Who reads what is noted. */
  readers: string;
}

/** Those of a holder's own mailbox. */
export const OWN: Ways = {
  path: '/v1/me/access-rules',
  kinds: () => ['sender'],
  places: undefined,
  make: (body) => api.post('/v1/me/access-rules', { body: body as types.NewOwnAccessRule }),
  read: (id, signal) => api.get('/v1/me/access-rules/{id}', { path: { id }, signal }),
  replace: (id, body, ifMatch) => api.put('/v1/me/access-rules/{id}', { path: { id }, body, ifMatch }),
  remove: (id) => api.delete('/v1/me/access-rules/{id}', { path: { id } }),
  mayMake: () => may('post', '/v1/me/access-rules'),
  mayChange: () => may('put', '/v1/me/access-rules/{id}'),
  mayRemove: () => may('delete', '/v1/me/access-rules/{id}'),
  readers: 'For yourself; whoever looks after your mailbox sees it, too.',
};

/** Whether whoever is logged in has tenants. */
export const hasTenants = (): boolean => me()?.reach.kind !== 'domain' && may('get', '/v1/tenants');

/** Those of all that one administrates. */
export const ALL: Ways = {
  path: '/v1/access-rules',
  // A client connects before it is known whom it comes for: networks are the server's.
  kinds: () => (me()?.reach.kind === 'system' ? ['sender', 'recipient', 'network'] : ['sender', 'recipient']),
  places: () => [
    ['', me()?.reach.kind === 'system' ? 'Everybody on this server' : 'All that you administrate'],
    ...(hasTenants() ? [['tenant', 'A tenant'] as [string, string]] : []),
    ...(me()?.reach.kind === 'domain' ? [] : [['domain', 'A domain'] as [string, string]]),
    ['mailbox', 'A mailbox'],
  ],
  make: (body) => api.post('/v1/access-rules', { body: body as types.NewAccessRule }),
  read: (id, signal) => api.get('/v1/access-rules/{id}', { path: { id }, signal }),
  replace: (id, body, ifMatch) => api.put('/v1/access-rules/{id}', { path: { id }, body, ifMatch }),
  remove: (id) => api.delete('/v1/access-rules/{id}', { path: { id } }),
  mayMake: () => may('post', '/v1/access-rules'),
  mayChange: () => may('put', '/v1/access-rules/{id}'),
  mayRemove: () => may('delete', '/v1/access-rules/{id}'),
  readers: 'For whoever looks after it; nobody else is told.',
};

/** Those of a mailbox that one administrates. */
export const ofMailbox = (mailbox: string): Ways => ({
  ...ALL, query: { mailbox }, kinds: () => ['sender', 'recipient'], places: undefined, make: (wanted) => ALL.make({ mailbox, ...wanted }),
});

export const KINDS: Record<string, string> = { sender: 'Sender', recipient: 'Recipient', network: 'Network' };
export const LOOKS: Record<string, string> = { sender: 'Whom mail is from', recipient: 'Whom mail is sent to', network: 'The network a client comes from' };
export const SERVICES: Record<string, string> = { smtp: 'SMTP', submission: 'Submission', imap: 'IMAP', pop3: 'POP3', http: 'Signing in by HTTP' };
const SERVED: [string, string][] = [
  ['smtp', 'Mail from other servers'], ['submission', 'Mail of people here (submission)'], ['imap', 'Reading by IMAP'], ['pop3', 'Reading by POP3'], ['http', 'Signing in by HTTP'],
];

/** What it does, as the beginning of a sentence. */
export const does = (one: Rule): string => (one.action === 'block' ? 'Blocks' : one.action === 'allow' ? 'Allows' : human(one.action));

/** What it holds for, in words. */
export const place = (one: Rule): string => one.mailbox ?? one.domain ?? (one.tenant ? `tenant ${one.tenant}` : 'everybody');

const BLOCK_OR_ALLOW: [string, string][] = [['block', 'Block'], ['allow', 'Allow']];
const FORMS = 'An address (`cora@shop.example`), a domain (`shop.example`), all domains in one (`*.shop.example`), a name anywhere (`news@*`), or everybody (`*`).';

/** What a new rule is asked for, and can never be changed. */
function lasting(ways: Ways, begun: Partial<Rule>): Field[] {
  const kinds = ways.kinds();
  const [first = 'sender'] = kinds;
  const isNetwork = (shown: Values) => shown['kind'] === 'network';
  const isOf = (place: string) => (shown: Values) => !isNetwork(shown) && shown['place'] === place;
  const places = ways.places?.();
  return [
    ...(kinds.length > 1
      ? [{ name: 'kind', label: 'What it looks at', kind: 'select' as const, value: begun.kind ?? first, options: kinds.map((kind): [string, string] => [kind, LOOKS[kind] ?? human(kind)]) }]
      : []),
    { name: 'pattern', label: 'Address or domain', required: true, value: begun.pattern, when: (shown) => !isNetwork(shown), hint: FORMS },
    {
      name: 'pattern', label: 'Address or network', required: true, value: begun.pattern, when: isNetwork,
      hint: 'An address such as `192.0.2.7`, or a network such as `192.0.2.0/24` or `2001:db8::/32`. Of several that fit, the narrowest holds.',
    },
    ...(places
      ? [
          { name: 'place', label: 'What it holds for', kind: 'select' as const, options: places, when: (shown: Values) => !isNetwork(shown) },
          { name: 'tenant', label: 'Tenant', required: true, when: isOf('tenant'), hint: 'It holds for all of its domains.' },
          { name: 'domain', label: 'Domain', required: true, placeholder: 'example.org', when: isOf('domain') },
          { name: 'mailbox', label: 'Mailbox', required: true, placeholder: 'anna@example.org', when: isOf('mailbox') },
        ]
      : []),
  ];
}

/** What can be said anew of a rule; of one that is made, by what the fields before say. */
function said(ways: Ways, rule: Rule | undefined): Field[] {
  const kind = (shown: Values) => rule?.kind ?? shown['kind'] ?? ways.kinds()[0];
  const isOfMailbox = (shown: Values) => (rule ? rule.mailbox !== null : ways.places === undefined || shown['place'] === 'mailbox');
  const action = { name: 'action', label: 'What it does', kind: 'select' as const, value: rule?.action, options: BLOCK_OR_ALLOW };
  const isNetwork = (shown: Values) => kind(shown) === 'network';
  return [
    {
      ...action, when: (shown) => kind(shown) === 'sender',
      hint: 'To allow a sender lets through what a wider rule blocks, of mail that SPF, DKIM or a login shows to be theirs.',
    },
    { ...action, when: (shown) => kind(shown) === 'recipient', hint: 'To allow a recipient lets through what a wider rule blocks.' },
    {
      ...action, when: isNetwork,
      hint: 'Who is blocked is not let in; nor are you, if you come from there. Who is allowed is kept out by no number of connections or failed logins.',
    },
    {
      name: 'services', label: 'Services', kind: 'checks', value: rule?.services, options: SERVED, when: isNetwork, hint: 'All of them where none is chosen.',
    },
    {
      name: 'enforced', label: 'Nothing narrower lifts it', kind: 'check', value: rule?.enforced, when: (shown) => !isNetwork(shown) && !isOfMailbox(shown),
      hint: 'Otherwise a rule for less holds before it: a mailbox\'s before its domain\'s, and that before its tenant\'s.',
    },
    {
      name: 'reply', label: 'What is answered', prose: true, value: rule?.reply, when: (shown) => !isNetwork(shown) && shown['action'] === 'block',
      hint: 'Up to 200 characters of ASCII; the identifier of the rule follows. Empty for the usual.',
    },
    { name: 'note', label: 'Note', prose: true, value: rule?.note, hint: ways.readers },
    { name: 'expires_at', label: 'Until', kind: 'datetime', value: rule?.expires_at, hint: 'Empty for good.' },
  ];
}

/** Opens the form of a new one. */
export function make(ways: Ways, again: () => Promise<unknown>, begun: Partial<Rule> = {}): void {
  open('New rule', (close) => (
    <Form
      focus cancel={close} action="Make the rule" fields={[...lasting(ways, begun), ...said(ways, undefined)]}
      failed={(caught) => (
        <Taken
          by={caught}
          change={ways.mayChange() && ((rule) => {
            close();
            change(rule, ways, again);
          })}
        />
      )}
      submit={async ({ place: _, ...values }) => {
        await ways.make(values);
        close();
        tell('The rule is made, and holds from now on.');
        await again();
      }}
    />
  ));
}

/** That there is such a rule already, and the way to it. */
function Taken(props: { by: unknown; change: false | ((rule: Rule) => void) }): JSX.Element {
  const found = () => (isCode(props.by, 'already_exists') ? (props.by.said['conflict'] as { object?: Rule } | undefined)?.object : undefined);
  return (
    <Show when={found()} fallback={<Failed of={props.by} />}>
      {(rule) => (
        <Notice tone="bad" title="There is such a rule already" urgent>
          <p>{does(rule())} <strong>{rule().pattern}</strong> for {place(rule())}.</p>
          <Show when={props.change}>{(change) => <p><button type="button" class="plain" onClick={() => change()(rule())}>Change that one</button></p>}</Show>
        </Notice>
      )}
    </Show>
  );
}

/** Opens the form that changes one. */
export function change(rule: Rule, ways: Ways, again: () => Promise<unknown>): void {
  open(`The rule on ${rule.pattern}`, (close) => <Change rule={rule} ways={ways} close={close} again={again} />);
}

function Change(props: { rule: Rule; ways: Ways; close: () => void; again: () => Promise<unknown> }): JSX.Element {
  const read = load<Reply<Rule>>((signal) => props.ways.read(props.rule.id, signal));
  return (
    <Shown of={read}>
      {(value) => (
        <Show when={value()} keyed>
          {({ body, etag }) => (
            <Form
              focus cancel={props.close} action="Save" fields={said(props.ways, body)} again={() => void read.again()}
              submit={async (values) => {
                await props.ways.replace(body.id, values as unknown as types.AccessRuleReplacement, etag);
                props.close();
                tell(`The rule on ${body.pattern} is changed.`);
                await props.again();
              }}
            />
          )}
        </Show>
      )}
    </Shown>
  );
}

/** Asks whether to delete one. */
export function remove(rule: Rule, ways: Ways, again: () => Promise<unknown>): void {
  const what = rule.kind === 'network' ? 'Who comes from there' : rule.kind === 'sender' ? 'Mail from there' : 'Mail sent there';
  confirm({
    title: `Delete the rule on ${rule.pattern}?`, action: 'Delete', danger: true, done: `The rule on ${rule.pattern} is deleted.`,
    words: <p>{what} {rule.action === 'block' ? 'is let through again, unless another rule blocks it.' : 'is let through no longer where another rule blocks it.'}</p>,
    run: async () => {
      await ways.remove(rule.id).catch((caught: unknown) => {
        // Its time was over in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      await again();
    },
  });
}
