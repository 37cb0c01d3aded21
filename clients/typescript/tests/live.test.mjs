// The client against a server: PENNYPOST_URL and PENNYPOST_TOKEN say which. It makes the domain `typescript.example` and
// removes it again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, Problem, Unreachable } from '@pennypost/client';
import { flaky } from './flaky.mjs';

const { PENNYPOST_URL: baseUrl = '', PENNYPOST_TOKEN: token = '' } = process.env;
const domain = 'typescript.example';
const retry = { attempts: 4, firstWait: 0.01, longestWait: 2 };
const mail = new Client({ baseUrl, token, retry });

/** @param {string} name */
const address = (name) => `${name}@${domain}`;
/** @param {string} name */
const fresh = (name) => ({ address: address(name), password: 'correct horse battery' });

/**
 * @param {number} status
 * @param {string} code
 * @param {Promise<unknown>} call
 */
async function refused(status, code, call) {
  const problem = await call.then(() => undefined, (error) => error);
  assert(problem instanceof Problem, String(problem));
  assert.deepEqual([problem.status, problem.code], [status, code]);
  return problem;
}

async function clean() {
  for await (const mailbox of mail.pages('/v1/mailboxes', { query: { domain } })) {
    await mail.delete('/v1/mailboxes/{address}', { path: { address: mailbox.address }, query: { purge_after: 'P0D' } });
  }
  for await (const { name } of mail.pages('/v1/domains')) {
    if (name === domain) {
      await mail.delete('/v1/domains/{domain}', { path: { domain } });
    }
  }
}

/**
 * @param {string} name
 * @param {() => Promise<void>} story
 */
function live(name, story) {
  test(name, { skip: baseUrl && token ? false : 'PENNYPOST_URL and PENNYPOST_TOKEN name no server' }, async () => {
    await clean();
    await mail.post('/v1/domains', { body: { name: domain } });
    try {
      await story();
    } finally {
      await clean();
    }
  });
}

live('what is made is read', async () => {
  const made = await mail.post('/v1/mailboxes', { body: fresh('anna') });
  assert.deepEqual([made.body.address, made.body.status, made.body.quota_bytes], [address('anna'), 'active', null]);
  assert.deepEqual([made.status, made.location], [201, `/v1/mailboxes/${address('anna')}`]);
  const read = await mail.get('/v1/mailboxes/{address}', { path: { address: address('anna') } });
  assert.deepEqual([read.body, read.etag], [made.body, made.etag]);
  assert((await mail.get('/v1/whoami')).body.scopes.includes('admin'));
  assert.match((await mail.get('/v1/metrics')).body, /# TYPE/);
  const records = await mail.get('/v1/domains/{domain}/dns-records', { path: { domain } });
  assert(records.body.data.some((record) => record.type === 'MX'));
});

live('a list is read page after page', async () => {
  const names = ['anna', 'ben', 'carla', 'dora', 'emil'];
  for (const name of names) {
    await mail.post('/v1/mailboxes', { body: fresh(name) });
  }
  const page = await mail.get('/v1/mailboxes', { query: { domain, limit: 2 } });
  assert.deepEqual([page.body.data.length, page.body.has_more], [2, true]);
  const listed = [];
  for await (const mailbox of mail.pages('/v1/mailboxes', { query: { domain, limit: 2 } })) {
    listed.push(mailbox.address);
  }
  assert.deepEqual(listed, names.map(address));
});

live('a change to what another changed is refused', async () => {
  const path = { address: address('anna') };
  const { etag } = await mail.post('/v1/mailboxes', { body: fresh('anna') });
  await mail.patch('/v1/mailboxes/{address}', { path, body: { display_name: 'Anna' }, ifMatch: etag });
  const late = mail.patch('/v1/mailboxes/{address}', { path, body: { display_name: 'Annabel' }, ifMatch: etag });
  await refused(412, 'precondition_failed', late);
});

live('a patch empties what is null and leaves the rest', async () => {
  const body = { ...fresh('anna'), quota_bytes: 5 * 2 ** 30, display_name: 'Anna' };
  assert.equal((await mail.post('/v1/mailboxes', { body })).body.quota_bytes, 5 * 2 ** 30);
  const path = { address: address('anna') };
  const changed = await mail.patch('/v1/mailboxes/{address}', { path, body: { quota_bytes: null } });
  assert.deepEqual([changed.body.quota_bytes, changed.body.display_name], [null, 'Anna']);
});

live('what was read can be sent back', async () => {
  const read = await mail.get('/v1/settings/queue');
  const kept = await mail.put('/v1/settings/queue', { body: read.body, ifMatch: read.etag });
  assert.deepEqual(kept.body, read.body);
  await mail.patch('/v1/settings/queue', { body: {} });
});

live('problems say what to do', async () => {
  await refused(401, 'invalid_token', new Client({ baseUrl, token: 'pp_wrong', retry }).get('/v1/whoami'));
  await refused(404, 'not_found', mail.get('/v1/mailboxes/{address}', { path: { address: address('nobody') } }));
  await refused(409, 'already_exists', mail.post('/v1/domains', { body: { name: domain } }));
  const short = mail.post('/v1/mailboxes', { body: { address: address('ben'), password: 'short' } });
  const problem = await refused(422, 'invalid_fields', short);
  assert.deepEqual([problem.errors[0]?.pointer, problem.errors[0]?.code], ['/password', 'too_short']);
  assert(problem.requestId);
  assert.match(problem.message, /\/password/);
});

live('what got lost is asked again and done once', async () => {
  const between = await flaky(baseUrl, ['busy', 'lost']);
  try {
    const made = await new Client({ baseUrl: between.address, token, retry }).post('/v1/mailboxes', { body: fresh('anna') });
    assert(made.replayed);
  } finally {
    between.close();
  }
  assert.deepEqual([between.keys.length, new Set(between.keys).size], [3, 1]);
  assert.equal((await mail.get('/v1/mailboxes', { query: { domain } })).body.data.length, 1);
});

live("a key of the caller's own is kept", async () => {
  const idempotencyKey = 'typescript-1';
  const made = await mail.post('/v1/mailboxes', { body: fresh('anna'), idempotencyKey });
  const again = await mail.post('/v1/mailboxes', { body: fresh('anna'), idempotencyKey });
  assert.deepEqual([again.body, again.replayed], [made.body, true]);
  const other = mail.post('/v1/mailboxes', { body: fresh('ben'), idempotencyKey });
  await refused(422, 'idempotency_key_reused', other);
});

live('a secret is shown once', async () => {
  const made = (await mail.post('/v1/tokens', { body: { name: 'typescript', scopes: ['domains:read'] } })).body;
  const reader = new Client({ baseUrl, token: () => made.secret ?? '', retry });
  assert.equal((await reader.get('/v1/domains')).body.data[0]?.name, domain);
  await refused(403, 'insufficient_scope', reader.delete('/v1/domains/{domain}', { path: { domain } }));
  assert.equal((await mail.get('/v1/tokens/{id}', { path: { id: made.id } })).body.secret, undefined);
  await mail.delete('/v1/tokens/{id}', { path: { id: made.id } });
});

live('nobody there is no problem of the server', async () => {
  await assert.rejects(new Client({ baseUrl: 'http://127.0.0.1:9', retry }).get('/v1/health/live'), Unreachable);
});
