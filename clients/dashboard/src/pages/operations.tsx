/** Operations: work that goes on after its request was answered. */

import type { types } from '@pennypost/client';
import { createEffect, type JSX, Match, on, Show, Switch } from 'solid-js';
import { api, type PageOf, sentence } from '../model/api.ts';
import { byToken, may, me } from '../model/session.ts';
import { human, number, plural } from '../model/words.ts';
import { to } from '../router.ts';
import { confirm, tell } from '../ui/dialog.tsx';
import { Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';
import { Answer, isRefused, Subject, Verdict } from './operation_results.tsx';

type Operation = types.Operation;

const COLLECTION = '/v1/operations';
const ONE = '/v1/operations/{id}';
const CANCEL = '/v1/operations/{id}/cancel';
const STATUSES: [string, string][] = [['', 'All'], ['waiting', 'Waiting'], ['running', 'Running'], ['done', 'Done'], ['failed', 'Failed'], ['cancelled', 'Cancelled']];

/** What it does, as it is called. */
const called = ({ kind, progress }: Operation): string => (kind === 'batch' ? plural(progress.total, 'request') : human(kind));

const howFar = ({ settled, failed, total }: types.OperationProgress): string => `${number(settled)} of ${number(total)}${failed > 0 ? `, ${number(failed)} failed` : ''}`;

export function Operations(): JSX.Element {
  return (
    <Page title="Operations" about={<>Work that goes on after its request was answered. The page follows it. <Kept /></>}>
      <Listing<Operation>
        label="Operations" path={COLLECTION} every={4} identity="id"
        filters={[{ name: 'status', label: 'Status', options: STATUSES }]}
        columns={[
          { head: 'Operation', cell: (one) => <><a class="name" href={to(['operations', one.id])}>{called(one)}</a><span class="under">{one.id}</span></> },
          { head: 'Status', cell: (one) => <State of={one.status} /> },
          { head: 'Progress', cell: (one) => <Progress of={one} /> },
          { head: 'Asked for by', cell: (one) => <div><span class="targets">{one.actor}</span><Show when={one.tenant}><span class="under">of {one.tenant}</span></Show></div> },
          { head: 'Asked for', cell: (one) => <Time at={one.created_at} /> },
        ]}
        empty={<><p>There are no operations.</p><p class="soft">Imports and whatever else a program has done by <code>POST {COLLECTION}</code> are listed here while they go on, and some time after.</p></>}
      />
    </Page>
  );
}

/** How long those are listed that are over. */
function Kept(): JSX.Element {
  return <Show when={may('get', '/v1/settings/retention')}>What is over stays listed for as long as the <a href={to(['settings', 'retention'])}>retention settings</a> say.</Show>;
}

/** A bar while it goes on, and words in any case. */
function Progress(props: { of: Operation }): JSX.Element {
  const words = () => howFar(props.of.progress);
  return (
    <div class="progress-place">
      <Show when={!props.of.done}>
        <progress class="progress" value={props.of.progress.settled} max={props.of.progress.total} aria-label={`Progress of ${props.of.id}`} aria-valuetext={words()} />
      </Show>
      <span class="numbers">{words()}</span>
    </div>
  );
}

export function OperationPage(props: { key: string }): JSX.Element {
  const path = { id: props.key };
  const read = load(async (signal) => (await api.get(ONE, { path, signal })).body, 2, ({ done }) => done);
  const cancel = () =>
    confirm({
      title: `Cancel ${props.key}?`, action: 'Cancel it', danger: true,
      words: <p>What is done stays, what is in hand is finished, and nothing more begins.</p>,
      run: async () => {
        const { body } = await api.post(CANCEL, { path });
        read.put(body);
        tell(body.status === 'cancelled' ? 'It is cancelled.' : body.done ? 'It was over before.' : 'It ends as soon as what is in hand is finished.');
      },
    });
  return (
    <Page
      title={`Operation ${props.key}`} back={['#/operations', 'Operations']}
      about={<Show when={read.value()}>{(work) => <><State of={work().status} /> {called(work())}</>}</Show>}
      actions={<Show when={read.value()?.done === false && may('post', CANCEL)}><button type="button" class="danger" onClick={cancel}>Cancel it</button></Show>}
    >
      <Shown of={read}>
        {(work) => (
          <>
            <Card title="How far it is">
              <Progress of={work()} />
              <div role="status"><Standing of={work()} /></div>
              <Facts
                rows={[
                  ['Asked for by', work().actor],
                  ['Tenant', work().tenant && <a href={to(['tenants', work().tenant ?? ''])}>{work().tenant}</a>],
                  ['Asked for', <Time at={work().created_at} exact />],
                  ['Begun', work().started_at && <Time at={work().started_at} exact />],
                  ['Over', work().finished_at && <Time at={work().finished_at} exact />],
                ]}
              />
            </Card>
            <Results of={work()} />
          </>
        )}
      </Shown>
    </Page>
  );
}

/** What is to be known of it as it stands. */
function Standing(props: { of: Operation }): JSX.Element {
  const failed = () => props.of.progress.failed;
  const settled = () => props.of.progress.settled;
  const total = () => props.of.progress.total;
  const left = () => `${number(total() - settled())} of ${number(total())} never began.`;
  return (
    <Switch>
      <Match when={props.of.status === 'waiting'}>
        <p class="soft">It waits for its turn: of each tenant, one operation is done at a time.</p>
      </Match>
      <Match when={props.of.status === 'running'}>
        <p class="soft">It goes on without this page, for as long as the login or the token is good by which it was asked for{props.of.actor === me()?.principal && !byToken() ? ': do not log out before it is over' : ''}.</p>
      </Match>
      <Match when={props.of.status === 'failed'}>
        <Notice tone="bad" title="It could not go on">
          <p><Told text={sentence(props.of.error?.detail ?? '')} /></p>
          <p>What was done stays; {left()}</p>
        </Notice>
      </Match>
      <Match when={props.of.status === 'cancelled'}>
        <Notice title="It was cancelled"><p>What was done stays; {left()}</p></Notice>
      </Match>
      <Match when={failed() > 0}>
        <Notice tone="warn" title={`${plural(failed(), 'request')} failed`}><p>{failed() < settled() ? 'The others were done.' : 'None was done.'} What each was told is below.</p></Notice>
      </Match>
      <Match when={props.of.done}>
        <Notice tone="good" title="All of it was done" />
      </Match>
    </Switch>
  );
}

/** What came of its parts. It is read again when there is more of it: what is settled stays as it is. */
function Results(props: { of: Operation }): JSX.Element {
  let list!: Loaded<PageOf<types.OperationResult>>;
  createEffect(on(() => props.of.progress.settled, () => !isRefused(list.failure()) && void list.again(), { defer: true }));
  return (
    <>
      <h2>What came of it</h2>
      <Listing<types.OperationResult>
        label="Results" path={`${COLLECTION}/${encodeURIComponent(props.of.id)}/results`} inside identity="index" hold={(loaded) => (list = loaded)}
        filters={[{ name: 'failed', label: 'Only those that failed', tick: 'true' }]}
        failed={(caught) =>
          isRefused(caught) && (
            <Notice title="It is for others to read" urgent>
              <p>What came of it is for whoever asked for the operation, which is <code>{props.of.actor}</code>, and for those who may do everything (<code>admin</code>).</p>
            </Notice>
          )
        }
        columns={[
          // They are counted from 0 where programs read them.
          { head: 'No.', cell: (one) => number(one.index + 1) },
          { head: 'Outcome', cell: (one) => <Verdict of={one} /> },
          { head: 'Object', cell: (one) => <Subject of={one} /> },
          { head: 'Answer', cell: (one) => <Answer of={one} /> },
        ]}
        empty={<p>{props.of.done ? 'Nothing was done.' : 'Nothing is done yet.'}</p>}
      />
    </>
  );
}
