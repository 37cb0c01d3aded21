/** What a mailbox answers by itself while nobody reads, as its holder or an administrator says. */

import type { types } from '@pennypost/client';
import type { JSX } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { plural, type Tone } from '../model/words.ts';
import { Time } from '../ui/parts.tsx';
import { type Ways, Whole } from '../ui/whole.tsx';

type AutoreplyWays = Ways<types.Autoreply, types.AutoreplyReplacement>;

/** A holder's own. */
export const OWN: AutoreplyWays = {
  read: (signal) => api.get('/v1/me/autoreply', { signal }),
  replace: (body, ifMatch) => api.put('/v1/me/autoreply', { body, ifMatch }),
  mayReplace: () => may('put', '/v1/me/autoreply'),
};

/** That of a mailbox that one administrates. */
export function ofMailbox(address: string): AutoreplyWays {
  const path = { address };
  return {
    read: (signal) => api.get('/v1/mailboxes/{address}/autoreply', { path, signal }),
    replace: (body, ifMatch) => api.put('/v1/mailboxes/{address}/autoreply', { path, body, ifMatch }),
    mayReplace: () => may('put', '/v1/mailboxes/{address}/autoreply'),
  };
}

function standing({ enabled, starts_at, ends_at }: types.Autoreply): [string, Tone] {
  if (!enabled) {
    return ['Off', 'plain'];
  }
  if (ends_at !== null && Date.parse(ends_at) <= Date.now()) {
    return ['Over', 'warn'];
  }
  return starts_at !== null && Date.parse(starts_at) > Date.now() ? ['Begins later', 'plain'] : ['On', 'good'];
}

const SAVED: Record<string, string> = {
  On: 'Mail is answered from now on.',
  'Begins later': 'Mail is answered once it is time.',
  Over: 'It is saved, and over: nothing is answered.',
  Off: 'It is saved, and off: nothing is answered.',
};

export function Autoreply(props: { ways: AutoreplyWays; changed?: () => void }): JSX.Element {
  return (
    <Whole
      title="Automatic reply" about="Whoever writes while nobody reads gets this answer. Mailing lists and programs get none." action="Save the reply"
      ways={props.ways} changed={() => props.changed?.()} standing={standing} saved={(now) => SAVED[standing(now)[0]] ?? ''}
      fields={(now) => [
        { name: 'enabled', label: 'Answer automatically', kind: 'check', value: now.enabled },
        { name: 'subject', label: 'Subject', prose: true, value: now.subject, empty: 'null', hint: 'Empty for `Auto:` and the subject of the message.' },
        { name: 'text', label: 'Text', kind: 'area', prose: true, value: now.text, empty: 'text' },
        { name: 'starts_at', label: 'From', kind: 'datetime', value: now.starts_at, empty: 'null', hint: 'Empty for at once.' },
        {
          name: 'ends_at', label: 'Until', kind: 'datetime', value: now.ends_at, empty: 'null', hint: 'Empty for without an end.',
          check: (end, { starts_at }) => (typeof end === 'string' && typeof starts_at === 'string' && end <= starts_at ? 'This must be later than it begins.' : undefined),
        },
        {
          name: 'interval_days', label: 'Days between replies', kind: 'number', required: true, min: 1, max: 30, value: now.interval_days,
          hint: 'Who writes more often is answered once in so many days.',
        },
      ]}
      facts={(now) => [
        ['Subject', now.subject ?? 'Auto: and the subject of the message'],
        ['Text', now.text && <pre>{now.text}</pre>],
        ['From', now.starts_at && <Time at={now.starts_at} exact />],
        ['Until', now.ends_at && <Time at={now.ends_at} exact />],
        ['One reply in', plural(now.interval_days, 'day')],
      ]}
    />
  );
}
