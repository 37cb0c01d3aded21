/** Aliases: addresses that lead to others. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may } from '../model/session.ts';
import { to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import type { Loaded } from '../ui/load.ts';
import { Page, Time } from '../ui/parts.tsx';

export function Aliases(): JSX.Element {
  return (
    <Page title="Aliases" about="Addresses that lead to others, here or elsewhere.">
      <AliasList empty={<><p>There are no aliases yet.</p><p class="soft">An alias such as info@example.org leads to one mailbox or to many.</p></>} />
    </Page>
  );
}

export function AliasList(props: { domain?: string; empty: JSX.Element }): JSX.Element {
  let list!: Loaded<PageOf<types.Alias>>;
  return (
    <Listing<types.Alias>
      label="Aliases" path="/v1/aliases" search="Address" sorted="address" counted inside={props.domain !== undefined} query={{ domain: props.domain }} hold={(loaded) => (list = loaded)}
      filters={[
        ...(props.domain ? [] : [{ name: 'domain', label: 'Domain', placeholder: 'Any' }]),
        { name: 'target', label: 'Leads to', placeholder: 'anna@example.org' },
      ]}
      actions={<Show when={may('post', '/v1/aliases')}><button type="button" onClick={() => edit(undefined, props.domain, list)}><Icon name="plus" />New alias</button></Show>}
      columns={[
        { head: 'Address', sort: 'address', cell: (one) => <strong class="name">{one.address}</strong> },
        { head: 'Leads to', cell: (one) => <span class="targets">{one.targets.slice(0, 4).join(', ')}{one.targets.length > 4 ? ` and ${one.targets.length - 4} more` : ''}</span> },
        { head: 'Domain', cell: (one) => <a href={to(['domains', one.domain])}>{one.domain}</a> },
        { head: 'Changed', cell: (one) => <Time at={one.updated_at} /> },
        {
          head: 'Actions',
          cell: (one) => (
            <Show when={may('patch', '/v1/aliases/{address}')}>
              <span class="row-actions">
                <button type="button" class="plain slim" aria-label={`Change ${one.address}`} onClick={() => edit(one, undefined, list)}>Change</button>
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

async function edit(alias: types.Alias | undefined, domain: string | undefined, list: Loaded<PageOf<types.Alias>>): Promise<void> {
  const etag = alias && (await api.get('/v1/aliases/{address}', { path: { address: alias.address } })).etag;
  const targets = { name: 'targets', label: 'Leads to', kind: 'lines' as const, required: true, value: alias?.targets, hint: 'One address a line.' };
  open(alias ? `Where ${alias.address} leads` : 'New alias', (close) => (
    <Form
      focus cancel={close} action={alias ? 'Save' : 'Make the alias'}
      again={() => {
        close();
        void list.again();
      }}
      fields={alias ? [targets] : [{ name: 'address', label: 'Address', required: true, placeholder: `info@${domain ?? 'example.org'}` }, targets]}
      submit={async (values) => {
        if (alias) {
          await api.patch('/v1/aliases/{address}', { path: { address: alias.address }, ifMatch: etag, body: values as types.AliasPatch });
        } else {
          await api.post('/v1/aliases', { body: values as types.NewAlias });
        }
        close();
        tell(alias ? `${alias.address} leads elsewhere now.` : 'The alias is made.');
        await list.again();
      }}
    />
  ));
}

function remove(alias: types.Alias, list: Loaded<PageOf<types.Alias>>): void {
  confirm({
    title: `Delete ${alias.address}?`, words: <p>Mail to it is refused from then on. Its targets stay.</p>, action: 'Delete', danger: true, done: `${alias.address} is deleted.`,
    run: async () => {
      await api.delete('/v1/aliases/{address}', { path: { address: alias.address } });
      await list.again();
    },
  });
}
