/** Message trace: what became of a message. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { bytes, human, number, precise } from '../model/words.ts';
import { ask, place, to } from '../router.ts';
import { Form } from '../ui/form.tsx';
import { Listing } from '../ui/listing.tsx';
import { load } from '../ui/load.ts';
import { Badge, Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';

const ASKED = ['sender', 'recipient', 'message_id', 'since', 'until'];

export function Messages(): JSX.Element {
  const query = () => Object.fromEntries(ASKED.map((name) => [name, place().query[name]]));
  const [version, setVersion] = createSignal(0);
  return (
    <Page title="Message trace" about="What became of a message: who brought it, where it went and what was said.">
      <Card>
        <Form
          class="three" action="Look"
          fields={[
            { name: 'sender', label: 'Sender', value: query()['sender'], placeholder: 'An address, or @ and a domain' },
            { name: 'recipient', label: 'Recipient', value: query()['recipient'], placeholder: 'An address, or @ and a domain' },
            { name: 'message_id', label: 'Message-ID', value: query()['message_id'] },
            { name: 'since', label: 'Since', kind: 'datetime', value: query()['since'] },
            { name: 'until', label: 'Until', kind: 'datetime', value: query()['until'] },
          ]}
          submit={async (values) => {
            ask(Object.fromEntries(ASKED.map((name) => [name, values[name] as string | undefined])));
            setVersion(version() + 1);
          }}
        />
      </Card>
      <Show when={`${version()} ${JSON.stringify(query())}`} keyed>
        <Listing<types.Message>
          label="Messages" path="/v1/messages" inside query={query()}
          columns={[
            { head: 'When', cell: (one) => <Time at={one.at} /> },
            { head: 'From', cell: (one) => <><a class="name" href={to(['messages', one.id])}>{one.sender || 'A report'}</a><span class="under">{human(one.origin)}</span></> },
            { head: 'To', cell: (one) => <span class="targets">{one.recipients.slice(0, 3).join(', ')}{one.recipients.length > 3 ? ' …' : ''}</span> },
            { head: 'What became of it', cell: (one) => <Outcome of={one} /> },
            { head: 'Size', right: true, cell: (one) => bytes(one.size_bytes) },
          ]}
          empty={<p>There is no message of that kind. Messages are told of for as long as the setting <code>message_trace_days</code> says.</p>}
        />
      </Show>
    </Page>
  );
}

function Outcome(props: { of: Pick<types.Message, 'outcome' | 'counts'> }): JSX.Element {
  return (
    <span class="badges">
      <Show when={props.of.outcome !== 'accepted'}><State of={props.of.outcome} /></Show>
      <For each={(['delivered', 'waiting', 'failed', 'deleted', 'refused'] as const).filter((name) => props.of.counts[name] > 0)}>
        {(name) => (
          <Badge tone={name === 'delivered' ? 'good' : name === 'waiting' ? 'warn' : 'bad'}>
            {human(name)} {props.of.counts[name] > 1 ? number(props.of.counts[name]) : ''}
          </Badge>
        )}
      </For>
    </span>
  );
}

export function TracePage(props: { key: string }): JSX.Element {
  const read = load(async (signal) => (await api.get('/v1/messages/{id}/trace', { path: { id: props.key }, signal })).body, 15);
  return (
    <Page title={`Trace of ${props.key}`} back={['#/messages', 'Message trace']} about={<Show when={read.value()}>{(value) => <Outcome of={value()} />}</Show>}>
      <Shown of={read}>
        {(value) => (
          <div class="columns">
            <Card title="What happened">
              <ol class="story">
                <For each={value().events}>
                  {(one) => (
                    <li class={`kind-${one.kind}`}>
                      <p>
                        <strong>{human(one.kind)}</strong> <Show when={one.recipient}>{one.recipient}</Show>{' '}
                        <time class="soft small" dateTime={one.at}>{precise(one.at)}</time>
                      </p>
                      <Show when={one.host || one.ip}>
                        <p class="small soft">{[one.host, one.ip && `(${one.ip})`, one.tls ?? 'without TLS'].filter(Boolean).join(' ')}</p>
                      </Show>
                      <Show when={one.actor}><p class="small soft">by {one.actor}</p></Show>
                      <Show when={one.reply}><p class="reply">{one.reply}</p></Show>
                      <Show when={one.due_at}><p class="small soft">The next attempt was due <Time at={one.due_at} exact />.</p></Show>
                      <Show when={one.report_id}><p class="small"><a href={to(['messages', one.report_id ?? ''])}>The report to its sender</a></p></Show>
                    </li>
                  )}
                </For>
              </ol>
            </Card>
            <div>
              <Card title="About">
                <Facts
                  rows={[
                    ['Came', <Time at={value().at} exact />],
                    ['Origin', human(value().origin)],
                    ['Sender', value().sender || 'None: a report'],
                    ['Message-ID', value().message_id && <code>{value().message_id}</code>],
                    ['Size', bytes(value().size_bytes)],
                    ['Brought by', [value().helo, value().peer_ip && `(${value().peer_ip})`].filter(Boolean).join(' ')],
                    ['Encryption', value().tls ?? 'None'],
                    ['Logged in as', value().login],
                    ['Authentication', value().authentication_results && <span class="reply">{value().authentication_results}</span>],
                    ['Refused with', value().reply && <span class="reply">{value().reply}</span>],
                    ['Reports on', value().about_id && <a href={to(['messages', value().about_id ?? ''])}>{value().about_id}</a>],
                    [
                      'In the queue',
                      value().queue_ids.length > 0 && may('get', '/v1/queue/messages/{id}') && (
                        <For each={value().queue_ids}>{(id) => <a href={to(['queue', id])}>{id} </a>}</For>
                      ),
                    ],
                  ]}
                />
              </Card>
              <Card title="Recipients">
                <ul class="list">
                  <For each={value().recipients}>
                    {(one) => (
                      <li>
                        <div class="grow">
                          <strong>{one.recipient}</strong>
                          <Show when={one.address !== one.recipient}><span class="soft"> led to {one.address}</span></Show>
                          <Show when={one.reply}><p class="reply">{one.reply}</p></Show>
                        </div>
                        <State of={one.status} />
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            </div>
          </div>
        )}
      </Shown>
    </Page>
  );
}
