import { Unreachable, type Failure } from './errors.js';

/**
 * How often and how patiently a call is tried again when the network or the server failed for the moment. It never changes
 * something twice: mutations carry an `Idempotency-Key`, the same for every attempt.
 */
export interface Retry {
  /** Attempts in all, the first included. Default 5. */
  attempts: number;
  /** Seconds before the second attempt; they double from then on. Default 0.2. */
  firstWait: number;
  /** The longest wait in seconds. A server that asks for more with `Retry-After` is not waited for. Default 30. */
  longestWait: number;
}

export const PATIENT: Retry = { attempts: 5, firstWait: 0.2, longestWait: 30 };

/** Every call is tried once. */
export const NEVER: Retry = { attempts: 1, firstWait: 0, longestWait: 0 };

/** Seconds before the attempt after the `made`th, or undefined when the failure is to be thrown. */
export function waitAfter(retry: Retry, made: number, failure: Failure): number | undefined {
  if (made >= retry.attempts || !isPassing(failure)) {
    return undefined;
  }
  const asked = failure.retryAfter;
  if (asked !== undefined) {
    return asked <= retry.longestWait ? asked : undefined;
  }
  return Math.min(retry.firstWait * 2 ** (made - 1), retry.longestWait);
}

function isPassing(failure: Failure): boolean {
  if (failure instanceof Unreachable) {
    // A server that took the time a call may take will take it again.
    return !failure.timedOut;
  }
  // The attempt before this one may still be being answered.
  return [429, 502, 503].includes(failure.status) || failure.code === 'idempotency_in_flight';
}

/** Waits, unless the caller gives up meanwhile. */
export function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const given = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', given);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener('abort', given, { once: true });
  });
}
