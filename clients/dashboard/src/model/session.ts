/** Who is logged in, and what that lets one see. */

import type { types } from '@pennypost/client';
import { createSignal } from 'solid-js';
import { api, useToken } from './api.ts';
import { type Method, needs, serves } from './document.ts';
import { show } from './passkeys.ts';

/** That the browser may hold a session's cookie, which scripts cannot see: no secret. */
const HINT = 'pennypost.session';

const [me, setMe] = createSignal<types.WhoAmI>();
const [byToken, setByToken] = createSignal(false);
export { byToken, me };

/** Whether it is the holder of a mailbox, who sees to that alone. */
export const isHolder = (): boolean => me()?.reach.kind === 'mailbox';

/** Finds the session that the browser still has a cookie of. */
export async function resume(): Promise<void> {
  if (localStorage.getItem(HINT) && serves('post', '/v1/sessions')) {
    try {
      setMe((await api.get('/v1/whoami')).body);
    } catch {
      localStorage.removeItem(HINT);
    }
  }
}

/** Logs in with a name and a password, and a code where a second factor is on. */
export async function logIn(login: string, password: string, code: string | undefined): Promise<void> {
  useToken(undefined);
  await api.post('/v1/sessions', { body: { login, password, delivery: 'cookie', ...(code ? { code } : {}) } });
  remember();
  setMe((await api.get('/v1/whoami')).body);
}

/** Logs in by a passkey that the browser asks for. */
export async function logInByPasskey(signal: AbortSignal): Promise<void> {
  useToken(undefined);
  await api.post('/v1/passkey-sessions', { body: { credential: await show(signal), delivery: 'cookie' } });
  remember();
  setMe((await api.get('/v1/whoami')).body);
}

/** Logs in by a link that a panel made; it opens once. */
export async function logInByLink(link: string): Promise<void> {
  useToken(undefined);
  await api.post('/v1/sso-sessions', { body: { link, delivery: 'cookie' } });
  remember();
  setMe((await api.get('/v1/whoami')).body);
}

/** Says to the browser's other pages that the cookie is another one, which makes whoever it names theirs too. */
function remember(): void {
  localStorage.setItem(HINT, String(Date.now()));
  setByToken(false);
}

window.addEventListener('storage', ({ key, newValue }) => {
  if (key === HINT && newValue && !byToken()) {
    void api.get('/v1/whoami').then(({ body }) => body.principal === me()?.principal || window.location.reload(), () => undefined);
  }
});

/** Asks with a token. It is kept in memory, and gone when the page is. */
export async function logInByToken(token: string): Promise<void> {
  useToken(token);
  try {
    setMe((await api.get('/v1/whoami')).body);
    setByToken(true);
  } catch (failure) {
    useToken(undefined);
    throw failure;
  }
}

/** Ends the session; a token is forgotten only. */
export async function logOut(): Promise<void> {
  try {
    if (!byToken()) {
      await api.delete('/v1/sessions/current');
    }
  } finally {
    forget();
  }
}

/** Shows the login again. */
export function forget(): void {
  localStorage.removeItem(HINT);
  useToken(undefined);
  setByToken(false);
  setMe(undefined);
}

/** What is the server's own: nobody whose reach is a tenant or a domain has anything to do there. */
const OWN = /^\/v1\/(settings|listeners|certificates|tasks|license|metrics|oauth-clients|failed-logins)\b/;

/** Whether the server has the operation and whoever is logged in may ask it. */
export function may(method: Method, path: string): boolean {
  const who = me();
  if (!who || !serves(method, path) || (who.reach.kind !== 'system' && OWN.test(path))) {
    return false;
  }
  const ways = needs(method, path);
  return ways.length === 0 || ways.some((scopes) => scopes.every((scope) => holds(who.scopes, scope)));
}

function holds(scopes: readonly string[], scope: string): boolean {
  return scopes.includes('admin') || scopes.includes(scope) || scopes.includes(scope.replace(/:read$/, ':write'));
}
