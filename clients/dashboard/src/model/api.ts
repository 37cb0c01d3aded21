/** The API, asked by whoever is logged in. */

import { Client, Failure, Problem, type Reply } from '@pennypost/client';
import { createSignal } from 'solid-js';

const [ended, setEnded] = createSignal(false);
const [warning, setWarning] = createSignal<string>();

/** Whether the server no longer knows who asks. */
export { ended };
/** What the server says of its licence with each answer; undefined for nothing. */
export { warning };

/** Watches answers for what concerns every page. */
async function carry(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (answer.status === 401 && !/\/v1\/((sso|passkey)-)?sessions$/.test(String(input))) {
    setEnded(true);
  }
  if (answer.ok && String(input).includes('/v1/license') === false) {
    setWarning(answer.headers.get('license-warning') ?? undefined);
  }
  return answer;
}

function client(token: string | undefined): Client {
  // Somebody looks at the page: better an error that can be read than a wait of minutes.
  return new Client({ baseUrl: '', token, fetch: carry, timeout: 45, retry: { attempts: 3, longestWait: 5 } });
}

/** The typed client. Without a token, the browser's cookie says who asks. */
export let api = client(undefined);

/** Asks with this token from now on; it is kept in memory alone. */
export function useToken(token: string | undefined): void {
  api = client(token);
  setEnded(false);
  setWarning(undefined);
}

interface Said {
  path?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  ifMatch?: string | undefined;
  signal?: AbortSignal | undefined;
}

type Call = <T>(path: string, options?: Said) => Promise<Reply<T>>;

/** The same client for paths that are chosen while the program runs, or that the SDK's document does not have yet. */
export function loose(): Record<'get' | 'post' | 'put' | 'patch' | 'delete', Call> {
  return api as unknown as Record<'get' | 'post' | 'put' | 'patch' | 'delete', Call>;
}

/** A page of a list. */
export interface PageOf<T> {
  data: T[];
  has_more: boolean;
  next_cursor?: string | null;
  total?: number;
}

/** How many a list holds. */
export async function count(path: string, signal?: AbortSignal): Promise<number> {
  const { body } = await loose().get<PageOf<unknown>>(path, { query: { limit: 1, count: true }, signal });
  return body.total ?? body.data.length;
}

/** Why something failed, for people. */
export function words(failure: unknown): { text: string; request?: string | undefined; code?: string } {
  if (failure instanceof Problem) {
    return { text: sentence(failure.detail), request: failure.requestId, code: failure.code };
  }
  if (failure instanceof Failure) {
    return { text: 'The server does not answer. Look at its log, or at the connection to it.' };
  }
  return { text: failure instanceof Error ? failure.message : String(failure) };
}

export function isCode(failure: unknown, code: string): failure is Problem {
  return failure instanceof Problem && failure.code === code;
}

/** With a capital and a full stop. */
export function sentence(text: string): string {
  const whole = text.trim();
  return whole && whole.charAt(0).toUpperCase() + whole.slice(1) + (/[.!?…:]$/.test(whole) ? '' : '.');
}
