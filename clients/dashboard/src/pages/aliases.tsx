/** Aliases: addresses that lead to others, who may write to them, and whether their members send as them. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human } from '../model/words.ts';
import { to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { type Field, Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Badge, Page, Shown, Time } from '../ui/parts.tsx';

type List = Loaded<PageOf<types.Alias>>;

export function Aliases(): JSX.Element {
  return (
    <Page title="Aliases" about="Addresses that lead to others, here or elsewhere.">
      <AliasList empty={<><p>There are no aliases yet.</p><p class="soft">An alias such as info@example.org leads to one mailbox or to many.</p></>} />
    </Page>
  );
}

export function AliasList(props: { domain?: string; empty: JSX.Element }): JSX.Element {
  let list!: List;
  return (
    <Listing<types.Alias>
      label="Aliases" path="/v1/aliases" search="Address" sorted="address" counted inside={props.domain !== undefined} query={{ domain: props.domain }} hold={(loaded) => (list = loaded)}
      filters={[
        ...(props.domain ? [] : [{ name: 'domain', label: 'Domain', placeholder: 'Any' }]),
        { name: 'target', label: 'Leads to', placeholder: 'anna@example.org' },
      ]}
      actions={<Show when={may('post', '/v1/aliases')}><button type="button" onClick={() => make(props.domain, list)}><Icon name="plus" />New alias</button></Show>}
      columns={[
        { head: 'Address', sort: 'address', cell: (one) => <div class="wide"><strong class="name">{one.address}</strong></div> },
        { head: 'Leads to', cell: (one) => <span class="targets">{one.targets.slice(0, 4).join(', ')}{one.targets.length > 4 ? ` and ${one.targets.length - 4} more` : ''}</span> },
        { head: 'Written to by', cell: (one) => <Terms of={one} /> },
        { head: 'Domain', cell: (one) => <a href={to(['domains', one.domain])}>{one.domain}</a> },
        { head: 'Changed', cell: (one) => <Time at={one.updated_at} /> },
        {
          head: 'Actions',
          cell: (one) => (
            <Show when={may('patch', '/v1/aliases/{address}')}>
              <span class="row-actions">
                <button type="button" class="plain slim" aria-label={`Change ${one.address}`} onClick={() => change(one, list)}>Change</button>
                <button type="button" class="danger slim" aria-label={`Delete ${one.address}`} onClick={() => remove(one, list)}>Delete</button>
              </span>
            </Show>
          ),
        },
      ]}
      empty={props.empty}
    />
  );
}

/** Who may write to it, as lists say it and as a choice. */
const POSTING: Record<string, [short: string, long: string]> = {
  anyone: ['Anyone', 'Anyone'],
  tenant: ['Its tenant', 'People of the same tenant, logged in to a mailbox'],
  targets: ['Its members', 'Its members, logged in to a mailbox it leads to'],
};

function Terms(props: { of: types.Alias }): JSX.Element {
  const words = () => POSTING[props.of.posting]?.[0] ?? human(props.of.posting);
  return (
    <div>
      <Show when={props.of.posting === 'anyone'} fallback={<Badge tone="warn">{words()}</Badge>}>{words()}</Show>
      <Show when={!props.of.send_as}><span class="under">nobody sends as it</span></Show>
    </div>
  );
}

/** What is said of one; `alias` is undefined for a new one. */
const fields = (alias?: types.Alias): Field[] => [
  { name: 'targets', label: 'Leads to', kind: 'lines', required: true, value: alias?.targets, hint: 'One address a line.' },
  {
    name: 'posting', label: 'Who may write to it', kind: 'select', value: alias?.posting ?? 'anyone', options: Object.entries(POSTING).map(([value, [, long]]) => [value, long]),
    hint: 'Mail of anybody else is refused.',
  },
  {
    name: 'send_as', label: 'Members may send as it', kind: 'check', value: alias?.send_as ?? true,
    hint: 'Whoever logs in to a mailbox that it leads straight to may send with its address.',
  },
];

function make(domain: string | undefined, list: List): void {
  open('New alias', (close) => (
    <Form
      focus cancel={close} action="Make the alias"
      fields={[{ name: 'address', label: 'Address', required: true, placeholder: `info@${domain ?? 'example.org'}` }, ...fields()]}
      submit={async (values) => {
        await api.post('/v1/aliases', { body: values as unknown as types.NewAlias });
        close();
        tell('The alias is made.');
        await list.again();
      }}
    />
  ));
}

function change({ address }: types.Alias, list: List): void {
  open(`The alias ${address}`, (close) => <Change address={address} close={close} list={list} />);
}

function Change(props: { address: string; close: () => void; list: List }): JSX.Element {
  const path = { address: props.address };
  const read = load((signal) => api.get('/v1/aliases/{address}', { path, signal }));
  return (
    <Shown of={read}>
      {(value) => (
        <Show when={value()} keyed>
          {({ body, etag }) => (
            <Form
              focus changed cancel={props.close} action="Save" fields={fields(body)} again={() => void read.again()}
              submit={async (values) => {
                await api.patch('/v1/aliases/{address}', { path, ifMatch: etag, body: values as types.AliasPatch });
                props.close();
                tell(`${props.address} is changed.`);
                await props.list.again();
              }}
            />
          )}
        </Show>
      )}
    </Shown>
  );
}

function remove(alias: types.Alias, list: List): void {
  confirm({
    title: `Delete ${alias.address}?`, words: <p>Mail to it is refused from then on. Its targets stay.</p>, action: 'Delete', danger: true, done: `${alias.address} is deleted.`,
    run: async () => {
      await api.delete('/v1/aliases/{address}', { path: { address: alias.address } });
      await list.again();
    },
  });
}
