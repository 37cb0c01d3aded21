/** Why a call failed. */

/** One field at fault. */
export interface FieldError {
  /** Which field: an RFC 6901 pointer into the body, or `/name` of a parameter. */
  pointer: string;
  /** What is wrong with it, for a program. Stable. */
  code: string;
  /** What is wrong with it, for a person. */
  detail: string;
}

/** What is in the way of what was to be made. */
export interface Conflict {
  kind: string;
  key: string;
  /** The object itself, if this token may read it. */
  object?: unknown;
}

/** A limit, and what it leaves no room for. */
export interface Exceeded {
  /** Which limit, such as `mailboxes`. */
  limit: string;
  /** How much is in use. */
  used: number;
  /** How much is allowed. */
  allowed: number;
}

/** Why a call failed: a `Problem`, or `Unreachable`, or `Unreadable`. */
export abstract class Failure extends Error {
  /** The stable code of what went wrong; empty when the server did not say. */
  readonly code: string = '';
  /** The HTTP status; 0 when no answer came. */
  readonly status: number = 0;
  /** Seconds to wait before another attempt has a chance. */
  readonly retryAfter: number | undefined;
}

/** No answer came: the network, TLS, or a time-out. */
export class Unreachable extends Failure {
  override readonly name = 'Unreachable';

  constructor(
    override readonly cause: unknown,
    /** Whether the server took longer than a call may take. */
    readonly timedOut = false,
  ) {
    super(`no answer from the server: ${timedOut ? 'it took too long' : reason(cause)}`);
  }
}

/** An answer came that is not of this API; some other server may stand in between. */
export class Unreadable extends Failure {
  override readonly name = 'Unreadable';
  override readonly retryAfter: number | undefined;

  constructor(
    override readonly status: number,
    headers: Headers,
    why: string,
  ) {
    super(`the answer with status ${status} is not one of this API: ${why}`);
    this.retryAfter = retryAfter(headers);
  }
}

/** The server refused and said why (RFC 9457). */
export class Problem extends Failure {
  override readonly name = 'Problem';
  override readonly code: string;
  override readonly retryAfter: number | undefined;
  /** What happened and what to do next, for a person. */
  readonly detail: string;
  /** The id of the request, to find it in the server's log. */
  readonly requestId: string | undefined;
  /** The fields at fault, when fields are. */
  readonly errors: readonly FieldError[];
  /** What is in the way, when something is. */
  readonly conflict: Conflict | undefined;
  /** The limits that leave no room, when limits are what refused it. */
  readonly exceeded: readonly Exceeded[];

  constructor(
    override readonly status: number,
    headers: Headers,
    /** Everything the server said, with members this class does not name. */
    readonly said: Readonly<Record<string, unknown>>,
  ) {
    const errors = (Array.isArray(said['errors']) ? said['errors'] : []) as FieldError[];
    const fields = errors.map((error) => `; \`${error.pointer}\` ${error.detail}`).join('');
    super(`${said['detail']} (${status} ${said['code']})${fields}`);
    this.code = String(said['code']);
    this.detail = String(said['detail'] ?? '');
    this.errors = errors;
    this.conflict = said['conflict'] as Conflict | undefined;
    this.exceeded = (Array.isArray(said['exceeded']) ? said['exceeded'] : []) as Exceeded[];
    this.requestId = (said['request_id'] as string | undefined) ?? headers.get('x-request-id') ?? undefined;
    this.retryAfter = retryAfter(headers);
  }
}

/** Seconds, whether the header counts them or names a date (RFC 9110 §10.2.3). */
function retryAfter(headers: Headers): number | undefined {
  const said = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(said)) {
    return Number(said);
  }
  const date = Date.parse(said);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

/** `fetch` hides what happened behind `fetch failed`. */
function reason(cause: unknown): string {
  const deeper = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return deeper instanceof Error ? deeper.message || deeper.name : String(deeper);
}
