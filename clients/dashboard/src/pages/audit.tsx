/** The audit trail: who changed what, from where. */

import type { types } from '@pennypost/client';
import { For, type JSX, Show } from 'solid-js';
import { human, precise } from '../model/words.ts';
import { Listing } from '../ui/listing.tsx';
import { Page } from '../ui/parts.tsx';

export function Audit(): JSX.Element {
  return (
    <Page title="Audit trail" about="Who changed what, when and from where, the newest first. Nobody can change it.">
      <Listing<types.AuditLine>
        label="Audit lines" path="/v1/audit-lines"
        filters={[{ name: 'actor', label: 'Who', placeholder: 'administrator:anna@example.org' }, { name: 'object', label: 'Object', placeholder: 'domain:example.org' }]}
        columns={[
          { head: 'When', cell: (one) => <time dateTime={one.at}>{precise(one.at)}</time> },
          { head: 'What', cell: (one) => <div><strong>{human(one.action)}</strong><code class="under bare-code">{one.object}</code></div> },
          { head: 'Who', cell: (one) => <div>{one.actor}<Show when={one.peer}><span class="under">from {one.peer}</span></Show><Show when={one.request}><code class="under request" title={`Request ${one.request}`}>{one.request}</code></Show></div> },
          { head: 'Change', cell: (one) => <Change before={parsed(one.before)} after={parsed(one.after)} /> },
        ]}
        empty={<p>Nothing was changed yet.</p>}
      />
    </Page>
  );
}

type Shape = Record<string, unknown> | undefined;

/** What differs, field by field; of what was made or is gone, all of it. */
function Change(props: { before: Shape; after: Shape }): JSX.Element {
  const names = () =>
    [...new Set([...Object.keys(props.before ?? {}), ...Object.keys(props.after ?? {})])].filter(
      (name) => name !== 'revision' && JSON.stringify(props.before?.[name]) !== JSON.stringify(props.after?.[name]),
    );
  const fields = () => (
    <ul class="changes">
      <For each={names()}>
        {(name) => (
          <li>
            <span class="soft">{human(name)}: </span>
            <Show when={props.before}><del>{said(props.before?.[name])}</del> <span aria-hidden="true">→</span> </Show>
            <Show when={props.after} fallback="gone"><ins>{said(props.after?.[name])}</ins></Show>
          </li>
        )}
      </For>
    </ul>
  );
  return (
    <Show when={names().length > 0} fallback={<span class="soft">–</span>}>
      <Show when={names().length > 2} fallback={fields()}>
        <details>
          <summary>{props.before ? (props.after ? `${names().length} fields` : 'What it was') : 'What was made'}</summary>
          {fields()}
        </details>
      </Show>
    </Show>
  );
}

function parsed(text: string | null): Shape {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? flat(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Without nesting: `fields.hops` is called `hops`. */
function flat(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.entries(flat(inner as object)) : [[name, inner]],
    ),
  );
}

function said(value: unknown): string {
  return value === null || value === undefined || value === '' ? 'nothing' : Array.isArray(value) ? value.map(item).join(', ') || 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** One of several; of what has fields, what they say. */
function item(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).filter(Boolean).join(' ') : String(value);
}
