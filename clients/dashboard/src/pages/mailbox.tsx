/** A mailbox: what it holds, which ways are open, its settings, where its mail goes on to, whom it blocks, what its holder logs in with, and who is logged in. */

import type { types } from '@pennypost/client';
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { byToken, may } from '../model/session.ts';
import { number } from '../model/words.ts';
import { go, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Card, Copy, Facts, Meter, Page, Shown, Time } from '../ui/parts.tsx';
import { ofMailbox as rulesOf } from './access_rule_form.tsx';
import { AccessRulesCard } from './access_rules.tsx';
import { AppPasswords, ofMailbox } from './app_passwords.tsx';
import { Autoreply, ofMailbox as autoreplyOf } from './autoreply.tsx';
import { FailedLoginsTo, readOf, seesTo } from './failed_logins.tsx';
import { Forwarding, ofMailbox as forwardingOf } from './forwarding.tsx';
import { Grants, ofMailbox as grantsOf } from './grants.tsx';
import { MailSessionsCard, ofMailbox as sessionsOf } from './mail_sessions.tsx';
import { Status } from './mailboxes.tsx';
import { metadataField, metadataOf } from './metadata.ts';
import { counted, ofMailbox as passkeysOf, take, type Ways } from './passkeys.tsx';

interface Read {
  mailbox: types.Mailbox;
  etag: string | undefined;
}

export function MailboxPage(props: { key: string }): JSX.Element {
  const path = { address: props.key };
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get('/v1/mailboxes/{address}', { path, signal });
    return { mailbox: body, etag };
  });
  // Another password takes from programs what they were given.
  const [programs, shutOut] = createSignal({});
  return (
    <Page
      title={props.key} back={['#/mailboxes', 'Mailboxes']}
      about={<Show when={read.value()}>{(value) => <Status of={value().mailbox} />}</Show>}
      actions={<Show when={read.value() && may('patch', '/v1/mailboxes/{address}')}><Actions of={read} shutOut={() => shutOut({})} /></Show>}
    >
      <Shown of={read}>{(value) => <About of={read} value={value()} programs={programs()} />}</Shown>
    </Page>
  );
}

function About(props: { of: Loaded<Read>; value: Read; programs: object }): JSX.Element {
  const mailbox = () => props.value.mailbox;
  const { address } = mailbox();
  const isThere = () => mailbox().status !== 'deleted';
  const reads = (path: string) => isThere() && may('get', path);
  const again = () => void props.of.again();
  const ways = passkeysOf(address);
  // Another password takes these, too.
  const passkeys = load((signal) => (isThere() && props.programs ? ways.list(signal) : Promise.resolve([])));
  // Who waits, waits for seconds at first.
  const failedLogins = load((signal) => (isThere() ? readOf(address, signal) : Promise.resolve(undefined)), 10);
  return (
    <>
      <Show when={mailbox().purge_at}>
        <Notice tone="bad" title="Deleted"><p>Mail to it is refused. It can be restored until <Time at={mailbox().purge_at} exact />; then it goes for good.</p></Notice>
      </Show>
      <div class="columns">
        <div>
          <Card title="About">
            <Meter name="storage_bytes" used={mailbox().used_bytes} limit={mailbox().quota_bytes} />
            <Facts
              rows={[
                ['Messages', number(mailbox().message_count)],
                ['Identifier', <code>{mailbox().id}</code>],
                ['Domain', <a href={to(['domains', mailbox().domain])}>{mailbox().domain}</a>],
                ['Tenant', mailbox().tenant && <a href={to(['tenants', mailbox().tenant ?? ''])}>{mailbox().tenant}</a>],
                ['Password', mailbox().password_set ? 'Is set' : 'None: nobody logs in until one is set'],
                ['Failed logins', isThere() && seesTo() && <FailedLoginsTo address={address} of={failedLogins} />],
                ['Second factor', mailbox().second_factor ? <SecondFactor of={props.of} address={address} /> : 'None'],
                ['Passkeys', reads('/v1/mailboxes/{address}/passkeys') && <PasskeysTaken of={passkeys} ways={ways} />],
                ['Made', <Time at={mailbox().created_at} exact />],
                ['Changed', <Time at={mailbox().updated_at} />],
              ]}
            />
          </Card>
          <Show when={reads('/v1/mailboxes/{address}/forwarding')}><Forwarding ways={forwardingOf(address)} changed={again} /></Show>
          <Show when={reads('/v1/access-rules')}>
            <AccessRulesCard title="Blocked and allowed" about="Whom it takes mail from, and whom its holder sends to. Wider rules hold for it, too." ways={rulesOf(address)} />
          </Show>
          <Show when={reads('/v1/mailboxes/{address}/app-passwords') && props.programs} keyed><AppPasswords login={address} ways={ofMailbox(address)} /></Show>
          <Show when={reads('/v1/mailboxes/{address}/grants') && props.programs} keyed><Grants ways={grantsOf(address)} /></Show>
          <Show when={reads('/v1/mail-sessions') && props.programs} keyed><MailSessionsCard ways={sessionsOf(address)} /></Show>
        </div>
        <div>
          <Show when={may('patch', '/v1/mailboxes/{address}') && mailbox().status !== 'deleted'}><Change of={props.of} value={props.value} /></Show>
          <Show when={reads('/v1/mailboxes/{address}/autoreply')}><Autoreply ways={autoreplyOf(address)} changed={again} /></Show>
        </div>
      </div>
    </>
  );
}

