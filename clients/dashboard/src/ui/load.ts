/** What is read from the server to be shown, and read again when it is asked for or when time has passed. */

import { type Accessor, createEffect, createSignal, onCleanup, untrack } from 'solid-js';

export interface Loaded<T> {
  value: Accessor<T | undefined>;
  failure: Accessor<unknown>;
  loading: Accessor<boolean>;
  /** Reads it again; what is shown stays until then. */
  again: () => Promise<void>;
  /** Shows this instead, as a change answered it. */
  put: (value: T) => void;
}

/**
 * Reads now, whenever a signal changes that `read` looks at before it waits, and each `every` seconds while somebody looks, until it is
 * `over`.
 */
export function load<T>(read: (signal: AbortSignal) => Promise<T>, every?: number, over: (value: T) => boolean = () => false): Loaded<T> {
  const [value, setValue] = createSignal<T>();
  const [failure, setFailure] = createSignal<unknown>();
  const [loading, setLoading] = createSignal(true);
  let running = new AbortController();

  const begin = async () => {
    running.abort();
    const own = (running = new AbortController());
    setLoading(true);
    try {
      const found = await read(own.signal);
      if (!own.signal.aborted) {
        setValue(() => found);
        setFailure(undefined);
      }
    } catch (caught) {
      if (!own.signal.aborted) {
        setFailure(caught);
      }
    } finally {
      if (running === own) {
        setLoading(false);
      }
    }
  };
  createEffect(() => void begin());
  if (every !== undefined) {
    const timer = window.setInterval(() => {
      const last = untrack(value);
      if (document.visibilityState === 'visible' && !untrack(loading) && !(last !== undefined && over(last))) {
        void begin();
      }
    }, every * 1000);
    onCleanup(() => window.clearInterval(timer));
  }
  onCleanup(() => running.abort());
  return { value, failure, loading, again: () => untrack(begin), put: (next) => setValue(() => next) };
}
