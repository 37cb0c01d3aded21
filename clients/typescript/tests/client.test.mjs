// How calls travel, over a `fetch` of the tests' own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, NEVER, Problem, Unreachable } from '@pennypost/client';

const retry = { firstWait: 0.001 };

/**
 * @param {(Response | Error)[]} answers
 * @returns {{fetch: typeof fetch, asked: {url: string, headers: Record<string, string>, body: unknown}[]}}
 */
function scripted(...answers) {
  /** @type {{url: string, headers: Record<string, string>, body: unknown}[]} */
  const asked = [];
  return {
    asked,
    fetch: async (url, options) => {
      asked.push({ url: String(url), headers: Object(options?.headers), body: options?.body });
      const answer = answers.shift() ?? new Error('nothing more was expected');
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
  };
}

/** @param {string[]} pieces */
function stream(...pieces) {
  const body = new ReadableStream({
    start(to) {
      pieces.forEach((piece) => to.enqueue(new TextEncoder().encode(piece)));
      to.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

test('path and query are encoded', async () => {
  const { fetch, asked } = scripted(Response.json({ address: 'a' }), Response.json({ data: [], has_more: false }));
  const mail = new Client({ baseUrl: 'https://mail.example.org/', token: async () => 'pp_1', fetch });
  await mail.get('/v1/mailboxes/{address}', { path: { address: 'a/b c@d' } });
  await mail.get('/v1/mailboxes', { query: { limit: 2, domain: 'x&y', cursor: undefined } });
  assert.equal(asked[0]?.url, 'https://mail.example.org/v1/mailboxes/a%2Fb%20c@d');
  assert.equal(asked[0]?.headers['authorization'], 'Bearer pp_1');
  assert.equal(asked[1]?.url, 'https://mail.example.org/v1/mailboxes?limit=2&domain=x%26y');
  for (const address of ['', '.', '..']) {
    await assert.rejects(mail.get('/v1/mailboxes/{address}', { path: { address } }), TypeError);
  }
});

test('a failed connection is tried again under the same key, a time-out is not', async () => {
  const { fetch, asked } = scripted(new TypeError('fetch failed'), Response.json({ name: 'a' }, { status: 201 }));
  await new Client({ baseUrl: '', fetch, retry }).post('/v1/domains', { body: { name: 'a' } });
  assert.equal(asked[0]?.headers['idempotency-key'], asked[1]?.headers['idempotency-key']);
  /** @type {typeof globalThis.fetch} */
  const silent = (_, options) =>
    new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)));
  const late = new Client({ baseUrl: '', fetch: silent, retry, timeout: 0.01 }).get('/v1/whoami');
  await assert.rejects(late, (error) => error instanceof Unreachable && error.timedOut);
});

test('who gives up is not told of a failure', async () => {
  const { fetch, asked } = scripted(new TypeError('fetch failed'));
  const given = new AbortController();
  const call = new Client({ baseUrl: '', fetch, retry: { firstWait: 30 } }).get('/v1/whoami', { signal: given.signal });
  setTimeout(() => given.abort(new Error('the page is closed')), 10);
  await assert.rejects(call, /the page is closed/);
  assert.equal(asked.length, 1);
});

test('a server that asks for a long wait is not waited for', async () => {
  const busy = Response.json({ code: 'too_many_requests', detail: 'Wait.' }, { status: 429, headers: { 'retry-after': '900' } });
  const { fetch } = scripted(busy);
  const call = new Client({ baseUrl: '', fetch }).get('/v1/whoami');
  await assert.rejects(call, (error) => error instanceof Problem && error.retryAfter === 900);
});

test('a conflict names what is in the way', async () => {
  const conflict = { kind: 'domain', key: 'a', object: { name: 'a' } };
  const said = Response.json({ code: 'already_exists', detail: 'It exists.', conflict }, { status: 409 });
  const call = new Client({ baseUrl: '', fetch: scripted(said).fetch, retry: NEVER }).post('/v1/domains', { body: { name: 'a' } });
  await assert.rejects(call, (error) => {
    assert(error instanceof Problem);
    assert.deepEqual([error.code, error.conflict], ['already_exists', conflict]);
    return true;
  });
});

test('events are read however they are cut, and taken up again where the stream broke', async () => {
  const { fetch, asked } = scripted(
    stream(': hello\n\nid: event_1\nevent: domain.cre', 'ated\ndata: {"a":1}\r\n\r\nid: event_2\ndata: cut'),
    new TypeError('fetch failed'),
    stream('id: event_2\ndata: two\ndata: lines\n\n'),
  );
  const events = [];
  for await (const event of new Client({ baseUrl: '', fetch, retry }).events({ types: ['domain.*'], after: 'event_0' })) {
    events.push(event);
    if (events.length === 2) {
      break;
    }
  }
  assert.deepEqual(events, [
    { id: 'event_1', type: 'domain.created', data: { a: 1 } },
    { id: 'event_2', type: 'message', data: 'two\nlines' },
  ]);
  assert.deepEqual(
    asked.map(({ url, headers }) => [url, headers['last-event-id']]),
    [
      ['/v1/events/stream?types=domain.*', 'event_0'],
      ['/v1/events/stream?types=domain.*', 'event_1'],
      ['/v1/events/stream?types=domain.*', 'event_1'],
    ],
  );
});

test('a stream that is refused for good ends', async () => {
  const refused = Response.json({ code: 'insufficient_scope', detail: 'No.' }, { status: 403 });
  const events = new Client({ baseUrl: '', fetch: scripted(refused).fetch }).events();
  await assert.rejects(events.next(), Problem);
});
