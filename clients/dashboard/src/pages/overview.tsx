/** How the server is, at a glance. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api, count } from '../model/api.ts';
import { gauge, perMinute, readings, sum } from '../model/metrics.ts';
import { may, me } from '../model/session.ts';
import { duration, human, number, plural, state } from '../model/words.ts';
import { to } from '../router.ts';
import { Chart } from '../ui/chart.tsx';
import { load } from '../ui/load.ts';
import { Notice } from '../ui/notice.tsx';
import { Badge, Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';
import { DevelopmentRoot, Reasons } from './license_notices.tsx';

export function Overview(): JSX.Element {
  return (
    <Page title="Overview" about={<Server />}>
      <Warnings />
      <Tiles />
      <Show when={may('get', '/v1/metrics')}>
        <Charts />
      </Show>
      <div class="columns thirds">
        <Show when={may('get', '/v1/queue/messages')}><Oldest /></Show>
        <Show when={may('get', '/v1/tasks')}><LastTasks /></Show>
        <Show when={may('get', '/v1/audit-lines')}><Latest /></Show>
      </div>
    </Page>
  );
}

function Server(): JSX.Element {
  const ready = load(async (signal) => (await api.get('/v1/health/ready', { signal })).body.status, 15);
  return (
    <>
      <Show when={ready.failure()} fallback={<Badge tone="good">Ready</Badge>}><Badge tone="bad">Not ready</Badge></Show>{' '}
      <strong>{me()?.hostname}</strong> · version {me()?.version}
    </>
  );
}

function Warnings(): JSX.Element {
  const license = may('get', '/v1/license') ? load(async (signal) => (await api.get('/v1/license', { signal })).body, 60) : undefined;
  const latest = () => readings().at(-1)?.numbers;
  const damaged = () => sum(latest() ?? new Map(), 'store_damaged_bodies') ?? 0;
  const certificate = () => sum(latest() ?? new Map(), 'tls_certificate_ends_timestamp_seconds');
  return (
    <>
      <Show when={license?.value()}>
        {(value) => (
          <>
            <Show when={value().development_root}><DevelopmentRoot /></Show>
            <Reasons of={value().reasons} />
          </>
        )}
      </Show>
      <Show when={damaged() > 0}>
        <Notice tone="bad" title="Stored mail is damaged">
          <p>{plural(damaged(), 'stored body', 'stored bodies')} could not be verified. The last run of the task <a href="#/tasks">scrub</a> says which.</p>
        </Notice>
      </Show>
      <Show when={certificate() !== null && (certificate() ?? 0) * 1000 - Date.now() < 14 * 86_400_000}>
        <Notice tone="warn" title="The TLS certificate ends soon">
          <p>It ends <Time at={new Date((certificate() ?? 0) * 1000).toISOString()} exact />.</p>
        </Notice>
      </Show>
    </>
  );
}

function Tiles(): JSX.Element {
  const latest = () => readings().at(-1)?.numbers ?? new Map();
  const sessions = () => ['smtp_connections', 'imap_sessions', 'pop3_sessions'].reduce((all, name) => all + (sum(latest(), name) ?? 0), 0);
  return (
    <ul class="tiles">
      <For each={['tenants', 'domains', 'mailboxes', 'aliases'].filter((name) => may('get', `/v1/${name}`))}>
        {(name) => {
          const many = load((signal) => count(`/v1/${name}`, signal), 60);
          return <Tile name={human(name)} href={`#/${name}`} value={many.value() === undefined ? '–' : number(many.value() ?? 0)} />;
        }}
      </For>
      <Show when={may('get', '/v1/metrics')}>
        <Tile name="Being delivered" href="#/queue" value={number(sum(latest(), 'queue_under_way') ?? 0)} />
        <Tile name="Connections" value={number(sessions())} />
      </Show>
    </ul>
  );
}

function Tile(props: { name: string; value: string; href?: string }): JSX.Element {
  const inside = () => (
    <>
      <span class="tile-name">{props.name}</span>
      <span class="tile-value">{props.value}</span>
    </>
  );
  return <li>{props.href ? <a class="tile" href={props.href}>{inside()}</a> : <div class="tile">{inside()}</div>}</li>;
}

function Charts(): JSX.Element {
  const times = () => readings().map(({ at }) => at);
  return (
    <section class="charts" aria-label="Live charts">
      <Card>
        <Chart
          title="Mail taken in" unit="Messages a minute" times={times()}
          series={[
            { name: 'From other servers', values: perMinute('smtp_messages_accepted_total', { service: 'incoming' }) },
            { name: 'From our people', values: perMinute('smtp_messages_accepted_total', { service: 'submission' }) },
            { name: 'Refused', values: perMinute('smtp_messages_refused_total') },
          ]}
        />
      </Card>
      <Card>
        <Chart
          title="Deliveries" unit="Attempts a minute" times={times()}
          series={[
            { name: 'Delivered', values: perMinute('queue_attempts_total', { outcome: 'delivered' }) },
            { name: 'Put off', values: perMinute('queue_attempts_total', { outcome: 'deferred' }) },
            { name: 'Failed', values: perMinute('queue_attempts_total', { outcome: 'failed' }) },
          ]}
        />
      </Card>
      <Card>
        <Chart
          title="Logins" unit="Logins a minute" times={times()}
          series={[
            { name: 'Accepted', values: perMinute('logins_total', { outcome: 'accepted' }) },
            { name: 'Refused', values: perMinute('logins_total', { outcome: 'refused' }) },
            { name: 'Slowed down', values: perMinute('logins_total', { outcome: 'throttled' }) },
          ]}
        />
      </Card>
      <Card>
        <Chart
          title="Connections" unit="At the moment" times={times()}
          series={[
            { name: 'SMTP', values: gauge('smtp_connections') },
            { name: 'IMAP', values: gauge('imap_sessions') },
            { name: 'POP3', values: gauge('pop3_sessions') },
          ]}
        />
      </Card>
    </section>
  );
}

function Oldest(): JSX.Element {
  const queue = load(async (signal) => (await api.get('/v1/queue/messages', { query: { limit: 5 }, signal })).body, 15);
  return (
    <Card title="Waiting longest" actions={<a href="#/queue">The queue</a>}>
      <Shown of={queue}>
        {(page) => (
          <Show when={page().data.length > 0} fallback={<p class="soft">Nothing waits to be delivered.</p>}>
            <ul class="list">
              <For each={page().data}>
                {(one) => (
                  <li>
                    <a class="grow cut" href={to(['queue', one.id])}>{one.sender || 'A report'}</a>
                    <Show when={one.status !== 'active'}><State of={one.status} /></Show>
                    <span class="soft small"><Time at={one.received_at} /></span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={page().has_more}><p class="soft small">And more.</p></Show>
          </Show>
        )}
      </Shown>
    </Card>
  );
}

function LastTasks(): JSX.Element {
  const tasks = load(async (signal) => (await api.get('/v1/tasks', { signal })).body.data, 20);
  const failing = (all: readonly types.Task[]) => all.filter((task) => task.last_run && task.last_run.outcome !== 'done');
  return (
    <Card title="Background work" actions={<a href="#/tasks">All tasks</a>}>
      <Shown of={tasks}>
        {(all) => (
          <>
            <Facts
              rows={[
                ['Running now', all().filter((task) => task.running_since).map((task) => task.name).join(', ') || 'Nothing'],
                ['Runs since the start', number(all().reduce((runs, task) => runs + task.runs, 0))],
                ['Failed last time', failing(all()).map((task) => task.name).join(', ') || 'None'],
              ]}
            />
            <For each={failing(all())}>
              {(task) => <Notice tone="warn" title={`${task.name}: ${state(task.last_run?.outcome ?? '')[0].toLowerCase()}`}><p>{task.last_run?.message}</p></Notice>}
            </For>
            <Show when={all().find((task) => task.running_since)}>
              {(task) => <p class="soft small">Running for {duration((Date.now() - Date.parse(task().running_since ?? '')) / 1000)}</p>}
            </Show>
          </>
        )}
      </Shown>
    </Card>
  );
}

function Latest(): JSX.Element {
  const lines = load(async (signal) => (await api.get('/v1/audit-lines', { query: { limit: 6 }, signal })).body.data, 30);
  return (
    <Card title="Lately" actions={<a href="#/audit">The audit trail</a>}>
      <Shown of={lines}>
        {(all) => (
          <ul class="list">
            <For each={all()} fallback={<li class="soft">Nothing was changed yet.</li>}>
              {(one) => (
                <li>
                  <div class="grow">
                    <strong>{human(one.action)}</strong>
                    <span class="under cut">{one.object.replace(/^\w+:/, '')}</span>
                  </div>
                  <span class="soft small"><Time at={one.at} /></span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Shown>
    </Card>
  );
}
