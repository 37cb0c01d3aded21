/** The address book of a domain: as whoever administrates the domain keeps it, and as holders of its mailboxes look people up. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import type { PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { open } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Column, Listing } from '../ui/listing.tsx';
import type { Loaded } from '../ui/load.ts';
import { Card, Facts, Time } from '../ui/parts.tsx';
import { change, KINDS, make, REACHED, remove, SPHERES } from './contact_form.tsx';

type Contact = types.Contact;

const SEARCH = 'Name, organisation or address';
const ONE = '/v1/domains/{domain}/contacts/{uid}';

/** That of a domain one administrates. */
export function ContactList(props: { domain: string; empty: JSX.Element }): JSX.Element {
  let list!: Loaded<PageOf<Contact>>;
  const again = () => list.again();
  const actions: Column<Contact> = {
    head: 'Actions',
    cell: (one) => (
      <span class="row-actions one-line">
        <Show when={may('put', ONE)}><button type="button" class="plain slim" aria-label={`Change ${one.name}`} onClick={() => change(one, again)}>Change</button></Show>
        <Show when={may('delete', ONE)}><button type="button" class="danger slim" aria-label={`Delete ${one.name}`} onClick={() => remove(one, again)}>Delete</button></Show>
      </span>
    ),
  };
  return (
    <Listing<Contact>
      label="Contacts" path={`/v1/domains/${encodeURIComponent(props.domain)}/contacts`} search={SEARCH} sorted="name" counted inside hold={(loaded) => (list = loaded)}
      actions={<Show when={may('put', ONE)}><button type="button" onClick={() => make(props.domain, again)}><Icon name="plus" />New contact</button></Show>}
      columns={[
        named(true),
        { head: 'Mail', cell: (one) => <Several of={one.emails}>{(email) => <Mail to={email.address} />}</Several> },
        { head: 'Telephone', cell: (one) => <Several of={one.phones}>{({ number }) => number}</Several> },
        { head: 'Made', sort: 'created_at', cell: (one) => <Time at={one.created_at} /> },
        ...(may('put', ONE) || may('delete', ONE) ? [actions] : []),
      ]}
      empty={props.empty}
    />
  );
}

/** That of the domain one's mailbox is in. */
export function ContactsCard(): JSX.Element {
  return (
    <Card title="Contacts" about="The address book of your domain. Whoever administrates the domain keeps it.">
      <Listing<Contact>
        label="Contacts" path="/v1/me/contacts" search={SEARCH} sorted="name" inside page={10}
        columns={[
          named(false),
          { head: 'Reached by', cell: (one) => <Several of={[...one.emails, ...one.phones]}>{(way) => ('address' in way ? <Mail to={way.address} /> : way.number)}</Several> },
        ]}
        empty={<p>Nobody is in it yet.</p>}
      />
    </Card>
  );
}

/** What it is called, which opens the rest, and where it works. */
const named = (kept: boolean): Column<Contact> => ({
  head: 'Contact', sort: 'name',
  cell: (one) => (
    <div>
      <button type="button" class="link name" onClick={() => show(one, kept)}>{one.name}</button>
      <Show when={work(one)}>{(words) => <span class="under">{words()}</span>}</Show>
    </div>
  ),
});

const work = ({ title, department, organization, name }: Contact): string => [title, department, organization === name ? '' : organization].filter(Boolean).join(', ');

/** The first few of them. */
function Several<T>(props: { of: T[]; children: (one: T) => JSX.Element }): JSX.Element {
  return (
    <Show when={props.of.length > 0}>
      <ul class="several">
        <For each={props.of.slice(0, 3)}>{(one) => <li>{props.children(one)}</li>}</For>
        <Show when={props.of.length > 3}><li class="soft">and {props.of.length - 3} more</li></Show>
      </ul>
    </Show>
  );
}

/** RFC 6068 §2: what an address may hold and a link may not is percent-encoded, and only the last `@` is the address's own. */
function Mail(props: { to: string }): JSX.Element {
  const link = () => `mailto:${encodeURIComponent(props.to).replace(/%40(?!.*%40)/, '@')}`;
  return <a href={link()}>{props.to}</a>;
}

/** Everything the book says of it; `kept` for whoever keeps the book. */
function show(one: Contact, kept: boolean): void {
  open(one.name, (close) => (
    <>
      <Facts
        rows={[
          ['What it is', one.kind !== 'individual' && wordOf(KINDS, one.kind)],
          ['Given name', one.given_name],
          ['Family name', one.surname],
          ['Position', one.title],
          ['Department', one.department],
          ['Organisation', one.organization],
          ['Mail', all(one.emails, (email) => <><Mail to={email.address} /> <Kind of={SPHERES} code={email.kind} /></>)],
          ['Telephone', all(one.phones, (phone) => <>{phone.number} <Kind of={REACHED} code={phone.kind} /></>)],
          ['Postal addresses', all(one.places, (place) => <><span class="lines">{written(place)}</span> <Kind of={SPHERES} code={place.kind} /></>)],
          ['Pages', all(one.urls, (url) => <a href={url} target="_blank" rel="noopener noreferrer">{url}<span class="unseen"> (opens a new window)</span></a>)],
          ['Categories', one.categories.join(', ')],
          ['Note', one.note && <span class="lines">{one.note}</span>],
          ['Key in the API', kept && <code>{one.uid}</code>],
          ['Made', kept && <Time at={one.created_at} exact />],
          ['Changed', <Time at={one.updated_at} exact />],
        ]}
      />
      <div class="actions end"><button type="button" class="plain" onClick={close}>Close</button></div>
    </>
  ));
}

const all = <T,>(them: T[], say: (one: T) => JSX.Element): JSX.Element => them.length > 0 && <ul class="several"><For each={them}>{(one) => <li>{say(one)}</li>}</For></ul>;

const wordOf = (words: [string, string][], code: string): string => words.find(([known]) => known === code)?.[1] ?? human(code);

/** Where it is theirs, or what it reaches, when somebody said so. */
function Kind(props: { of: [string, string][]; code: string | undefined }): JSX.Element {
  return <Show when={props.code !== 'other' && props.code}>{(code) => <span class="soft">{wordOf(props.of, code()).toLowerCase()}</span>}</Show>;
}

/** A line for each of its parts. */
const written = ({ street, postcode, locality, region, country }: types.ContactPlace): string =>
  [street, [postcode, locality].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n');
