/** Where a mailbox sends its mail on to, as its holder or an administrator says. */

import type { types } from '@pennypost/client';
import { For, type JSX } from 'solid-js';
import { api, isCode } from '../model/api.ts';
import { may } from '../model/session.ts';
import { type Ways, Whole } from '../ui/whole.tsx';

type ForwardingWays = Ways<types.Forwarding, types.ForwardingReplacement>;

/** A holder's own. */
export const OWN: ForwardingWays = {
  read: (signal) => api.get('/v1/me/forwarding', { signal }),
  replace: (body, ifMatch) =>
    api.put('/v1/me/forwarding', { body, ifMatch }).catch((caught: unknown) => {
      // The server's words are for whoever sells the plan.
      throw isCode(caught, 'not_in_plan') ? new Error('Sending mail on is not part of what your mailbox was sold with. Ask whoever looks after it.') : caught;
    }),
  mayReplace: () => may('put', '/v1/me/forwarding'),
};

/** That of a mailbox that one administrates. */
export function ofMailbox(address: string): ForwardingWays {
  const path = { address };
  return {
    read: (signal) => api.get('/v1/mailboxes/{address}/forwarding', { path, signal }),
    replace: (body, ifMatch) => api.put('/v1/mailboxes/{address}/forwarding', { path, body, ifMatch }),
    mayReplace: () => may('put', '/v1/mailboxes/{address}/forwarding'),
  };
}

export function Forwarding(props: { ways: ForwardingWays; changed?: () => void }): JSX.Element {
  return (
    <Whole
      title="Forwarding" about="Mail that comes is sent on to these addresses." action="Save the forwarding" ways={props.ways} changed={() => props.changed?.()}
      standing={({ targets }) => (targets.length > 0 ? ['On', 'good'] : ['Off', 'plain'])}
      saved={({ targets }) => (targets.length > 0 ? 'Mail is sent on from now on.' : 'No mail is sent on.')}
      fields={({ targets, keep_copy }) => [
        { name: 'targets', label: 'Send it on to', kind: 'lines', value: targets, hint: 'One address a line, here or elsewhere. Empty to send nothing on.' },
        { name: 'keep_copy', label: 'Keep a copy', kind: 'check', value: keep_copy, hint: 'Without one, mail only passes through. What may not be sent is kept in any case.' },
      ]}
      facts={({ targets, keep_copy }) => [
        ['Sent on to', targets.length > 0 ? <For each={targets}>{(one) => <div>{one}</div>}</For> : 'Nobody'],
        ['A copy', targets.length > 0 && (keep_copy ? 'Is kept' : 'Is not kept')],
      ]}
    />
  );
}
