// A customer's whole life at a provider, from the order to the purge. PENNYPOST_URL and PENNYPOST_TOKEN name the server, which
// finds no `.example` in the DNS. It makes the tenant of service `typescript-4711` and the plans `typescript-*`, and removes
// them again.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Client, Problem } from '@pennypost/client';

const { PENNYPOST_URL: baseUrl = '', PENNYPOST_TOKEN: token = '' } = process.env;
const retry = { attempts: 4, firstWait: 0.01, longestWait: 2 };
const mail = new Client({ baseUrl, token, retry });
const run = randomUUID();

const path = { external_id: 'typescript-4711' };
const domain = 'life.typescript.example';
const boss = `boss@${domain}`;
const people = ['anna', 'ben', 'carla'].map((name) => `${name}@${domain}`);
const anna = `anna@${domain}`;
const password = 'correct horse battery';
const storage = 2 * 2 ** 30;
const plans = { 'typescript-small': 2, 'typescript-medium': 4, 'typescript-large': 6 };
const order = { plan: 'typescript-large', domain, admin: { login: boss } };

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

/**
 * Whoever logs in, by a session of their own.
 *
 * @param {string} login
 */
async function entered(login = anna) {
  const { body } = await new Client({ baseUrl, retry }).post('/v1/sessions', { body: { login, password } });
  return new Client({ baseUrl, token: body.secret, retry });
}

/** @param {Client} session */
const leave = (session) => session.delete('/v1/sessions/current');

/**
 * @template T
 * @param {AsyncIterable<T>} listed
 */
async function all(listed) {
  const items = [];
  for await (const item of listed) {
    items.push(item);
  }
  return items;
}

const read = async () => (await mail.get('/v1/tenants/by-external-id/{external_id}', { path })).body;

/** Every mailbox of the tenant, two to a page. */
async function addresses() {
  const query = { tenant: (await read()).name, limit: 2 };
  return (await all(mail.pages('/v1/mailboxes', { query }))).map((mailbox) => mailbox.address);
}

async function clean() {
  const purge = () => mail.delete('/v1/tenants/by-external-id/{external_id}', { path, query: { purge_after: 'P0D' } });
  const left = Object.keys(plans).map((plan) => () => mail.delete('/v1/plans/{plan}', { path: { plan } }));
  for (const remove of [purge, ...left]) {
    await remove().catch((error) => {
      assert(error instanceof Problem && error.code === 'not_found', error);
    });
  }
}

async function plansAreMadeOnce() {
  for (const [name, mailboxes] of Object.entries(plans)) {
    const body = { name, limits: { domains: 1, mailboxes, storage_bytes: storage } };
    const made = await mail.post('/v1/plans', { body, idempotencyKey: `${name}-${run}` });
    const again = await mail.post('/v1/plans', { body, idempotencyKey: `${name}-${run}` });
    assert.deepEqual([made.status, made.replayed], [201, false]);
    assert.deepEqual([again.body, again.status, again.replayed], [made.body, 201, true]);
  }
}

async function anOrderIsPaidAndWhatRepeatsItChangesNothing() {
  const put = '/v1/tenants/by-external-id/{external_id}';
  const made = await mail.put(put, { path, body: order });
  const { name, status, plan, external_id, admin, limits } = made.body;
  assert.deepEqual([made.status, made.location], [201, `/v1/tenants/${name}`]);
  assert.deepEqual([status, plan, made.body.domain], ['active', 'typescript-large', domain]);
  assert.deepEqual([external_id, admin, limits.mailboxes], [path.external_id, { login: boss }, 6]);
  const again = await mail.put(put, { path, body: order });
  assert.deepEqual([again.status, again.replayed, again.etag], [200, false, made.etag]);
  assert.deepEqual([again.body.id, again.body.updated_at], [made.body.id, made.body.updated_at]);
  // What was read can be sent back, as long as nobody was faster.
  const kept = await mail.put(put, { path, body: made.body, ifMatch: made.etag });
  assert.deepEqual([kept.body, kept.etag], [made.body, made.etag]);
  const problem = await refused(409, 'already_exists', mail.post('/v1/tenants', { body: { name } }));
  assert.deepEqual([problem.conflict?.kind, problem.conflict?.key], ['tenant', name]);
  await mail.post('/v1/tenants/by-external-id/{external_id}/admin/password', { path, body: { password } });
}

