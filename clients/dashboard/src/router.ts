/** Where one is: the part of the address behind `#`, so that the server serves plain files alone. */

import { createMemo, createRoot, createSignal } from 'solid-js';

export interface Place {
  /** Decoded segments of the path. */
  path: string[];
  /** What is asked of the page: filters, the order of a list. */
  query: Record<string, string>;
}

const [hash, setHash] = createSignal(window.location.hash);
window.addEventListener('hashchange', () => setHash(window.location.hash));

export const place = createRoot(() => createMemo(() => parse(hash())));

/** The path alone, which changes less often than what is asked of it. */
export const path = createRoot(() =>
  createMemo(() => place().path, undefined, { equals: (a, b) => a.join('/') === b.join('/') }),
);

/** The address of a page. */
export function to(segments: string[], query: Record<string, string | undefined> = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) {
      asked.set(name, value);
    }
  }
  const tail = String(asked);
  return `#/${segments.map(encodeURIComponent).join('/')}${tail && `?${tail}`}`.replaceAll('%40', '@');
}

/** Goes there. */
export function go(segments: string[], query: Record<string, string | undefined> = {}): void {
  window.location.hash = to(segments, query);
}

/** Goes there in place of where one is, which is not found again. */
export function leaveTo(segments: string[]): void {
  window.history.replaceState(null, '', to(segments));
  setHash(window.location.hash);
}

/** Asks something else of the page one is on, without a step in the history: typing would make many. */
export function ask(query: Record<string, string | undefined>): void {
  const { path, query: old } = place();
  window.history.replaceState(null, '', to(path, { ...old, ...query }));
  setHash(window.location.hash);
}

function parse(text: string): Place {
  const [before = '', after = ''] = text.replace(/^#\/?/, '').split('?', 2);
  return {
    path: before.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(after)),
  };
}

/** An address that was typed by hand may hold what is no percent-encoding. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
