/** The client. */

import type { Item, Method, Options, PagePath, Path, Rest, Success } from './calls.js';
import { webcrypto } from './crypto.js';
import { Failure, Problem, Unreachable, Unreadable } from './errors.js';
import { eventsOf, type StreamEvent } from './events.js';
import { replyOf, type Reply } from './reply.js';
import { PATIENT, sleep, waitAfter, type Retry } from './retry.js';

export interface ClientOptions {
  /** Such as `https://mail.example.org`. Empty on the server's own pages. */
  baseUrl: string;
  /** The token, or who knows it at the moment. */
  token?: string | (() => string | Promise<string>) | undefined;
  /** What carries requests; the platform's own by default. */
  fetch?: typeof fetch | undefined;
  /** How a call is tried again. */
  retry?: Partial<Retry> | undefined;
  /** Seconds one attempt may take. Default 60. */
  timeout?: number | undefined;
}

/** What may be said with a call, whatever it is. */
interface Asked {
  path?: object;
  query?: object;
  body?: unknown;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
  idempotencyKey?: string | undefined;
}

/** A mail server, asked with one token. */
export class Client {
  readonly #base: string;
  readonly #token: ClientOptions['token'];
  readonly #fetch: typeof fetch;
  readonly #retry: Retry;
  readonly #timeout: number;

  constructor({ baseUrl, token, fetch, retry, timeout }: ClientOptions) {
    this.#base = baseUrl.replace(/\/+$/, '');
    this.#token = token;
    this.#fetch = fetch ?? globalThis.fetch.bind(globalThis);
    this.#retry = { ...PATIENT, ...retry };
    this.#timeout = timeout ?? 60;
  }

  /** Reads. Throws `Failure`, as all of them do. */
  get<P extends Path<'get'>>(path: P, ...[options]: Rest<Options<P, 'get'>>): Promise<Reply<Success<P, 'get'>>> {
    return this.#call('get', path, options);
  }

  /** Makes, or does. */
  post<P extends Path<'post'>>(path: P, ...[options]: Rest<Options<P, 'post'>>): Promise<Reply<Success<P, 'post'>>> {
    return this.#call('post', path, options);
  }

  /** Replaces; takes what was read. */
  put<P extends Path<'put'>>(path: P, ...[options]: Rest<Options<P, 'put'>>): Promise<Reply<Success<P, 'put'>>> {
    return this.#call('put', path, options);
  }

  /** Changes: what is absent stays, null empties. */
  patch<P extends Path<'patch'>>(path: P, ...[options]: Rest<Options<P, 'patch'>>): Promise<Reply<Success<P, 'patch'>>> {
    return this.#call('patch', path, options);
  }

  /** Removes. */
  delete<P extends Path<'delete'>>(
    path: P,
    ...[options]: Rest<Options<P, 'delete'>>
  ): Promise<Reply<Success<P, 'delete'>>> {
    return this.#call('delete', path, options);
  }

