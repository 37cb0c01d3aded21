/** Background work: what runs, when it ran last and what came of it. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { duration, human, number } from '../model/words.ts';
import { confirm } from '../ui/dialog.tsx';
import { load } from '../ui/load.ts';
import { Badge, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

export function Tasks(): JSX.Element {
  const tasks = load(async (signal) => (await api.get('/v1/tasks', { signal })).body.data, 5);
  const run = (task: types.Task) =>
    confirm({
      title: `Run ${task.name} now?`, words: <p>{task.description}</p>, action: 'Run', done: `${human(task.name)} runs.`,
      run: async () => {
        await api.post('/v1/tasks/{name}/run', { path: { name: task.name } });
        await tasks.again();
      },
    });
  return (
    <Page title="Tasks" about="Work the server does by itself. The page follows it.">
      <Shown of={tasks}>
        {(all) => (
          <div class="cards">
            <For each={all().map((task) => task.name)}>
              {(name) => {
                const task = () => all().find((one) => one.name === name) ?? all()[0]!;
                return (
                  <section class="card whole" aria-labelledby={`task-${name}`}>
                    <div class="card-head">
                      <h2 id={`task-${name}`}>{human(name)}</h2>
                      <Show when={task().running_since} fallback={<Show when={task().last_run} fallback={<Badge>Has not run yet</Badge>}>{(last) => <State of={last().outcome} />}</Show>}>
                        <Badge tone="warn">Runs</Badge>
                      </Show>
                    </div>
                    <p class="soft"><Told text={task().description} /></p>
                    <Show when={task().running_since}>
                      {(since) => (
                        <>
                          <progress class="progress" aria-label={`${human(name)} runs`} />
                          <p class="small soft">Since <Time at={since()} /></p>
                        </>
                      )}
                    </Show>
                    <Facts
                      rows={[
                        ['Runs', task().period_seconds === null ? 'On demand' : `Every ${duration(task().period_seconds ?? 0).replace(/^1 /, '')}`],
                        ['Last', task().last_run && <><Time at={task().last_run?.finished_at} />, took {duration((task().last_run?.duration_ms ?? 0) / 1000)}</>],
                        ['It said', task().last_run?.message],
                        ['Since the start', `${number(task().runs)} runs, ${number(task().failures)} failed`],
                      ]}
                    />
                    <Show when={may('post', '/v1/tasks/{name}/run')}>
                      <div class="actions foot">
                        <button type="button" class="plain slim" disabled={task().running_since !== null} aria-label={`Run now: ${name}`} onClick={() => run(task())}>Run now</button>
                      </div>
                    </Show>
                  </section>
                );
              }}
            </For>
          </div>
        )}
      </Shown>
    </Page>
  );
}
