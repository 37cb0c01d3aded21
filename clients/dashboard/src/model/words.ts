/** What things are called, and how numbers and times read. */

import { createSignal } from 'solid-js';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

const STATES: Record<string, [string, Tone]> = {
  active: ['Active', 'good'],
  enabled: ['Enabled', 'good'],
  open: ['Open', 'good'],
  closed: ['Closed', 'plain'],
  staged: ['Staged', 'warn'],
  disabled: ['Disabled', 'warn'],
  deleted: ['Deleted', 'bad'],
  suspended: ['Suspended', 'bad'],
  terminated: ['Terminated', 'bad'],
  held: ['Held', 'warn'],
  done: ['Done', 'good'],
  succeeded: ['Done', 'good'],
  running: ['Running', 'warn'],
  pending: ['Waiting', 'warn'],
  failed: ['Failed', 'bad'],
  cancelled: ['Cancelled', 'plain'],
  panicked: ['Crashed', 'bad'],
  accepted: ['Accepted', 'good'],
  refused: ['Refused', 'bad'],
  abandoned: ['Abandoned', 'warn'],
  delivered: ['Delivered', 'good'],
  waiting: ['Waiting', 'warn'],
  dropped: ['Dropped', 'plain'],
  revoked: ['Revoked', 'bad'],
  expired: ['Expired', 'bad'],
  good: ['As it should be', 'good'],
  missing: ['Missing', 'bad'],
  different: ['Different', 'bad'],
  unknown: ['Not known', 'warn'],
  licensed: ['Licensed', 'good'],
  trial: ['Trial', 'warn'],
  warn: ['Needs looking after', 'warn'],
  growth_freeze: ['Frozen: nothing can be added', 'bad'],
  free: ['Free', 'plain'],
  blocked_build: ['This build is not covered', 'bad'],
  stopped: ['Stopped', 'bad'],
  on: ['On', 'good'],
  off: ['Not licensed', 'plain'],
  read_only: ['Read only', 'warn'],
  frozen: ['Frozen', 'warn'],
  live: ['Live', 'good'],
  lapsed: ['Lapsed', 'bad'],
  none: ['None', 'plain'],
  paid: ['Paid', 'good'],
  overdue: ['Overdue', 'bad'],
};

/** A state as a word and how it stands. */
export const state = (code: string): [string, Tone] => STATES[code] ?? [human(code), 'plain'];

/** `message_bytes` as a heading. */
export function human(name: string): string {
  const text = name.replaceAll(/[_.-]+/g, ' ').replaceAll('license', 'licence').trim();
  const named = text.replace(/\b(smtp|imap|pop3|tls|dns|scram|url|id|ca|ip|mx|txt|spf|dkim|dmarc|api)\b/gi, (word) => word.toUpperCase()).replace(/\boauth\b/gi, 'OAuth');
  return named.charAt(0).toUpperCase() + named.slice(1);
}

const NUMBER = new Intl.NumberFormat('en-GB');
export const number = (value: number): string => NUMBER.format(value);
export const plural = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Octets as people read them. */
export function bytes(value: number): string {
  let [left, unit] = [value, 0];
  while (left >= 1024 && unit < UNITS.length - 1) {
    left /= 1024;
    unit++;
  }
  const digits = unit === 0 || left >= 100 || Number.isInteger(left) ? 0 : 1;
  return `${left.toFixed(digits)} ${UNITS[unit]}`;
}

/** Octets exactly, as they can be typed again: in the largest unit that divides them. */
export function bytesExact(value: number): string {
  let [left, unit] = [value, 0];
  while (left > 0 && left % 1024 === 0 && unit < UNITS.length - 1) {
    left /= 1024;
    unit++;
  }
  return `${left} ${UNITS[unit]}`;
}

/** What was typed as a size: `5 GiB`, `500mb`, `1024`. Undefined when it is none. */
export function parseBytes(text: string): number | undefined {
  const found = /^\s*([\d.,]+)\s*([kmgtp]?)(i?b?)\s*$/i.exec(text);
  const value = Number(found?.[1]?.replaceAll(',', ''));
  if (!found || Number.isNaN(value)) {
    return undefined;
  }
  return Math.round(value * 1024 ** ['', 'k', 'm', 'g', 't', 'p'].indexOf((found[2] ?? '').toLowerCase()));
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const PRECISE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const AGO = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

export const moment = (at: string): string => MOMENT.format(new Date(at));
export const precise = (at: string): string => PRECISE.format(new Date(at));
export const day = (at: string): string => DAY.format(new Date(at));

const [now, setNow] = createSignal(Date.now());
window.setInterval(() => document.visibilityState === 'visible' && setNow(Date.now()), 15_000);
export { now };

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'], [3600, 'minute'], [86_400, 'hour'], [86_400 * 45, 'day'], [86_400 * 500, 'month'], [Infinity, 'year'],
];
const LENGTHS = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 2_629_800, year: 31_557_600 } as Record<string, number>;

/** How long ago, or in how long; it goes on while it is shown. */
export function ago(at: string): string {
  // The signal only says that time has passed; how much, the clock knows better.
  now();
  const seconds = (new Date(at).getTime() - Date.now()) / 1000;
  if (Math.abs(seconds) < 5) {
    return 'just now';
  }
  const [, unit] = STEPS.find(([below]) => Math.abs(seconds) < below) ?? [0, 'year'];
  return AGO.format(Math.round(seconds / (LENGTHS[unit] ?? 1)), unit as Intl.RelativeTimeFormatUnit);
}

/** Seconds as a length of time. */
export function duration(seconds: number): string {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  for (const [length, word] of [[86_400, 'day'], [3600, 'hour'], [60, 'minute']] as const) {
    if (seconds >= length) {
      const many = seconds / length;
      return Number.isInteger(many) ? plural(many, word) : `${many.toFixed(1)} ${word}s`;
    }
  }
  return seconds % 1 === 0 ? plural(seconds, 'second') : `${seconds.toFixed(1)} s`;
}

const ADDONS: Record<string, string> = {
  activesync: 'ActiveSync',
  ews: 'Exchange Web Services',
  feed: 'Spam and virus feed',
  archive: 'Archive and journal',
  cluster: 'High availability',
};
export const addon = (code: string): string => ADDONS[code] ?? human(code);

/** What limits and counts count. */
const COUNTED: Record<string, string> = {
  storage_bytes: 'Storage',
  mailbox_bytes: 'Storage of one mailbox',
  tenants: 'Tenants under it',
  mailboxes: 'Mailboxes',
};
export const counted = (name: string): string => COUNTED[name] ?? human(name);
export const amount = (name: string, value: number): string => (name.endsWith('bytes') ? bytes(value) : number(value));
