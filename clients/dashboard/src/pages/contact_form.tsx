/** The forms that put somebody into a domain's address book, and change what it says of them. */

import { Problem, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form } from '../ui/form.tsx';
import { load } from '../ui/load.ts';
import { Shown } from '../ui/parts.tsx';

type Contact = types.Contact;

export const KINDS: [string, string][] = [['individual', 'A person'], ['organization', 'An organisation']];
/** In which part of their life an address is theirs. */
export const SPHERES: [string, string][] = [['work', 'Work'], ['home', 'Home'], ['other', 'Other']];
/** What a number reaches. */
export const REACHED: [string, string][] = [['work', 'Work'], ['home', 'Home'], ['mobile', 'Mobile'], ['fax', 'Fax'], ['other', 'Other']];

/** What a book says of somebody; `contact` is undefined for a new one. */
const fields = (contact?: Contact): Field[] => [
  { name: 'name', label: 'Name', required: true, value: contact?.name, hint: 'What people call it.' },
  { name: 'kind', label: 'What it is', kind: 'select', value: contact?.kind, options: KINDS },
  { name: 'given_name', label: 'Given name', value: contact?.given_name, empty: 'text' },
  { name: 'surname', label: 'Family name', value: contact?.surname, empty: 'text' },
  { name: 'organization', label: 'Organisation', value: contact?.organization, empty: 'text' },
  { name: 'department', label: 'Department', value: contact?.department, empty: 'text' },
  { name: 'title', label: 'Position', prose: true, value: contact?.title, empty: 'text', hint: 'What they do there.' },
  {
    name: 'emails', label: 'Addresses of mail', one: 'Address', kind: 'rows', value: contact?.emails ?? [{}], hint: 'The preferred one first.',
    parts: [
      { name: 'address', label: 'Address', kind: 'email', unlabelled: true, placeholder: 'cora@supplier.example' },
      { name: 'kind', label: 'Where it is theirs', kind: 'select', options: SPHERES, unlabelled: true },
    ],
  },
  {
    name: 'phones', label: 'Telephone numbers', one: 'Number', kind: 'rows', value: contact?.phones ?? [{}], hint: 'The preferred one first.',
    parts: [
      { name: 'number', label: 'Number', unlabelled: true, placeholder: '+49 30 901820' },
      { name: 'kind', label: 'What it reaches', kind: 'select', options: REACHED, unlabelled: true },
    ],
  },
  {
    name: 'places', label: 'Postal addresses', one: 'Postal address', kind: 'rows', value: contact?.places,
    parts: [
      { name: 'street', label: 'Street and number', kind: 'area', height: 2 },
      { name: 'postcode', label: 'Postal code' },
      { name: 'locality', label: 'Town' },
      { name: 'region', label: 'State or province' },
      { name: 'country', label: 'Country' },
      { name: 'kind', label: 'Where', kind: 'select', options: SPHERES },
    ],
  },
  {
    name: 'urls', label: 'Pages', one: 'Page', kind: 'rows', value: contact?.urls,
    parts: [{ name: '', label: 'Page', unlabelled: true, placeholder: 'https://supplier.example/' }],
  },
  {
    name: 'categories', label: 'Categories', one: 'Category', kind: 'rows', value: contact?.categories, hint: 'Words to find it by.',
    parts: [{ name: '', label: 'Category', unlabelled: true, prose: true }],
  },
  { name: 'note', label: 'Note', kind: 'area', height: 4, prose: true, value: contact?.note, empty: 'text', hint: 'Whoever reads the book reads it, too.' },
];

/** Opens the form of a new one. */
export function make(domain: string, again: () => Promise<unknown>): void {
  // The same each time it is sent: where an answer was lost, what is sent again takes the place of what was made.
  const path = { domain, uid: uuid() };
  open('New contact', (close) => (
    <Form
      focus cancel={close} action="Make the contact" class="two" fields={fields()}
      submit={async (values) => {
        const { body } = await api.put('/v1/domains/{domain}/contacts/{uid}', { path, body: values as unknown as types.ContactReplacement });
        close();
        tell(`${body.name} is in the address book.`);
        await again();
      }}
    />
  ));
}

/** Opens the form that changes one. */
export function change(contact: Contact, again: () => Promise<unknown>): void {
  open(`The contact ${contact.name}`, (close) => <Change of={contact} close={close} again={again} />);
}

function Change(props: { of: Contact; close: () => void; again: () => Promise<unknown> }): JSX.Element {
  const path = { domain: props.of.domain, uid: props.of.uid };
  const read = load((signal) => api.get('/v1/domains/{domain}/contacts/{uid}', { path, signal }));
  return (
    <Shown of={read}>
      {(value) => (
        <Show when={value()} keyed>
          {({ body, etag }) => (
            <Form
              focus cancel={props.close} action="Save" class="two" fields={fields(body)} again={() => void read.again()}
              submit={async (values) => {
                // It is replaced as a whole: what this form does not ask for stays as it was read.
                const { body: now } = await api.put('/v1/domains/{domain}/contacts/{uid}', { path, ifMatch: etag, body: { ...body, ...values } });
                props.close();
                tell(`${now.name} is changed.`);
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
export function remove({ name, domain, uid }: Contact, again: () => Promise<unknown>): void {
  confirm({
    title: `Delete ${name}?`, action: 'Delete', danger: true, done: `${name} is deleted.`,
    words: <p>Nobody finds it in the address book of {domain} any more.</p>,
    run: async () => {
      await api.delete('/v1/domains/{domain}/contacts/{uid}', { path: { domain, uid } }).catch((caught: unknown) => {
        // Somebody else deleted it in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      await again();
    },
  });
}

/** A random one (RFC 9562 §5.4). `crypto.randomUUID` is there over HTTPS alone, which a server's first visitor may not have yet. */
function uuid(): string {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
  const variant = (8 | (parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join('-');
}