async function theDomainIsTheCustomers() {
  const { name } = await read();
  const { body } = await mail.get('/v1/domains/{domain}', { path: { domain } });
  assert.deepEqual([body.tenant, body.status], [name, 'active']);
  const listed = await all(mail.pages('/v1/domains', { query: { tenant: name } }));
  assert.deepEqual(listed.map((it) => it.name), [domain]);
}

async function theDnsLacksWhatIsWanted() {
  const wanted = await all(mail.pages('/v1/domains/{domain}/dns-records', { path: { domain } }));
  for (const purpose of ['receive', 'spf', 'dkim', 'dmarc']) {
    assert(wanted.some((record) => record.purpose === purpose), purpose);
  }
  const checked = await all(mail.pages('/v1/domains/{domain}/dns-check', { path: { domain } }));
  assert.deepEqual(
    checked.map(({ detail, ...rest }) => rest),
    wanted.map((record) => ({ ...record, status: 'missing', found: [] })),
  );
}

async function mailboxesAreMadeInBulk() {
  const [first, ...others] = people.map((address) => ({ address, password }));
  const bodies = [first, { address: `not a name@${domain}`, password }, ...others];
  const requests = bodies.map((body, number) => ({
    method: /** @type {const} */ ('POST'),
    path: '/v1/mailboxes',
    body: { ...body },
    idempotency_key: `${number}-${run}`,
  }));
  // What broke off is sent again as a whole, and nothing of it is done twice.
  for (let time = 0; time < 2; time++) {
    const { results, failed } = (await mail.post('/v1/batch', { body: { requests, order: 'any' } })).body;
    assert.deepEqual([results.map((result) => result.status), failed], [[201, 422, 201, 201], 1]);
    assert.deepEqual(
      results.map((result) => result.body?.['address'] ?? result.body?.['code']),
      [people[0], 'invalid_fields', ...people.slice(1)],
    );
  }
  assert.deepEqual(await addresses(), people);
}

async function usageIsReadOfEverybodyAtOnce() {
  const { name } = await read();
  const usage = await all(mail.pages('/v1/usage', { query: { limit: 100 } }));
  const ours = usage.filter((it) => it.external_id === path.external_id);
  const { body } = await mail.get('/v1/tenants/by-external-id/{external_id}/usage', { path });
  assert.deepEqual(ours, [body]);
  assert.deepEqual([body.tenant, body.plan, body.domain], [name, 'typescript-large', domain]);
  assert.deepEqual([body.domains, body.mailboxes, body.messages], [1, 3, 0]);
  assert.deepEqual([body.storage_bytes, body.storage_limit_bytes], [0, storage]);
}

async function anInvoiceIsOverdueThenPaid() {
  const { name } = await read();
  for (const mode of /** @type {const} */ (['login', 'outbound', 'full'])) {
    const before = await entered();
    assert.equal((await before.get('/v1/me')).body.login, anna);
    const body = { mode, reason: 'Overdue' };
    const suspended = await mail.post('/v1/tenants/by-external-id/{external_id}/suspend', { path, body });
    for (const { status, suspension } of [suspended.body, await read()]) {
      assert.deepEqual([status, suspension?.mode, suspension?.reason], ['suspended', mode, 'Overdue']);
    }
    const listed = await all(mail.pages('/v1/tenants', { query: { status: 'suspended' } }));
    assert(listed.some((tenant) => tenant.name === name));
    if (mode === 'outbound') {
      assert.equal((await before.get('/v1/me')).body.login, anna);
      await leave(await entered());
    } else {
      await refused(401, 'invalid_token', before.get('/v1/me'));
      await refused(401, 'login_failed', entered());
    }
    const active = await mail.post('/v1/tenants/by-external-id/{external_id}/unsuspend', { path });
    assert.deepEqual([active.body.status, active.body.suspension], ['active', undefined]);
    await leave(await entered());
  }
}

