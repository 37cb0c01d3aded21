/** API tokens: what programs log in with. */

import type { types } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import { api, type PageOf } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import type { Loaded } from '../ui/load.ts';
import { showOnce } from '../ui/once.tsx';
import { Badge, Page, Time } from '../ui/parts.tsx';
import { grantable } from './administrators.tsx';

export function Tokens(): JSX.Element {
  let list!: Loaded<PageOf<types.Token>>;
  return (
    <Page
      title="API tokens" about="What programs log in with. A token does what its scopes allow, and never more than whoever made it."
      actions={<Show when={may('post', '/v1/tokens')}><button type="button" onClick={() => create(list)}><Icon name="plus" />New token</button></Show>}
    >
      <Listing<types.Token>
        label="API tokens" path="/v1/tokens" hold={(loaded) => (list = loaded)}
        columns={[
          { head: 'Token', cell: (one) => <><strong class="name">{one.name}</strong><span class="under"><code>{one.hint}…</code></span></> },
          { head: 'Status', cell: (one) => <Standing of={one} /> },
          { head: 'May', cell: (one) => <span class="targets">{one.scopes.join(', ')}</span> },
          { head: 'Reach', cell: (one) => <>{REACH[one.reach.kind] ?? one.reach.kind}<Show when={one.networks.length > 0}><span class="under">from {one.networks.join(', ')}</span></Show></> },
          { head: 'Used', cell: (one) => <Time at={one.last_used_at} /> },
          {
            head: 'Actions',
            cell: (one) => (
              <Show when={may('delete', '/v1/tokens/{id}') && !one.revoked_at}>
                <button type="button" class="danger slim" aria-label={`Revoke ${one.name}`} onClick={() => revoke(one, list)}>Revoke</button>
              </Show>
            ),
          },
        ]}
        empty={<p>There are no tokens yet.</p>}
      />
    </Page>
  );
}

const REACH: Record<string, string> = { system: 'Everything', tenant: 'A tenant', domain: 'A domain', mailbox: 'A mailbox' };

function Standing(props: { of: types.Token }): JSX.Element {
  if (props.of.revoked_at) {
    return <Badge tone="bad">Revoked</Badge>;
  }
  if (props.of.expires_at && Date.parse(props.of.expires_at) < Date.now()) {
    return <Badge tone="warn">Ended</Badge>;
  }
  const mine = () => me()?.principal === `token:${props.of.id}`;
  return (
    <span class="badges">
      <Badge tone="good">Valid</Badge>
      <Show when={mine()}><Badge>The one in use</Badge></Show>
      <Show when={props.of.expires_at}><span class="under">until <Time at={props.of.expires_at} exact /></span></Show>
    </span>
  );
}

function create(list: Loaded<PageOf<types.Token>>): void {
  const scopes = grantable();
  open('New API token', (close) => (
    <Form
      focus cancel={close} action="Make the token"
      fields={[
        { name: 'name', label: 'Name', required: true, hint: 'What it is for, such as `billing panel`.' },
        { name: 'scopes', label: 'What it may do', kind: 'scopes', required: true, options: scopes.map((scope) => [scope, scope]) },
        { name: 'tenant', label: 'For a tenant', hint: 'Its things alone. Empty for everything of yours.' },
        { name: 'domain', label: 'For a domain', hint: 'Instead of a tenant.' },
        { name: 'networks', label: 'From these networks', kind: 'lines', hint: 'One a line, such as 192.0.2.0/24. Empty for everywhere.' },
        { name: 'expires_at', label: 'Ends', kind: 'datetime', hint: 'Empty for never.' },
      ]}
      submit={async (values) => {
        const { body } = await api.post('/v1/tokens', { body: values as unknown as types.NewToken });
        close();
        showOnce({
          title: `The token ${body.name}`, label: 'The token', secret: body.secret, rows: 2,
          words: <p>Put it where the program that uses it keeps its secrets.</p>,
        });
        await list.again();
      }}
    />
  ));
}

function revoke(token: types.Token, list: Loaded<PageOf<types.Token>>): void {
  confirm({
    title: `Revoke ${token.name}?`, action: 'Revoke', danger: true, done: `${token.name} is revoked.`,
    words: <p>Whatever uses <code>{token.hint}…</code> is refused at once{me()?.principal === `token:${token.id}` ? ', and so are you: it is the one you are logged in with' : ''}.</p>,
    run: async () => {
      await api.delete('/v1/tokens/{id}', { path: { id: token.id } });
      tell(`${token.name} is revoked.`);
      await list.again();
    },
  });
}
