/** Operations: work that goes on after its request was answered. */

import { type JSX, Show } from 'solid-js';
import { loose, sentence } from '../model/api.ts';
import type { Work } from '../model/coming.ts';
import { may } from '../model/session.ts';
import { human, number } from '../model/words.ts';
import { to } from '../router.ts';
import { confirm } from '../ui/dialog.tsx';
import { Listing } from '../ui/listing.tsx';
import { load } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';

const kind = (work: Work) => human(work.kind ?? work.type ?? work.action ?? work.id);
const status = (work: Work) => work.status ?? (work.done ? (work.error ? 'failed' : 'done') : 'running');
const over = (work: Work) => work.done === true || ['done', 'succeeded', 'failed', 'cancelled'].includes(status(work));

export function Operations(): JSX.Element {
  return (
    <Page title="Operations" about="Work that goes on after its request was answered. The page follows it.">
      <Listing<Work>
        label="Operations" path="/v1/operations" every={4}
        columns={[
          { head: 'Operation', cell: (one) => <><a class="name" href={to(['operations', one.id])}>{kind(one)}</a><span class="under">{one.id}</span></> },
          { head: 'Status', cell: (one) => <State of={status(one)} /> },
          { head: 'Progress', cell: (one) => <Progress of={one} /> },
          { head: 'Begun', cell: (one) => <Time at={one.started_at ?? one.created_at} none="Not yet" /> },
        ]}
        empty={<><p>There are no operations.</p><p class="soft">Imports, exports and other long work are listed here while they run, and some time after.</p></>}
      />
    </Page>
  );
}

function Progress(props: { of: Work }): JSX.Element {
  const part = (): [number, number] | undefined => {
    const said = props.of.progress;
    if (typeof said === 'number') {
      return [said, said > 1 ? 100 : 1];
    }
    const done = said?.done ?? said?.completed;
    return said?.total && done !== undefined ? [done, said.total] : undefined;
  };
  return (
    <Show when={!over(props.of)} fallback={<span class="soft">Over</span>}>
      <Show when={part()} fallback={<progress class="progress" aria-label={`${kind(props.of)} runs`} />}>
        {(said) => <progress class="progress" value={said()[0]} max={said()[1]} aria-label={`${kind(props.of)}: how far it is`} />}
      </Show>
    </Show>
  );
}

export function OperationPage(props: { key: string }): JSX.Element {
  const path = { id: props.key };
  const read = load(async (signal) => (await loose().get<Work>('/v1/operations/{id}', { path, signal })).body, 3);
  const wrong = (work: Work) => (typeof work.error === 'string' ? work.error : (work.error?.detail ?? work.error?.code ?? ''));
  const cancel = () =>
    confirm({
      title: `Cancel ${props.key}?`, words: <p>What it has done so far stays.</p>, action: 'Cancel it', danger: true, done: 'It is cancelled.',
      run: async () => {
        await loose().post('/v1/operations/{id}/cancel', { path });
        await read.again();
      },
    });
  return (
    <Page
      title={`Operation ${props.key}`} back={['#/operations', 'Operations']}
      about={<Show when={read.value()}>{(work) => <><State of={status(work())} /> {kind(work())}</>}</Show>}
      actions={<Show when={read.value() && !over(read.value()!) && may('post', '/v1/operations/{id}/cancel')}><button type="button" class="danger" onClick={cancel}>Cancel it</button></Show>}
    >
      <Shown of={read}>
        {(work) => (
          <Card title="How far it is">
            <Progress of={work()} />
            <Show when={wrong(work())}><Notice tone="bad" title="It failed"><p>{sentence(wrong(work()))}</p></Notice></Show>
            <Facts
              rows={[
                ['Object', work().object],
                ['Made', work().created_at && <Time at={work().created_at} exact />],
                ['Begun', work().started_at && <Time at={work().started_at} exact />],
                ['Ended', work().finished_at && <Time at={work().finished_at} exact />],
                ['Done', counts(work())],
              ]}
            />
            <Show when={work().result !== undefined && work().result !== null}>
              <h3>Result</h3>
              <pre class="scrolled" tabindex="0">{JSON.stringify(work().result, null, 2)}</pre>
            </Show>
          </Card>
        )}
      </Shown>
    </Page>
  );
}

function counts(work: Work): string | undefined {
  const said = work.progress;
  if (typeof said !== 'object' || said === null) {
    return undefined;
  }
  const done = said.done ?? said.completed;
  return [done !== undefined && number(done), said.total && `of ${number(said.total)}`, said.message].filter(Boolean).join(' ');
}
