/** Webhooks: who is told of events by signed requests. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { duration, precise } from '../model/words.ts';
import { go, to } from '../router.ts';
import { confirm, open, tell } from '../ui/dialog.tsx';
import { Form, type Values } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Listing } from '../ui/listing.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { showOnce } from '../ui/once.tsx';
import { Card, Facts, Page, Shown, State, Time } from '../ui/parts.tsx';

const LIST = '/v1/webhook-endpoints';
const ONE = '/v1/webhook-endpoints/{id}';

export function Webhooks(): JSX.Element {
  return (
    <Page
      title="Webhooks" about="Who is told of events by signed requests."
      actions={<Show when={may('post', LIST)}><button type="button" onClick={create}><Icon name="plus" />New endpoint</button></Show>}
    >
      <Listing<types.WebhookEndpoint>
        label="Webhook endpoints" path={LIST}
        columns={[
          { head: 'Address', cell: (one) => <><a class="name" href={to(['webhooks', one.id])}>{one.url}</a><Show when={one.description}><span class="under">{one.description}</span></Show></> },
          { head: 'Status', cell: (one) => <State of={one.status} /> },
          { head: 'Told of', cell: (one) => <span class="targets">{one.events.join(', ')}</span> },
          { head: 'Failing since', cell: (one) => <Time at={one.failing_since} none="Not failing" /> },
        ]}
        empty={<><p>There are no endpoints yet.</p><p class="soft">An endpoint is an address of yours that takes what happens here, signed after Standard Webhooks.</p></>}
      />
    </Page>
  );
}

const FIELDS = (one?: types.WebhookEndpoint) => [
  { name: 'url', label: 'Address', required: true, value: one?.url, placeholder: 'https://shop.example.com/hooks', hint: 'https:// and a public host. Redirects are not followed.' },
  { name: 'description', label: 'Description', value: one?.description, empty: 'text' as const },
  { name: 'events', label: 'Kinds of events', kind: 'lines' as const, value: one?.events ?? ['*'], required: true, hint: 'One a line: a kind, a beginning such as `domain.*`, or `*` for all.' },
];

function create(): void {
  open('New webhook endpoint', (close) => (
    <Form
      focus cancel={close} action="Make the endpoint" fields={FIELDS()}
      submit={async (values) => {
        const { body } = await api.post(LIST, { body: values as types.NewWebhookEndpoint });
        close();
        secret(body);
        go(['webhooks', body.id]);
      }}
    />
  ));
}

function secret(endpoint: types.WebhookEndpoint): void {
  showOnce({ title: 'The secret of the endpoint', label: 'The secret', secret: endpoint.secret, rows: 2, words: <p>The receiver checks signatures with it.</p> });
}

interface Read {
  endpoint: types.WebhookEndpoint;
  etag: string | undefined;
}

export function EndpointPage(props: { key: string }): JSX.Element {
  const path = { id: props.key };
  const read = load<Read>(async (signal) => {
    const { body, etag } = await api.get(ONE, { path, signal });
    return { endpoint: body, etag };
  });
  const rotate = () =>
    confirm({
      title: 'Exchange the secret?', words: <p>Messages are signed with both for a day, so that the receiver can change over.</p>, action: 'Exchange it',
      run: async () => {
        const { body } = await api.post('/v1/webhook-endpoints/{id}/rotate-secret', { path, body: {} });
        secret(body);
        await read.again();
      },
    });
  const test = () =>
    confirm({ title: 'Send a test?', words: <p>A message of the kind <code>ping</code> or the like goes out now; what comes of it is listed below.</p>, action: 'Send', done: 'The test is sent.', run: () => api.post(`${ONE}/test`, { path }) });
  const remove = () =>
    confirm({
      title: `Delete ${read.value()?.endpoint.url ?? props.key}?`, words: <p>Nothing is sent there any more, and what was sent is forgotten.</p>, action: 'Delete', danger: true, done: 'The endpoint is deleted.',
      run: async () => {
        await api.delete(ONE, { path });
        go(['webhooks']);
      },
    });
  return (
    <Page
      title={read.value()?.endpoint.url ?? props.key} back={['#/webhooks', 'Webhooks']}
      about={<Show when={read.value()}>{(value) => <><State of={value().endpoint.status} /> {value().endpoint.description}</>}</Show>}
      actions={
        <Show when={may('patch', ONE)}>
          <button type="button" class="plain" onClick={test}>Send a test</button>
          <button type="button" class="plain" onClick={rotate}>Exchange the secret</button>
          <button type="button" class="danger" onClick={remove}>Delete</button>
        </Show>
      }
    >
      <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <About of={read} value={now} />}</Show>}</Shown>
      <h2>Deliveries</h2>
      <Listing<types.WebhookDelivery>
        label="Deliveries" path={`${LIST}/${encodeURIComponent(props.key)}/deliveries`} inside every={10}
        filters={[{ name: 'status', label: 'Status', options: [['', 'All'], ['pending', 'Waiting'], ['delivered', 'Delivered'], ['failed', 'Failed']] }]}
        columns={[
          { head: 'Event', cell: (one) => <><strong>{one.type}</strong><span class="under">{precise(one.event_at)}</span></> },
          { head: 'Status', cell: (one) => <State of={one.status} /> },
          { head: 'Attempts', cell: (one) => <Attempts of={one} /> },
          { head: 'Next', cell: (one) => <Time at={one.next_attempt_at} none="None" /> },
          {
            head: 'Actions',
            cell: (one) => (
              <Show when={may('post', '/v1/webhook-deliveries/{id}/replay')}>
                <button type="button" class="plain slim" aria-label={`Send again: ${one.type}`} onClick={() => replay(one)}>Send again</button>
              </Show>
            ),
          },
        ]}
        empty={<p>Nothing was sent yet.</p>}
      />
    </Page>
  );
}

function About(props: { of: Loaded<Read>; value: Read }): JSX.Element {
  const { endpoint, etag } = props.value;
  const status = { name: 'status', label: 'Status', kind: 'select' as const, value: endpoint.status, options: [['enabled', 'Enabled'], ['disabled', 'Disabled']] as [string, string][] };
  return (
    <div class="columns">
      <Card title="About">
        <Facts
          rows={[
            ['Why disabled', endpoint.disabled_reason],
            ['Failing since', endpoint.failing_since && <Time at={endpoint.failing_since} exact />],
            ['Public key', <code>{endpoint.public_key}</code>],
            ['The old secret signs until', endpoint.previous_secret_expires_at && <Time at={endpoint.previous_secret_expires_at} exact />],
            ['Made', <Time at={endpoint.created_at} exact />],
          ]}
        />
      </Card>
      <Show when={may('patch', ONE)}>
        <Card title="Change">
          <Form
            changed action="Save" again={() => void props.of.again()} fields={[...FIELDS(endpoint), status]}
            submit={async (values: Values) => {
              const { body, etag: next } = await api.patch(ONE, { path: { id: endpoint.id }, ifMatch: etag, body: values });
              tell('The endpoint is changed.');
              props.of.put({ endpoint: body, etag: next });
            }}
          />
        </Card>
      </Show>
    </div>
  );
}

function Attempts(props: { of: types.WebhookDelivery }): JSX.Element {
  return (
    <Show when={props.of.attempts.length > 0} fallback={<span class="soft">None yet</span>}>
      <details>
        <summary>{props.of.attempts_made}</summary>
        <ul class="dots">
          <For each={props.of.attempts}>
            {(one) => <li>{precise(one.at)}: {one.status ?? one.error ?? 'no answer'} in {duration(one.duration_ms / 1000)}<Show when={one.answer}><span class="reply">{one.answer}</span></Show></li>}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function replay(delivery: types.WebhookDelivery): void {
  confirm({
    title: `Send ${delivery.type} again?`, words: <p>It goes out under the same identifier, so that a receiver that has it takes it once.</p>, action: 'Send again', done: 'It is sent again.',
    run: () => api.post('/v1/webhook-deliveries/{id}/replay', { path: { id: delivery.id } }),
  });
}
