/** Whose a domain is: what its DNS is to show before it takes part in mail, and who may be believed without. */

import type { types } from '@pennypost/client';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, isCode } from '../model/api.ts';
import { may, me } from '../model/session.ts';
import { confirm, tell } from '../ui/dialog.tsx';
import { load } from '../ui/load.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Copy, Facts, Shown } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

type Wanted = Pick<types.DnsRecord, 'name' | 'type' | 'value'>;

/** What a refusal says of the record that is not seen. The record itself stands in its sentence alone. */
function wantedBy(caught: unknown): { why: string; record: Wanted } | undefined {
  const found = isCode(caught, 'not_published') ? /^(.*?): `(\S+) TXT ("[^"`]*")`/.exec(caught.detail) : null;
  const [, why = '', name = '', value = ''] = found ?? [];
  return found ? { why: `${why}.`, record: { name, type: 'TXT', value } } : undefined;
}

function RecordFacts(props: { of: Wanted }): JSX.Element {
  const called = () => `${props.of.type} ${props.of.name}`;
  return (
    <div class="record">
      <Facts
        rows={[
          ['Type', props.of.type],
          ['Name', <Copy text={props.of.name} label={`Name of ${called()}`} />],
          ['Value', <Copy text={props.of.value} label={`Value of ${called()}`} />],
        ]}
      />
    </div>
  );
}

/** That a domain is not verified, and how it gets so. `listed`: its record is shown elsewhere on the page. */
export function Unverified(props: { domain: types.Domain; listed: boolean; verified: (domain: types.Domain, etag: string | undefined) => void }): JSX.Element {
  const { name, tenant } = props.domain;
  const path = { domain: name };
  const record = load(async (signal) => (await api.get('/v1/domains/{domain}/dns-records', { path, signal })).body.data.find(({ purpose }) => purpose === 'ownership') ?? null);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const done = `${name} is verified: it takes part in mail.`;
  const ask = async (body: types.DomainVerification) => {
    const verified = await api.post('/v1/domains/{domain}/verify', { path, body });
    props.verified(verified.body, verified.etag);
  };
  const verify = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await ask({});
      tell(done);
      // The button is gone, and the focus with it.
      document.querySelector<HTMLElement>('h1')?.focus();
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  const believe = () =>
    confirm({
      title: `Believe that ${name} is ${tenant ? `the tenant ${tenant}'s` : "the server's own"}?`, action: 'Believe it', danger: true, done,
      words: <p>It takes part in mail at once, whatever its DNS shows. Should it be somebody else's, mail that is sent to it from this server does not reach them any more, and mail can be sent in its name.</p>,
      run: () => ask({ unseen: true }),
    });
  return (
    <>
      <Notice tone="warn" title="Not verified: it takes no part in mail yet">
        <p>
          Anybody can say that a domain is theirs. Until its DNS shows it, mail to {name} goes where its DNS says, not here, and nobody sends in its name.
          Mailboxes and aliases can be made ready.
        </p>
        <p>{props.listed ? 'The first of the records below shows it.' : 'This record in its zone shows it.'} It is looked for every quarter of an hour, or when you ask.</p>
        <Show when={!props.listed}>
          <Shown of={record}>{(wanted) => <Show when={wanted()}>{(one) => <RecordFacts of={one()} />}</Show>}</Shown>
        </Show>
        <Show when={may('post', '/v1/domains/{domain}/verify')}>
          <div class="actions">
            <button type="button" disabled={busy()} onClick={() => void verify()}>{busy() ? 'Looking…' : 'Verify now'}</button>
            <Show when={me()?.reach.kind === 'system'}><button type="button" class="plain" disabled={busy()} onClick={believe}>Believe without looking</button></Show>
          </div>
        </Show>
      </Notice>
      <Show when={failure()}>
        {(caught) => (
          <Show when={wantedBy(caught())} fallback={<Failed of={caught()} title="It could not be verified" />}>
            {(wanted) => (
              <Notice tone="bad" title="It is not verified" urgent>
                <p><Told text={wanted().why} /></p>
                <p class="small">What was published just now is seen once the domain's name servers show it.</p>
              </Notice>
            )}
          </Show>
        )}
      </Show>
    </>
  );
}

/** That a domain which one wants to add is said to be somebody else's, and what decides; nothing where something else was refused. */
export function Claimed(props: { by: unknown; fallback: JSX.Element }): JSX.Element {
  return (
    <Show when={wantedBy(props.by)} fallback={props.fallback}>
      {(wanted) => (
        <Notice tone="bad" title="Somebody else says that it is theirs" urgent>
          <p>It goes to whom its DNS names. <Told text={wanted().why} /></p>
          <RecordFacts of={wanted().record} />
          <p>Then make the domain again, and it is yours.</p>
        </Notice>
      )}
    </Show>
  );
}
