/** The keys that a domain's mail is signed with, and how new ones take their place. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, isCode } from '../model/api.ts';
import { may } from '../model/session.ts';
import { human, type Tone } from '../model/words.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { load } from '../ui/load.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Badge, Card, Shown, Time } from '../ui/parts.tsx';

const STATES: Record<string, [string, Tone]> = {
  waiting: ['Waits for its record in DNS', 'warn'], signing: ['Signs', 'good'], retired: ['Signs no more', 'plain'],
};
const standing = ({ state }: types.DkimKey): [string, Tone] => STATES[state] ?? [human(state), 'plain'];

/** `changed` is called when other records are wanted than before. */
export function DkimKeys(props: { domain: string; changed: () => void }): JSX.Element {
  const path = { domain: props.domain };
  const keys = load(async (signal) => (await api.get('/v1/domains/{domain}/dkim-keys', { path, signal })).body.data);
  const waiting = () => keys.value()?.filter((key) => key.state === 'waiting') ?? [];
  const show = (all: types.DkimKey[]) => {
    keys.put(all);
    props.changed();
  };
  const rotate = () =>
    confirm({
      title: `Make new keys for ${props.domain}?`, action: 'Make new keys', done: 'The new keys wait for their records.',
      words: <p>They wait until their records, which are then listed above, are in DNS. Until then nothing changes for mail: the keys that sign go on. Within an hour of being seen there, the new ones sign by themselves.</p>,
      run: async () => show((await api.post('/v1/domains/{domain}/dkim-keys/rotate', { path })).body.data),
    });
  const activate = () =>
    open(`Let the new keys of ${props.domain} sign now?`, (close) => <Activation domain={props.domain} keys={waiting()} show={show} close={close} />);
  return (
    <Card
      title="DKIM keys" about="What its mail is signed with, so that others can tell that it is the domain's."
      actions={
        <Show when={keys.value()}>
          <Show
            when={waiting().length > 0}
            fallback={<Show when={may('post', '/v1/domains/{domain}/dkim-keys/rotate')}><button type="button" class="plain slim" onClick={rotate}>Make new keys</button></Show>}
          >
            <Show when={may('post', '/v1/domains/{domain}/dkim-keys/activate')}><button type="button" class="slim" onClick={activate}>Let them sign now</button></Show>
          </Show>
        </Show>
      }
    >
      <Shown of={keys}>
        {(all) => (
          <ul class="list">
            <For each={all()} fallback={<li class="soft">It has no keys.</li>}>
              {(key) => (
                <li>
                  <div class="grow">
                    <strong class="name">{key.selector}</strong> <Badge tone={standing(key)[1]}>{standing(key)[0]}</Badge>
                    <span class="under"><code>{key.algorithm}</code>, made <Time at={key.created_at} exact /><Show when={key.retired_at}>{(at) => <>, retired <Time at={at()} exact /></>}</Show></span>
                    <Show when={key.state === 'retired'}><span class="under">Leave <code>{key.name}</code> in DNS while this key is listed: mail on its way is verified with it.</span></Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
        )}
      </Shown>
    </Card>
  );
}

/** Asks for it, and again when a record is not seen: whoever knows better may say so. */
function Activation(props: { domain: string; keys: types.DkimKey[]; show: (all: types.DkimKey[]) => void; close: () => void }): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  /** The problem that a record is not seen. */
  const unseen = () => {
    const caught = failure();
    return isCode(caught, 'not_published') ? caught : undefined;
  };
  /** That record's name, which stands in the server's sentence alone; the sentence's other half is for programs. */
  const record = () => props.keys.find((key) => unseen()?.detail.includes(key.name))?.name;
  const run = async (body: types.DkimActivation) => {
    setBusy(true);
    setFailure(undefined);
    try {
      props.show((await api.post('/v1/domains/{domain}/dkim-keys/activate', { path: { domain: props.domain }, body })).body.data);
      props.close();
      tell('The new keys sign.');
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div class="dialog-words"><p>Their records are looked up first. Then they sign in place of the keys that do now; the records of those stay in DNS for mail that is on its way.</p></div>
      <Show when={failure()}>
        {(caught) => (
          <Show when={unseen()} fallback={<Failed of={caught()} />}>
            <Notice tone="bad" title="A record is not in DNS" urgent>
              <p><Show when={record()} fallback="One">{(name) => <code>{name()}</code>}</Show> is not there, or shows another key. Others cannot verify what is signed with a key whose record they do not find. Put it there, or wait until name servers know it.</p>
              <p><button type="button" class="danger" disabled={busy()} onClick={() => void run({ unseen: true })}>They are there, though this server does not see them</button></p>
            </Notice>
          </Show>
        )}
      </Show>
      <div class="actions end">
        <button type="button" class="plain" onClick={props.close}>Cancel</button>
        <button type="button" disabled={busy()} onClick={() => void run({})}>Let them sign now</button>
      </div>
    </>
  );
}
