/** The server's numbers over the last half hour, read while somebody looks. */

import { createSignal, onCleanup } from 'solid-js';
import { api } from './api.ts';
import { may } from './session.ts';

interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** Numbers by name, as Prometheus' text format has them. */
export type Numbers = Map<string, Sample[]>;

interface Reading {
  at: number;
  numbers: Numbers;
}

const SECONDS = 5;
const KEPT = 360;
const [readings, setReadings] = createSignal<Reading[]>([]);
export { readings };

/** Reads every five seconds while the page is seen. */
export function watchMetrics(): void {
  if (!may('get', '/v1/metrics')) {
    return;
  }
  setReadings([]);
  let gone = false;
  const read = async () => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    try {
      const { body } = await api.get('/v1/metrics');
      if (!gone) {
        setReadings([...readings().slice(1 - KEPT), { at: Date.now(), numbers: parse(String(body)) }]);
      }
    } catch {
      // A reading that is missing is a gap; what is wrong with the server is said by what is asked beside.
    }
  };
  void read();
  const timer = window.setInterval(() => void read(), SECONDS * 1000);
  onCleanup(() => {
    gone = true;
    window.clearInterval(timer);
  });
}

/** Reads the text format: https://prometheus.io/docs/instrumenting/exposition_formats/. */
export function parse(text: string): Numbers {
  const found: Numbers = new Map();
  for (const line of text.split('\n')) {
    const [, name, inside = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    // The buckets of histograms are many, and nothing here is drawn from them.
    if (!name || name.endsWith('_bucket')) {
      continue;
    }
    const labels: Record<string, string> = {};
    for (const [, key = '', said = ''] of inside.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
      labels[key] = said;
    }
    found.set(name, [...(found.get(name) ?? []), { labels, value: Number(value) }]);
  }
  return found;
}

/** The sum of a number over all its labels, or those that fit; null when the server has not counted it yet. */
export function sum(numbers: Numbers, name: string, fits: Record<string, string> = {}): number | null {
  const samples = (numbers.get(name) ?? []).filter(({ labels }) => Object.entries(fits).every(([key, value]) => labels[key] === value));
  return samples.length === 0 ? null : samples.reduce((total, { value }) => total + value, 0);
}

/** A gauge as it was at each reading. */
export function gauge(name: string, fits?: Record<string, string>): number[] {
  return readings().map(({ numbers }) => sum(numbers, name, fits) ?? 0);
}

/** A counter's growth a minute, between readings; null where there is nothing to compare with. */
export function perMinute(name: string, fits?: Record<string, string>): (number | null)[] {
  return readings().map(({ at, numbers }, index, all) => {
    // Over half a minute, so that a single message does not make a peak of twelve a minute.
    const before = all[Math.max(0, index - 6)];
    if (!before || before.at === at) {
      return null;
    }
    const grown = (sum(numbers, name, fits) ?? 0) - (sum(before.numbers, name, fits) ?? 0);
    // A server that was started anew counts from nothing.
    return grown < 0 ? null : (grown / (at - before.at)) * 60_000;
  });
}