const CHANGED = ['display_name', 'quota_bytes', 'status', 'login', 'incoming', 'outgoing', 'external_id', 'metadata'] as const;
const isSame = (one: types.Mailbox, other: types.Mailbox): boolean => CHANGED.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));

function Change(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  // What is typed stays while something else of the mailbox changes; it is sent with the version in which the form was the same still.
  const filled = createMemo(() => props.value.mailbox, undefined, { equals: isSame });
  return (
    <Card title="Change">
      <Show when={filled()} keyed>
        {(mailbox) => (
          <Form
            changed action="Save" again={() => void props.of.again()}
            fields={[
              { name: 'display_name', label: 'Name', value: mailbox.display_name, empty: 'null', hint: 'The name people see.' },
              { name: 'quota_bytes', label: 'Quota', kind: 'bytes', value: mailbox.quota_bytes, empty: 'null', placeholder: 'As much as there is room', hint: 'Such as 5 GiB.' },
              {
                name: 'status', label: 'Status', kind: 'select', value: mailbox.status,
                options: [['active', 'Active'], ['staged', 'Staged: made, and not used yet'], ['disabled', 'Disabled: nobody logs in']],
              },
              { name: 'login', label: 'People may log in', kind: 'check', value: mailbox.login },
              { name: 'incoming', label: 'Mail to it', kind: 'select', value: mailbox.incoming, options: [['allow', 'Is delivered'], ['hold', 'Is held'], ['reject', 'Is refused']] },
              { name: 'outgoing', label: 'Mail its holder sends', kind: 'select', value: mailbox.outgoing, options: [['allow', 'Is sent'], ['hold', 'Is held in the queue'], ['reject', 'Is refused']] },
              { name: 'external_id', label: 'External identifier', value: mailbox.external_id, empty: 'null' },
              metadataField(mailbox.metadata),
            ]}
            submit={async (values) => {
              const patch = metadataOf(values, mailbox.metadata) as types.MailboxPatch;
              const { body, etag } = await api.patch('/v1/mailboxes/{address}', { path: { address: mailbox.address }, ifMatch: props.value.etag, body: patch });
              tell('The mailbox is changed.');
              props.of.put({ mailbox: body, etag });
            }}
          />
        )}
      </Show>
    </Card>
  );
}

function SecondFactor(props: { of: Loaded<Read>; address: string }): JSX.Element {
  const take = () =>
    confirm({
      title: `Take the second factor from ${props.address}?`, action: 'Take it away', danger: true, done: 'The second factor is off.',
      words: <p>For somebody who lost it. Their sessions end, and the password alone logs them in, mail programs too, until they set another up.</p>,
      run: async () => {
        await api.delete('/v1/mailboxes/{address}/totp', { path: { address: props.address } });
        await props.of.again();
      },
    });
  return (
    <span class="badges">
      <Badge tone="good">On</Badge>
      <Show when={may('delete', '/v1/mailboxes/{address}/totp')}><button type="button" class="danger slim" onClick={take}>Take it away</button></Show>
    </span>
  );
}

function PasskeysTaken(props: { of: Loaded<types.Passkey[]>; ways: Ways }): JSX.Element {
  return (
    <span class="badges">
      {counted(props.of.value())}
      <Show when={props.of.value()?.length && props.ways.mayTake()}><button type="button" class="danger slim" onClick={() => take(props.ways, props.of)}>Take all passkeys</button></Show>
    </span>
  );
}

