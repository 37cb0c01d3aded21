/** What somebody should read before the rest: warnings, and why something failed. */

import { type Exceeded, Problem } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { amount, counted, type Tone } from '../model/words.ts';
import { words } from '../model/api.ts';
import { Icon } from './icon.tsx';
import { Told } from './told.tsx';

export function Notice(props: { tone?: Tone; title?: string; children?: JSX.Element; urgent?: boolean }): JSX.Element {
  return (
    <div class={`notice ${props.tone ?? 'plain'}`} role={props.urgent ? 'alert' : undefined}>
      <Icon name={props.tone === 'good' ? 'check' : props.tone === 'bad' || props.tone === 'warn' ? 'warning' : 'info'} />
      <div>
        <Show when={props.title}>
          <p class="notice-title">{props.title}</p>
        </Show>
        {props.children}
      </div>
    </div>
  );
}

/** A failure with the server's words, the request it was, and the counts in the way. */
export function Failed(props: { of: unknown; again?: (() => void) | undefined; title?: string | undefined }): JSX.Element {
  const said = () => words(props.of);
  return (
    <Notice tone="bad" title={props.title ?? 'That did not work'} urgent>
      <p><Told text={said().text} /></p>
      <Counts of={props.of instanceof Problem ? props.of.exceeded : []} />
      <Show when={said().request}>
        <p class="small">
          Request <code>{said().request}</code>
          <Show when={said().code}> · <code>{said().code}</code></Show>
        </p>
      </Show>
      <Show when={props.again}>
        <p>
          <button type="button" class="plain" onClick={() => props.again?.()}>Try again</button>
        </p>
      </Show>
    </Notice>
  );
}

/** What is in use of limits, and how much is allowed. */
export function Counts(props: { of: readonly Exceeded[] }): JSX.Element {
  return (
    <Show when={props.of.length > 0}>
      <ul>
        <For each={props.of}>
          {(one) => (
            <li>
              {counted(one.limit)}: {amount(one.limit, one.used)}, and {amount(one.limit, one.allowed)} allowed
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