async function aPlanThatIsTooSmallIsRefusedAndAFittingOneTaken() {
  /** @param {string} plan */
  const change = (plan) => mail.put('/v1/tenants/by-external-id/{external_id}/plan', { path, body: { plan } });
  /** @param {string} name */
  const more = (name) => mail.post('/v1/mailboxes', { body: { address: `${name}@${domain}` } });
  const problem = await refused(409, 'usage_exceeds_plan', change('typescript-small'));
  assert.deepEqual(problem.exceeded, [{ limit: 'mailboxes', used: 3, allowed: 2 }]);
  assert.equal((await read()).plan, 'typescript-large');
  const changed = await change('typescript-medium');
  assert.deepEqual([changed.body.plan, changed.body.limits.mailboxes], ['typescript-medium', 4]);
  // The new limit holds.
  const { body } = await more('dora');
  const full = await refused(403, 'limit_reached', more('emil'));
  assert.deepEqual(full.exceeded, [{ limit: 'mailboxes', used: 4, allowed: 4 }]);
  await mail.delete('/v1/mailboxes/{address}', { path: { address: body.address }, query: { purge_after: 'P0D' } });
}

async function theAdministratorComesInByOneClick() {
  const { name } = await read();
  const { url } = (await mail.post('/v1/sso-links', { body: { subject: `tenant:${name}` } })).body;
  const link = url?.split('/').pop() ?? '';
  const begin = () => new Client({ baseUrl, retry }).post('/v1/sso-sessions', { body: { link } });
  const session = new Client({ baseUrl, token: (await begin()).body.secret, retry });
  const me = (await session.get('/v1/me')).body;
  assert.deepEqual([me.kind, me.login, me.tenant], ['administrator', boss, name]);
  assert.deepEqual((await all(session.pages('/v1/domains'))).map((it) => it.name), [domain]);
  // It is good once.
  await refused(401, 'login_failed', begin());
  await leave(session);
  await refused(401, 'invalid_token', session.get('/v1/me'));
  assert.equal((await (await entered(boss)).get('/v1/me')).body.id, me.id);
}

async function itIsTerminatedByMistakeAndRestored() {
  const before = await read();
  for (let time = 0; time < 2; time++) {
    const { body } = await mail.delete('/v1/tenants/by-external-id/{external_id}', { path });
    assert.deepEqual([body?.id, body?.status], [before.id, 'terminated']);
    assert(body?.purge_at);
  }
  assert(!(await all(mail.pages('/v1/tenants'))).some((tenant) => tenant.id === before.id));
  await refused(401, 'login_failed', entered());
  const restored = (await mail.post('/v1/tenants/by-external-id/{external_id}/restore', { path })).body;
  assert.deepEqual({ ...restored, updated_at: '' }, { ...before, updated_at: '' });
  assert.deepEqual(await addresses(), people);
  await leave(await entered());
}

async function itEnds() {
  const { name } = await read();
  await mail.delete('/v1/tenants/by-external-id/{external_id}', { path });
  const purged = await mail.delete('/v1/tenants/by-external-id/{external_id}', { path, query: { purge_after: 'P0D' } });
  assert.deepEqual([purged.status, purged.body], [204, undefined]);
  for (const gone of [
    read,
    () => mail.get('/v1/tenants/{tenant}', { path: { tenant: name } }),
    () => mail.get('/v1/domains/{domain}', { path: { domain } }),
    () => mail.get('/v1/mailboxes/{address}', { path: { address: anna } }),
    () => mail.get('/v1/administrators/{login}', { path: { login: boss } }),
    () => mail.post('/v1/tenants/by-external-id/{external_id}/restore', { path }),
    () => mail.delete('/v1/tenants/by-external-id/{external_id}', { path }),
  ]) {
    await refused(404, 'not_found', gone());
  }
  await refused(401, 'login_failed', entered());
}

const skip = baseUrl && token ? false : 'PENNYPOST_URL and PENNYPOST_TOKEN name no server';
test('a customer from the order to the purge', { skip }, async () => {
  await clean();
  try {
    await plansAreMadeOnce();
    await anOrderIsPaidAndWhatRepeatsItChangesNothing();
    await theDomainIsTheCustomers();
    await theDnsLacksWhatIsWanted();
    await mailboxesAreMadeInBulk();
    await usageIsReadOfEverybodyAtOnce();
    await anInvoiceIsOverdueThenPaid();
    await aPlanThatIsTooSmallIsRefusedAndAFittingOneTaken();
    await theAdministratorComesInByOneClick();
    await itIsTerminatedByMistakeAndRestored();
    await itEnds();
  } finally {
    await clean();
  }
});
