/** Mail programs that are logged in: to all mailboxes that one administrates, to one of them, or to one's own. */

import { Problem, type types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { to } from '../router.ts';
import { confirm } from '../ui/dialog.tsx';
import { type Column, type Filter, Listing } from '../ui/listing.tsx';
import type { Loaded } from '../ui/load.ts';
import { Card, Page, Time } from '../ui/parts.tsx';

type Sessions = Loaded<PageOf<types.MailSession>>;

/** The operations by which whoever is logged in reaches them. */
interface Ways {
  path: string;
  query?: Record<string, string>;
  end: (id: string) => Promise<unknown>;
  mayEnd: () => boolean;
}

/** Those to a holder's own mailbox. */
export const OWN: Ways = {
  path: '/v1/me/mail-sessions',
  end: (id) => api.delete('/v1/me/mail-sessions/{id}', { path: { id } }),
  mayEnd: () => may('delete', '/v1/me/mail-sessions/{id}'),
};

/** Those to all mailboxes that one administrates. */
const ALL: Ways = {
  path: '/v1/mail-sessions',
  end: (id) => api.delete('/v1/mail-sessions/{id}', { path: { id } }),
  mayEnd: () => may('delete', '/v1/mail-sessions/{id}'),
};

/** Those to one of them. */
export const ofMailbox = (address: string): Ways => ({ ...ALL, query: { mailbox: address } });

const PROTOCOLS: Record<string, string> = { imap: 'IMAP', pop3: 'POP3', submission: 'Submission' };
const protocol = (one: types.MailSession): string => PROTOCOLS[one.protocol] ?? human(one.protocol);
const MEANS: Record<string, string> = { password: 'Password', app_password: 'App password', token: "An application's token" };
/** What keeps a program out that logged in so. */
const OUT: Record<string, string> = {
  password: 'exchange the password', app_password: 'delete its app password', token: 'take it back from the application',
};

const FILTERS: Filter[] = [
  { name: 'mailbox', label: 'Mailbox', placeholder: 'anna@example.org' },
  { name: 'domain', label: 'Domain', placeholder: 'Any' },
  { name: 'peer_ip', label: 'Address', placeholder: '192.0.2.7', wrong: (text) => (isIp(text) ? undefined : 'An address is looked for as a whole, such as 192.0.2.7 or 2001:db8::7.') },
  { name: 'protocol', label: 'Protocol', options: [['', 'All'], ...Object.entries(PROTOCOLS)] },
];

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^[\da-f.]*:[\da-f:.]*$/i;
const isIp = (text: string): boolean => IPV4.test(text) || (IPV6.test(text) && URL.canParse(`http://[${text}]/`));

export function MailSessions(): JSX.Element {
  return (
    <Page title="Mail sessions" about="Mail programs that are logged in, the oldest login first. The list is read again every ten seconds.">
      <SessionList ways={ALL} filters={FILTERS} empty={<><p>Nobody is logged in.</p><p class="soft">Mail programs are shown here while they are connected.</p></>} />
    </Page>
  );
}

export function MailSessionsCard(props: { ways: Ways }): JSX.Element {
  return (
    <Card title="Mail programs" about="Programs that are logged in now, by which protocol and from where.">
      <SessionList ways={props.ways} empty={<p>No mail program is logged in.</p>} />
    </Card>
  );
}

function SessionList(props: { ways: Ways; filters?: Filter[]; empty: JSX.Element }): JSX.Element {
  let list!: Sessions;
  const isOfAll = () => props.filters !== undefined;
  const mailbox: Column<types.MailSession> = {
    head: 'Mailbox',
    cell: (one) => <div><a class="name" href={to(['mailboxes', one.mailbox])}>{one.mailbox}</a><Show when={one.tenant}><span class="under">{one.tenant}</span></Show></div>,
  };
  return (
    <Listing<types.MailSession>
      label="Mail sessions" path={props.ways.path} query={props.ways.query ?? {}} inside={!isOfAll()} filters={props.filters ?? []} every={10} hold={(loaded) => (list = loaded)}
      columns={[
        ...(isOfAll() ? [mailbox] : []),
        { head: 'Protocol', cell: (one) => <div><span class={isOfAll() ? undefined : 'name'}>{protocol(one)}</span><span class="under">{MEANS[one.means] ?? human(one.means)}</span></div> },
        { head: 'From', cell: (one) => <span><For each={one.peer_ip.split(/(?<=:)/)}>{(part) => <>{part}<wbr /></>}</For></span> },
        { head: 'Logged in', cell: (one) => <Time at={one.started_at} /> },
        ...(props.ways.mayEnd()
          ? [{
              head: 'Actions',
              cell: (one: types.MailSession) => (
                <button type="button" class="danger slim" aria-label={`End ${protocol(one)} from ${one.peer_ip}${isOfAll() ? ` of ${one.mailbox}` : ''}`} onClick={() => end(one, props.ways, list)}>End</button>
              ),
            }]
          : []),
      ]}
      empty={props.empty}
    />
  );
}

function end(one: types.MailSession, ways: Ways, list: Sessions): void {
  const what = `${protocol(one)} session of ${one.mailbox} from ${one.peer_ip}`;
  confirm({
    title: `End the ${what}?`, action: 'End it', danger: true, done: `The ${what} is ended.`,
    words: <p>The program is told so, and may log in again. If it is to stay out, {OUT[one.means] ?? OUT['password']} instead.</p>,
    run: async () => {
      await ways.end(one.id).catch((caught: unknown) => {
        // It ended by itself in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      // It takes the program a moment to be gone.
      const shown = list.value();
      if (shown) list.put({ ...shown, data: shown.data.filter(({ id }) => id !== one.id) });
    },
  });
}
