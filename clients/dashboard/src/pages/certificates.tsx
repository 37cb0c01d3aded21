/** Certificates beside the boot file's: given here, or got from an authority by ACME and renewed. */

import { Problem, type types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { now, type Tone } from '../model/words.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form, type Values } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Column, Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Badge, Shown, Time } from '../ui/parts.tsx';

type Certificate = types.Certificate;
type List = Loaded<PageOf<Certificate>>;

const ONE = '/v1/certificates/{certificate}';
const RENEW = '/v1/certificates/{certificate}/renew';
const DIRECTORY = 'https://acme-v02.api.letsencrypt.org/directory';
/** Nobody renews one that was given: whoever gave it is told in time. */
const SOON = 14 * 86_400_000;

export function CertificateList(): JSX.Element {
  let list!: List;
  const changes = may('put', ONE) || may('post', RENEW) || may('delete', ONE);
  const actions: Column<Certificate> = {
    head: 'Actions',
    cell: (one) => (
      <span class="row-actions">
        <Show when={may('post', RENEW) && isDue(one)}><button type="button" class="slim" aria-label={`Renew now: ${one.name}`} onClick={() => renew(one, list)}>Renew now</button></Show>
        <Show when={may('put', ONE)}><button type="button" class="plain slim" aria-label={`Change ${one.name}`} onClick={() => change(one, list)}>Change</button></Show>
        <Show when={may('delete', ONE)}><button type="button" class="danger slim" aria-label={`Delete ${one.name}`} onClick={() => remove(one, list)}>Delete</button></Show>
      </span>
    ),
  };
  return (
    <Listing<Certificate>
      // What an authority says is there in a moment.
      label="Certificates" path="/v1/certificates" every={5} hold={(loaded) => (list = loaded)}
      actions={<Show when={may('put', ONE)}><button type="button" onClick={() => make(list)}><Icon name="plus" />New certificate</button></Show>}
      columns={[
        { head: 'Certificate', cell: (one) => <div class="wide"><strong class="name">{one.name}</strong><Names of={one} /></div> },
        { head: 'From', cell: (one) => (one.acme ? <div>{authority(one.acme)}<span class="under">by ACME</span></div> : 'Given here') },
        {
          head: 'Holds until',
          cell: (one) => <div><Time at={one.not_after} none="There is none" exact /><Show when={one.renews_at}>{(at) => <span class="under">to be renewed <Time at={at()} exact /></span>}</Show></div>,
        },
        { head: 'Status', cell: (one) => <Standing of={one} /> },
        ...(changes ? [actions] : []),
      ]}
      empty={<><p>There are no certificates yet.</p><p class="soft">The one of the boot file answers every name. Give others here, or have an authority give them.</p></>}
    />
  );
}

/** The host names, unless its own name is all of them. */
function Names(props: { of: Certificate }): JSX.Element {
  const { name, names } = props.of;
  return <Show when={names.join() !== name}><span class="under">{names.slice(0, 4).join(', ')}{names.length > 4 ? ` and ${names.length - 4} more` : ''}</span></Show>;
}

const authority = ({ directory }: types.AcmeOrder): string => (URL.canParse(directory) ? new URL(directory).host : directory);

/** How long it holds; below nothing when it does no more. */
function left({ not_after }: Certificate): number {
  // The signal only says that time has passed.
  now();
  return not_after === null ? 0 : Date.parse(not_after) - Date.now();
}

/** Whether an authority would give one if it were asked now. */
const isDue = (one: Certificate): boolean =>
  one.acme !== undefined && (one.chain === null || one.problem !== null || (one.renews_at !== null && Date.parse(one.renews_at) <= Date.now()));

function standing(one: Certificate): [string, Tone] {
  if (one.not_after === null) {
    return one.problem === null ? ['Asked for', 'warn'] : ['Not given', 'bad'];
  }
  if (left(one) <= 0) {
    return ['Expired', 'bad'];
  }
  if (one.problem !== null) {
    return ['Not renewed', 'warn'];
  }
  return one.renews_at === null && left(one) < SOON ? ['Ends soon', 'warn'] : ['Valid', 'good'];
}

function Standing(props: { of: Certificate }): JSX.Element {
  const said = () => standing(props.of);
  return <div><Badge tone={said()[1]}>{said()[0]}</Badge><Show when={props.of.problem}><span class="under">{props.of.problem}</span></Show></div>;
}

const isGiven = (shown: Values): boolean => shown['from'] === 'given';
const isAsked = (shown: Values): boolean => shown['from'] === 'acme';

/** What is said of one; `one` is undefined for a new one. A private key is never read, so never shown. */
function fields(one?: Certificate): Field[] {
  const isKept = one !== undefined && one.acme === undefined;
  return [
    {
      name: 'from', label: 'Where it comes from', kind: 'select', value: one?.acme ? 'acme' : 'given',
      options: [['given', 'It is given here'], ['acme', 'An authority gives it (ACME)']],
    },
    { name: 'chain', label: 'Certificate and chain', kind: 'area', required: true, value: isKept ? one.chain : undefined, when: isGiven, hint: 'In PEM form, the certificate itself first.' },
    {
      name: 'private_key', label: 'Private key', kind: 'area', required: !isKept, when: isGiven,
      hint: isKept ? 'Empty to keep the one that is there, which is never shown. Another one in PEM form, not encrypted.' : 'In PEM form, not encrypted. It is never shown again.',
    },
    {
      name: 'names', pointer: '/acme/names', label: 'Host names', kind: 'lines', required: true, value: one?.acme?.names, placeholder: 'mail.example.org', when: isAsked,
      hint: 'One a line. Each must lead to this machine, at whose port 443 the authority looks. Until it has given a certificate, the boot file\'s answers.',
    },
    {
      name: 'directory', pointer: '/acme/directory', label: 'Directory of the authority', required: true, value: one?.acme?.directory ?? DIRECTORY, when: isAsked,
      hint: 'Its address. Naming it means agreeing to its terms of service.',
    },
    {
      name: 'contact', pointer: '/acme/contact', label: 'Contact', kind: 'email', value: one?.acme?.contact, placeholder: 'hostmaster@example.org', when: isAsked, empty: 'null',
      hint: 'An address to which the authority may write. Empty for none.',
    },
    {
      name: 'ca', pointer: '/acme/ca', label: 'Who vouches for the authority', kind: 'area', value: one?.acme?.ca, when: isAsked, empty: 'null',
      hint: 'Certificates in PEM form, for an authority of your own. Empty for whom this machine trusts.',
    },
  ];
}

/** What is sent for what the form says. */
function wanted({ from, ...values }: Values): types.CertificateReplacement {
  return (from === 'acme' ? { acme: values } : values) as types.CertificateReplacement;
}

const said = ({ name, acme, chain }: Certificate): string =>
  acme === undefined ? `${name} answers from now on.` : chain === null ? `${authority(acme)} is asked for ${name}.` : `${name} is changed.`;

function make(list: List): void {
  open('New certificate', (close) => (
    <Form
      focus cancel={close} action="Make the certificate"
      told={(caught) => (caught instanceof Problem && caught.status === 412 ? { name: 'There is a certificate of this name already.' } : undefined)}
      fields={[{ name: 'name', label: 'Name', required: true, placeholder: 'mail.example.org', hint: 'What it is called here: lower-case letters, digits, hyphens and dots. It stays as it is made.' }, ...fields()]}
      submit={async ({ name, ...values }) => {
        const made = await api.put(ONE, { path: { certificate: String(name) }, ifNoneMatch: '*', body: wanted(values) });
        close();
        tell(said(made.body));
        await list.again();
      }}
    />
  ));
}

function change(one: Certificate, list: List): void {
  open(`The certificate ${one.name}`, (close) => <Change name={one.name} close={close} list={list} />);
}

function Change(props: { name: string; close: () => void; list: List }): JSX.Element {
  const path = { certificate: props.name };
  const read = load((signal) => api.get(ONE, { path, signal }));
  return (
    <Shown of={read}>
      {(value) => (
        <Show when={value()} keyed>
          {({ body, etag }) => (
            <Form
              focus cancel={props.close} action="Save" fields={fields(body)} again={() => void read.again()}
              submit={async (values) => {
                const changed = await api.put(ONE, { path, ifMatch: etag, body: wanted(values) });
                props.close();
                tell(said(changed.body));
                await props.list.again();
              }}
            />
          )}
        </Show>
      )}
    </Shown>
  );
}

function renew(one: Certificate, list: List): void {
  confirm({
    title: `Renew ${one.name} now?`, action: 'Renew now', done: `The authority is asked for ${one.name}.`,
    words: <p>The authority is asked at once, whatever failed before. What comes of it is seen here in a moment.</p>,
    run: async () => {
      await api.post(RENEW, { path: { certificate: one.name } });
      await list.again();
    },
  });
}

function remove(one: Certificate, list: List): void {
  confirm({
    title: `Delete ${one.name}?`, action: 'Delete', danger: true, done: `${one.name} is deleted.`,
    words: <p>{one.names.slice(0, 4).join(', ')}{one.names.length > 4 ? ` and ${one.names.length - 4} more are` : one.names.length > 1 ? ' are' : ' is'} answered with the boot file's certificate from then on, unless another one here is for it. Its private key is gone with it.</p>,
    run: async () => {
      await api.delete(ONE, { path: { certificate: one.name } }).catch((caught: unknown) => {
        // Somebody else did it in the meantime.
        if (!(caught instanceof Problem && caught.status === 404)) throw caught;
      });
      await list.again();
    },
  });
}