  /** Everything in a list, read page after page. */
  async *pages<P extends PagePath>(path: P, ...[options]: Rest<Options<P, 'get'>>): AsyncGenerator<Item<P>, void, void> {
    let asked: Asked = options ?? {};
    while (true) {
      const { body } = await this.#call<{ data: Item<P>[]; has_more: boolean; next_cursor?: string | null }>(
        'get',
        path,
        asked,
      );
      yield* body.data;
      if (!body.has_more || !body.next_cursor) {
        return;
      }
      // A list of events goes on behind an event.
      const name = 'after' in (asked.query ?? {}) ? 'after' : 'cursor';
      asked = { ...asked, query: { ...asked.query, [name]: body.next_cursor } };
    }
  }

  /**
   * What happens, as it happens, until `signal` or a `break` ends it: `types` such as `domain.*`, from behind the event
   * `after`. A broken connection is made again where it broke.
   */
  async *events(
    options: { after?: string; types?: string[]; signal?: AbortSignal; path?: string } = {},
  ): AsyncGenerator<StreamEvent, void, void> {
    const { types, signal, path = '/v1/events/stream' } = options;
    const query = types?.length ? { types: types.join(',') } : {};
    let { after } = options;
    for (let made = 1; ; made++) {
      let wait = Math.min(this.#retry.firstWait * 2 ** Math.min(made - 1, 16), this.#retry.longestWait);
      const ended = new AbortController();
      const end = () => ended.abort(signal?.reason);
      signal?.addEventListener('abort', end, { once: true });
      try {
        signal?.throwIfAborted();
        const headers = { accept: 'text/event-stream', ...(after ? { 'last-event-id': after } : {}) };
        const shown = await this.#shown(headers);
        const answer = await this.#attempt('GET', this.#url(path, { query }), shown, undefined, ended.signal);
        for await (const event of eventsOf(answer)) {
          [made, after] = [0, event.id || after];
          yield event;
        }
      } catch (caught) {
        const failure = signal?.aborted ? undefined : passed(caught);
        const asked = failure && waitAfter(this.#retry, made, failure);
        if (asked === undefined) {
          throw failure ?? caught;
        }
        wait = asked;
      } finally {
        ended.abort();
        signal?.removeEventListener('abort', end);
      }
      await sleep(wait, signal);
    }
  }

  async #call<T>(method: Method, path: string, asked: Asked = {}): Promise<Reply<T>> {
    const url = this.#url(path, asked);
    const headers = await this.#headers(method, asked);
    const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
    for (let made = 1; ; made++) {
      const clock = new AbortController();
      const end = () => clock.abort(asked.signal?.reason);
      const timer = setTimeout(() => clock.abort(LATE), this.#timeout * 1000);
      asked.signal?.addEventListener('abort', end, { once: true });
      let wait: number | undefined;
      try {
        asked.signal?.throwIfAborted();
        const answer = await this.#attempt(method.toUpperCase(), url, headers, body, clock.signal);
        return replyOf(answer.status, answer.headers, (await bodyOf(answer)) as T);
      } catch (caught) {
        const failure = asked.signal?.aborted ? undefined : passed(caught, clock.signal.reason === LATE);
        wait = failure && waitAfter(this.#retry, made, failure);
        if (wait === undefined) {
          throw failure ?? caught;
        }
      } finally {
        clearTimeout(timer);
        asked.signal?.removeEventListener('abort', end);
      }
      await sleep(wait, asked.signal);
    }
  }

  /** One attempt; what is no success is thrown. */
  async #attempt(
    method: string,
    url: string,
    headers: Record<string, string>,
    body: string | undefined,
    signal: AbortSignal,
  ): Promise<Response> {
    // A token belongs to one server: it does not follow a redirection.
    const answer = await this.#fetch(url, { method, headers, body: body ?? null, signal, redirect: 'manual' });
    if (answer.ok) {
      return answer;
    }
    const said: unknown = await answer.json().catch(() => undefined);
    if (typeof said === 'object' && said !== null && 'code' in said) {
      throw new Problem(answer.status, answer.headers, said as Record<string, unknown>);
    }
    throw new Unreadable(answer.status, answer.headers, 'it is no problem description');
  }

  async #headers(method: Method, asked: Asked): Promise<Record<string, string>> {
    const headers = await this.#shown({ accept: 'application/json', ...asked.headers });
    if (asked.body !== undefined) {
      headers['content-type'] = method === 'patch' ? 'application/merge-patch+json' : 'application/json';
    }
    if (method !== 'get') {
      headers['idempotency-key'] = asked.idempotencyKey ?? (await freshKey());
    }
    if (asked.ifMatch !== undefined) {
      headers['if-match'] = asked.ifMatch;
    }
    if (asked.ifNoneMatch !== undefined) {
      headers['if-none-match'] = asked.ifNoneMatch;
    }
    return headers;
  }

  async #shown(headers: Record<string, string>): Promise<Record<string, string>> {
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    return token === undefined ? { ...headers } : { ...headers, authorization: `Bearer ${token}` };
  }

  #url(path: string, { path: at = {}, query = {} }: Asked): string {
    const place = path.replace(/\{([^}]+)\}/g, (_, name: string) => segment((at as Record<string, unknown>)[name]));
    const said = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined && item !== null) {
          said.append(name, String(item));
        }
      }
    }
    return `${this.#base}${place}${String(said) && `?${said}`}`;
  }
}

const LATE = Symbol('the time of an attempt is over');

/** A value as one segment of a path: RFC 3986 §2.3, and `@`, which addresses hold. */
function segment(value: unknown): string {
  const text = String(value ?? '');
  if (['', '.', '..'].includes(text)) {
    throw new TypeError(`\`${text}\` cannot stand in a path`);
  }
  return encodeURIComponent(text).replace(/%40/g, '@');
}

async function freshKey(): Promise<string> {
  const bytes = (await webcrypto()).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function bodyOf(answer: Response): Promise<unknown> {
  const kind = answer.headers.get('content-type') ?? '';
  if (answer.status === 204 || kind === '') {
    return undefined;
  }
  if (/\bjson\b/.test(kind)) {
    const text = await answer.text();
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Unreadable(answer.status, answer.headers, String(error));
    }
  }
  return kind.startsWith('text/') ? answer.text() : answer.blob();
}

/** What was thrown as the failure it is; undefined for what is no failure of the network or the server. */
function passed(caught: unknown, late = false): Failure | undefined {
  if (caught instanceof Failure) {
    return caught;
  }
  // Whatever `fetch` throws while nobody gave up is the network's doing; a mistake in the call is thrown before.
  return new Unreachable(caught, late);
}
