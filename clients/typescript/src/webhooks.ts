/** Verifying webhooks after Standard Webhooks 1.0. */

import { webcrypto } from './crypto.js';

/** A request that nobody who has the key signed, or that came too late. */
export class UnverifiedWebhook extends Error {
  override readonly name = 'UnverifiedWebhook';
}

export interface WebhookOptions {
  /** Seconds that the message may be old. Default 300. */
  tolerance?: number;
  /** Seconds since 1970; the clock's by default. */
  now?: number;
}

/**
 * What a webhook carries, once it is known to be genuine. `payload` is the body as it came, `keys` the endpoint's secret
 * (`whsec_…`) or public key (`whpk_…`), or several; one signature that fits is enough. Throws `UnverifiedWebhook`. The same
 * `webhook-id` may come again: take each once.
 */
export async function verifyWebhook(
  payload: string | Uint8Array,
  headers: Headers | Record<string, string | string[] | undefined>,
  keys: string | readonly string[],
  { tolerance = 300, now = Date.now() / 1000 }: WebhookOptions = {},
): Promise<unknown> {
  const [id, stamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(headers, name));
  if (!id || !stamp || !given || !/^\d+$/.test(stamp)) {
    throw new UnverifiedWebhook('the headers of a webhook are missing or unreadable');
  }
  if (Math.abs(now - Number(stamp)) > tolerance) {
    throw new UnverifiedWebhook('the message is too old, or dated later than now');
  }
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const before = new TextEncoder().encode(`${id}.${stamp}.`);
  const signed = new Uint8Array(before.length + body.length);
  signed.set(before);
  signed.set(body, before.length);
  for (const key of typeof keys === 'string' ? [keys] : keys) {
    for (const signature of given.split(' ')) {
      if (await fits(key, signature, signed)) {
        return JSON.parse(new TextDecoder().decode(body));
      }
    }
  }
  throw new UnverifiedWebhook('no signature fits');
}

function header(headers: Headers | Record<string, string | string[] | undefined>, name: string): string | undefined {
  if (headers instanceof Headers) {
    return headers.get(name) ?? undefined;
  }
  const found = Object.entries(headers).find(([other]) => other.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : found;
}

async function fits(key: string, signature: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [version, text = ''] = signature.split(',', 2);
  const isPublic = key.startsWith('whpk_');
  const known = bytes(key.replace(/^wh(pk|sec)_/, ''));
  if (known === undefined) {
    throw new TypeError('a key is `whsec_` or `whpk_` and base64');
  }
  const given = bytes(text);
  if (given === undefined || version !== (isPublic ? 'v1a' : 'v1')) {
    return false;
  }
  const { subtle } = await webcrypto();
  // `verify` compares without telling by its time where a signature differs.
  if (isPublic) {
    const imported = await subtle.importKey('raw', known, { name: 'Ed25519' }, false, ['verify']);
    return subtle.verify('Ed25519', imported, given, signed);
  }
  const imported = await subtle.importKey('raw', known, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  return subtle.verify('HMAC', imported, given, signed);
}

function bytes(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
