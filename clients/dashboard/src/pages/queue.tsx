/** The queue: mail on its way out. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { gauge, readings, sum } from '../model/metrics.ts';
import { may } from '../model/session.ts';
import { bytes, number } from '../model/words.ts';
import { go, to } from '../router.ts';
import { confirm } from '../ui/dialog.tsx';
import { Chart } from '../ui/chart.tsx';
import { type Filter, Listing } from '../ui/listing.tsx';
import { load } from '../ui/load.ts';
import { Badge, Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';

// Whoever types is not told of a mistake before there is a domain; what it may be is for the server to say.
const who = (name: string, label: string): Filter => ({
  name, label, placeholder: 'An address, or @ and a domain',
  wrong: (text) => (/@[^@\s]+$/.test(text) ? undefined : `A ${name} is looked for by a whole address or by @ and a domain, such as anna@example.org or @example.org.`),
});

const FILTERS: Filter[] = [
  who('sender', 'Sender'),
  who('recipient', 'Recipient'),
  { name: 'status', label: 'Status', options: [['', 'All'], ['active', 'Under way'], ['held', 'Held']] },
];

export function Queue(): JSX.Element {
  return (
    <Page title="Queue" about="Mail on its way out, the oldest first. The list is read again every ten seconds.">
      <Show when={readings().length > 1}>
        <Card>
          <Chart
            title="On its way" unit="At the moment" times={readings().map(({ at }) => at)}
            series={[
              { name: 'Recipients being delivered to', values: gauge('queue_under_way') },
              { name: 'Connections to other servers', values: readings().map(({ numbers }) => sum(numbers, 'queue_connections') ?? 0) },
            ]}
          />
        </Card>
      </Show>
      <Listing<types.QueueMessage>
        label="Messages in the queue" path="/v1/queue/messages" filters={FILTERS} counted every={10}
        columns={[
          { head: 'Sender', cell: (one) => <><a class="name" href={to(['queue', one.id])}>{one.sender || 'A report, without a sender'}</a><span class="under">{one.id}</span></> },
          { head: 'Status', cell: (one) => <QueueState of={one.status} /> },
          { head: 'Size', right: true, cell: (one) => bytes(one.size_bytes) },
          { head: 'Accepted', cell: (one) => <Time at={one.received_at} /> },
          { head: 'Given up', cell: (one) => <Time at={one.expires_at} /> },
        ]}
        empty={<><p>The queue is empty.</p><p class="soft">Mail to other servers waits here until it is delivered or given up.</p></>}
      />
    </Page>
  );
}

function QueueState(props: { of: string }): JSX.Element {
  return <Show when={props.of === 'active'} fallback={<State of={props.of} />}><Badge tone="good">Under way</Badge></Show>;
}

export function QueueMessagePage(props: { key: string }): JSX.Element {
  const path = { id: props.key };
  const read = load(async (signal) => (await api.get('/v1/queue/messages/{id}', { path, signal })).body, 10);
  const act = (verb: 'retry' | 'hold' | 'release', title: string, words: string, done: string) =>
    confirm({
      title, words: <p>{words}</p>, action: title.split(' ')[0] ?? title, done,
      run: async () => read.put((await api.post(`/v1/queue/messages/{id}/${verb}`, { path })).body),
    });
  const remove = () =>
    confirm({
      title: `Delete the message ${props.key}?`, words: <p>It is not delivered to whoever still waits for it, and its sender is not told.</p>, action: 'Delete', danger: true, done: 'The message is deleted.',
      run: async () => {
        await api.delete('/v1/queue/messages/{id}', { path });
        go(['queue']);
      },
    });
  return (
    <Page
      title={`Message ${props.key}`} back={['#/queue', 'Queue']}
      about={<Show when={read.value()}>{(value) => <><QueueState of={value().status} /> from {value().sender || 'this server itself'}</>}</Show>}
      actions={
        <Show when={read.value() && may('post', '/v1/queue/messages/{id}/retry')}>
          <button type="button" class="plain" onClick={() => act('retry', 'Retry now?', 'Every recipient that still waits is attempted at once.', 'It is attempted now.')}>Retry now</button>
          <Show
            when={read.value()?.status === 'held'}
            fallback={<button type="button" class="plain" onClick={() => act('hold', 'Hold it back?', 'Nothing of it is attempted until it is released. It is still given up when its time is over.', 'It is held back.')}>Hold</button>}
          >
            <button type="button" onClick={() => act('release', 'Release it?', 'It is attempted again.', 'It is released.')}>Release</button>
          </Show>
          <button type="button" class="danger" onClick={remove}>Delete</button>
        </Show>
      }
    >
      <Shown of={read}>
        {(value) => (
          <>
            <Card title="About">
              <Facts
                rows={[
                  ['Size', bytes(value().size_bytes)],
                  ['Accepted', <Time at={value().received_at} exact />],
                  ['Given up', <Time at={value().expires_at} exact />],
                  ['Envelope identifier', value().envelope_id],
                  ['How it came', traceOf(value()) && may('get', '/v1/messages/{id}/trace') && <a href={to(['messages', traceOf(value()) ?? ''])}>Its trace</a>],
                ]}
              />
            </Card>
            <Card title="Recipients that are not settled">
              <ul class="list">
                <For each={value().recipients} fallback={<li class="soft">Everything is settled.</li>}>
                  {(one) => (
                    <li>
                      <div class="grow">
                        <strong>{one.address}</strong> <Show when={one.status !== 'active'}><State of={one.status} /></Show>
                        <p class="small soft">
                          {number(one.attempts)} attempts · next <Time at={one.due_at} />
                          <Show when={one.last_attempt_at}> · last <Time at={one.last_attempt_at} /></Show>
                          <Show when={one.delay_reported}> · its sender was told of the delay</Show>
                        </p>
                        <Show when={one.last_reply}>
                          <p class="reply"><Show when={one.last_host}><strong>{one.last_host}</strong>: </Show>{one.last_reply}</p>
                        </Show>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </>
        )}
      </Shown>
    </Page>
  );
}

/** Where its trace is, on a server that keeps one. */
function traceOf(message: object): string | undefined {
  const id = 'trace_id' in message ? message.trace_id : undefined;
  return typeof id === 'string' ? id : undefined;
}
