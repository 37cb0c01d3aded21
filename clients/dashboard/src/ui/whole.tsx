/** A card for something that is read and replaced as a whole, and whose version is that of a larger object. */

import type { Reply } from '@pennypost/client';
import { type JSX, Show } from 'solid-js';
import type { Tone } from '../model/words.ts';
import { tell } from './dialog.tsx';
import { type Field, Form, type Values } from './form.tsx';
import { load } from './load.ts';
import { Badge, Card, Facts, Shown } from './parts.tsx';

/** What was read, and the version it had then. */
type Read<T> = Pick<Reply<T>, 'body' | 'etag'>;

/** The operations by which whoever is logged in reaches it. */
export interface Ways<T, R> {
  read: (signal?: AbortSignal) => Promise<Read<T>>;
  replace: (wanted: R, ifMatch: string | undefined) => Promise<Read<T>>;
  mayReplace: () => boolean;
}

export interface WholeProps<T, R> {
  title: string;
  about: string;
  ways: Ways<T, R>;
  standing: (now: T) => [words: string, tone: Tone];
  /** Its fields are called as the API calls them. */
  fields: (now: T) => Field[];
  /** For whoever may not change it. */
  facts: (now: T) => [string, JSX.Element][];
  action: string;
  /** What is said once it is saved. */
  saved: (now: T) => string;
  changed?: () => void;
}

export function Whole<T, R>(props: WholeProps<T, R>): JSX.Element {
  const read = load<Read<T>>((signal) => props.ways.read(signal));
  let place!: HTMLDivElement;
  const save = async (values: Values, shown: Read<T>) => {
    // The version moves with the rest of the object, too: what does not concern this is no reason to refuse it.
    const now = await props.ways.read();
    const isSame = JSON.stringify(now.body) === JSON.stringify(shown.body);
    const saved = await props.ways.replace(values as R, isSame ? now.etag : shown.etag);
    read.put(saved);
    tell(props.saved(saved.body));
    // Its form is a new one, and the focus went with the old.
    place.querySelector<HTMLElement>('[type="submit"]')?.focus({ preventScroll: true });
    props.changed?.();
  };
  return (
    <Card
      title={props.title} about={props.about}
      actions={<Show when={read.value()}>{(value) => <Badge tone={props.standing(value().body)[1]}>{props.standing(value().body)[0]}</Badge>}</Show>}
    >
      <div ref={place}>
        <Shown of={read}>
          {(value) => (
            <Show when={value()} keyed>
              {(shown) => (
                <Show when={props.ways.mayReplace()} fallback={<Facts rows={props.facts(shown.body)} />}>
                  <Form action={props.action} fields={props.fields(shown.body)} again={() => void read.again()} submit={(values) => save(values, shown)} />
                </Show>
              )}
            </Show>
          )}
        </Shown>
      </div>
    </Card>
  );
}