/** A link that logs in once, to be opened here or sent to where it is. */
function Entrance(props: { address: string; close: () => void }): JSX.Element {
  const link = load(async (signal) => {
    const ask = async () => (await api.post('/v1/mailboxes/{address}/sso-links', { path: { address: props.address }, body: {}, signal })).body;
    // A link that was lost on the way is not shown again, and ends by itself.
    const made = await ask();
    return made.url ? made : await ask();
  });
  return (
    <>
      <p>
        The link logs in once, within a minute.{' '}
        <Show when={byToken()} fallback="Opened here, it logs this browser in as the holder in your place; copied into a private window, it leaves you where you are.">
          Opened here, it logs a new page of this browser in as the holder.
        </Show>
      </p>
      <p>The audit trail names you as who made it, and says that a session began by it.</p>
      <Shown of={link} title="The link could not be made">
        {(made) => (
          <>
            <Copy text={made().url ?? ''} label="The link" rows={2} />
            <div class="actions end">
              <button type="button" class="plain" onClick={props.close}>Close</button>
              <a class="button" href={made().url} target="_blank" rel="noopener" onClick={props.close}>Open it<span class="unseen"> (opens a new window)</span></a>
            </div>
          </>
        )}
      </Shown>
    </>
  );
}

function Actions(props: { of: Loaded<Read>; shutOut: () => void }): JSX.Element {
  const mailbox = () => props.of.value()!.mailbox;
  const path = () => ({ address: mailbox().address });
  const password = () =>
    open(`Set the password of ${mailbox().address}`, (close) => (
      <Form
        focus cancel={close} action="Set the password"
        fields={[{ name: 'password', label: 'New password', kind: 'password', required: true, hint: 'At least 8 characters. Whoever is logged in is logged out, and passkeys go.' }]}
        submit={async ({ password: word }) => {
          const { body, etag } = await api.patch('/v1/mailboxes/{address}', { path: path(), body: { password: String(word) } });
          props.of.put({ mailbox: body, etag });
          props.shutOut();
          close();
          tell('The password is set.');
        }}
      />
    ));
  const enter = () => open(`Open ${mailbox().address} as its holder`, (close) => <Entrance address={mailbox().address} close={close} />);
  const rename = () =>
    open(`Rename ${mailbox().address}`, (close) => (
      <Form
        focus cancel={close} action="Rename"
        fields={[{ name: 'address', label: 'New address', required: true, value: mailbox().address, hint: 'Mail to the old address is refused from then on; an alias can lead it here.' }]}
        submit={async ({ address }) => {
          const { body } = await api.post('/v1/mailboxes/{address}/rename', { path: path(), ifMatch: props.of.value()?.etag, body: { address: String(address) } });
          close();
          tell(`It is ${body.address} now.`);
          go(['mailboxes', body.address]);
        }}
      />
    ));
  const remove = (forGood: boolean) =>
    confirm({
      title: forGood ? `Delete ${mailbox().address} for good?` : `Delete ${mailbox().address}?`,
      words: (
        <p>
          {forGood
            ? 'Everything in it goes at once, and nobody can bring it back.'
            : 'Nobody logs in any more and mail to it is refused. It can be restored for 30 days.'}{' '}
          It holds {number(mailbox().message_count)} messages.
        </p>
      ),
      action: forGood ? 'Delete for good' : 'Delete', danger: true, done: `${mailbox().address} is deleted.`,
      run: async () => {
        const { body, etag } = await api.delete('/v1/mailboxes/{address}', { path: path(), query: { purge_after: forGood ? 'P0D' : 'P30D' } });
        if (forGood || body === undefined) {
          go(['mailboxes']);
        } else {
          props.of.put({ mailbox: body, etag });
        }
      },
    });
  const restore = () =>
    confirm({
      title: `Restore ${mailbox().address}?`, words: <p>It is as it was, with everything in it.</p>, action: 'Restore', done: `${mailbox().address} is restored.`,
      run: async () => {
        const { body, etag } = await api.post('/v1/mailboxes/{address}/restore', { path: path() });
        props.of.put({ mailbox: body, etag });
      },
    });
  return (
    <Show
      when={mailbox().status !== 'deleted'}
      fallback={
        <>
          <button type="button" onClick={restore}>Restore</button>
          <button type="button" class="danger" onClick={() => remove(true)}>Delete for good</button>
        </>
      }
    >
      <Show when={may('post', '/v1/mailboxes/{address}/sso-links') && mailbox().status === 'active' && mailbox().login}>
        <button type="button" class="plain" onClick={enter}>Open as its holder</button>
      </Show>
      <button type="button" class="plain" onClick={password}>Set password</button>
      <button type="button" class="plain" onClick={rename}>Rename</button>
      <button type="button" class="danger" onClick={() => remove(false)}>Delete</button>
    </Show>
  );
}
