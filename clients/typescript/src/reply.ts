/** A success. */
export interface Reply<T> {
  /** What it carries. */
  body: T;
  /** Its HTTP status. */
  status: number;
  /** The validator of the object, to send back as `ifMatch`. */
  etag: string | undefined;
  /** Where the made object is. */
  location: string | undefined;
  /** The id of the request in the server's log. */
  requestId: string | undefined;
  /** Whether the server repeats what it answered to an earlier attempt. */
  replayed: boolean;
  headers: Headers;
}

/** What carries `body` and came with these headers. */
export function replyOf<T>(status: number, headers: Headers, body: T): Reply<T> {
  return {
    body,
    status,
    etag: headers.get('etag') ?? undefined,
    location: headers.get('location') ?? undefined,
    requestId: headers.get('x-request-id') ?? undefined,
    replayed: headers.get('idempotent-replayed') === 'true',
    headers,
  };
}
