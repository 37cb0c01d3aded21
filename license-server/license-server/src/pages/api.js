// The only door: the operations under /v1. The session is a cookie that no script can read; browsers send it by themselves.

/** What the server refused, as RFC 9457 has it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? `The server answered ${status}.`);
    this.status = status;
    this.code = body.code ?? "";
    this.detail = this.message;
    this.errors = body.errors ?? [];
  }
}

/** Told when a session has ended. */
export const ended = { tell: () => {} };

/** A name for a request that is not to be done twice. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Asks an operation: `call("POST /v1/orders", {quote}, {key})`. What is answered, as JSON; null when there is nothing. */
export async function call(line, body, { key, match, quiet } = {}) {
  const [method, path] = line.split(" ");
  const headers = {};
  if (body !== undefined) headers["content-type"] = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  if (method !== "GET") headers["idempotency-key"] = key ?? newKey();
  if (match) headers["if-match"] = match;
  let response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: "same-origin" });
  } catch {
    throw new Problem(0, { code: "unreachable", detail: "The server cannot be reached. Check the connection and try again." });
  }
  if (response.ok) return response.text().then((text) => (text ? JSON.parse(text) : null));
  const problem = new Problem(response.status, await response.json().catch(() => ({})));
  if (response.status === 401 && !quiet && ["invalid_token", "unauthenticated"].includes(problem.code)) ended.tell();
  throw problem;
}

export const get = (path) => call(`GET ${path}`);

/** A path with what is looked for in its query. */
export function query(path, search) {
  const pairs = Object.entries(search).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return `${path}?${new URLSearchParams(pairs)}`;
}

/** Everything of a list, up to a thousand. */
export async function all(path, search = {}) {
  const found = [];
  let cursor;
  do {
    const page = await get(query(path, { ...search, limit: 100, cursor }));
    found.push(...page.data);
    cursor = page.has_more ? page.next_cursor : null;
  } while (cursor && found.length < 1000);
  return found;
}
