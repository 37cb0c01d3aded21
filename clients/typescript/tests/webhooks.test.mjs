// Webhooks by the cases that all SDKs share.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { UnverifiedWebhook, verifyWebhook } from '@pennypost/client';

const cases = JSON.parse(readFileSync(new URL('../../webhooks.json', import.meta.url), 'utf8'));

for (const { name, genuine, keys, now, id, timestamp, signature, payload } of cases) {
  test(name, async () => {
    const headers = { 'Webhook-Id': id, 'Webhook-Timestamp': timestamp, 'Webhook-Signature': signature ?? undefined };
    const checked = verifyWebhook(payload, headers, keys, { now });
    await (genuine
      ? checked.then((said) => assert.deepEqual(said, JSON.parse(payload)))
      : assert.rejects(checked, UnverifiedWebhook));
  });
}
