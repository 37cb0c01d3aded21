/** What pages are put together from. */

import { type Accessor, createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { ago, amount, counted, day, moment, state, type Tone } from '../model/words.ts';
import { path } from '../router.ts';
import { Icon } from './icon.tsx';
import type { Loaded } from './load.ts';
import { Failed } from './notice.tsx';

let shownBefore: string | undefined;

/** A page: its heading gets the focus, so that whoever does not see it knows where they are. */
export function Page(props: {
  title: string;
  about?: JSX.Element;
  back?: [href: string, words: string];
  actions?: JSX.Element;
  children: JSX.Element;
}): JSX.Element {
  let heading!: HTMLHeadingElement;
  onMount(() => {
    document.title = `${props.title} · Pennypost`;
    const here = path().join('/');
    if (here !== shownBefore || document.activeElement === document.body) {
      shownBefore = here;
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  });
  return (
    <>
      <header class="head">
        <div class="grow">
          <Show when={props.back}>
            {(back) => (
              <a class="back" href={back()[0]}>
                <Icon name="back" />
                {back()[1]}
              </a>
            )}
          </Show>
          <h1 tabindex="-1" ref={heading}>{props.title}</h1>
          <Show when={props.about}>
            <div class="about">{props.about}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="actions">{props.actions}</div>
        </Show>
      </header>
      {props.children}
    </>
  );
}

export function Card(props: { title?: string; about?: JSX.Element; actions?: JSX.Element; class?: string; children: JSX.Element }): JSX.Element {
  return (
    <section class={`card ${props.class ?? ''}`}>
      <Show when={props.title}>
        <div class="card-head">
          <h2>{props.title}</h2>
          {props.actions}
        </div>
      </Show>
      <Show when={props.about}>
        <p class="soft">{props.about}</p>
      </Show>
      {props.children}
    </section>
  );
}

/** What was read, or that it is being read, or why it could not be. */
export function Shown<T>(props: { of: Loaded<T>; children: (value: Accessor<T>) => JSX.Element; title?: string }): JSX.Element {
  return (
    <>
      <Show when={props.of.failure()}>
        {(failure) => <Failed of={failure()} again={() => void props.of.again()} title={props.title ?? 'This could not be read'} />}
      </Show>
      <Show when={props.of.value() !== undefined} fallback={<Show when={!props.of.failure()}><Waiting /></Show>}>
        {props.children(props.of.value as Accessor<T>)}
      </Show>
    </>
  );
}

export function Waiting(): JSX.Element {
  return (
    <div class="waiting" role="status">
      <span class="unseen">Being read</span>
      <i /><i /><i />
    </div>
  );
}

export function Badge(props: { tone?: Tone; children: JSX.Element }): JSX.Element {
  return <span class={`badge ${props.tone ?? 'plain'}`}>{props.children}</span>;
}

/** A state by its code. */
export function State(props: { of: string }): JSX.Element {
  return <Badge tone={state(props.of)[1]}>{state(props.of)[0]}</Badge>;
}

/** Names and what stands behind them; rows without a value are left out. */
export function Facts(props: { rows: [string, JSX.Element][] }): JSX.Element {
  return (
    <dl class="facts">
      <For each={props.rows.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')}>
        {([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** A time: how long ago, and exactly when one points at it. */
export function Time(props: { at: string | null | undefined; none?: string; exact?: boolean; day?: boolean }): JSX.Element {
  return (
    <Show when={props.at} fallback={<span class="soft">{props.none ?? 'Never'}</span>}>
      {(at) => (
        <time dateTime={at()} title={moment(at())}>
          {props.day ? day(at()) : props.exact ? moment(at()) : ago(at())}
        </time>
      )}
    </Show>
  );
}

/** How much of something is used. */
export function Meter(props: { name: string; used: number; limit: number | null | undefined }): JSX.Element {
  const part = () => (props.limit ? Math.min(1, props.used / props.limit) : props.limit === 0 && props.used > 0 ? 1 : 0);
  const tone = () => (props.limit !== null && props.limit !== undefined && props.used > props.limit ? 'bad' : part() >= 0.9 ? 'warn' : 'good');
  return (
    <div class="meter">
      <div class="meter-words">
        <span>{counted(props.name)}</span>
        <span class="numbers">
          <strong>{amount(props.name, props.used)}</strong>
          {props.limit === null || props.limit === undefined ? ' · no limit' : ` of ${amount(props.name, props.limit)}`}
        </span>
      </div>
      <svg class={`meter-bar ${tone()}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="100" height="4" />
        <rect class="part" width={part() * 100} height="4" />
      </svg>
    </div>
  );
}

/** Text to be copied. */
export function Copy(props: { text: string; label: string; rows?: number }): JSX.Element {
  const [done, setDone] = createSignal(false);
  let place!: HTMLTextAreaElement;
  const copy = async () => {
    place.select();
    try {
      await navigator.clipboard.writeText(props.text);
    } catch {
      // Without a secure context there is no clipboard: what is selected can be copied by hand.
      document.execCommand('copy');
    }
    setDone(true);
    window.setTimeout(() => setDone(false), 3000);
  };
  return (
    <div class="copy">
      <textarea class="code" readonly rows={props.rows ?? 1} aria-label={props.label} ref={place} value={props.text} onFocus={() => place.select()} />
      <button type="button" class="plain" onClick={() => void copy()}>
        <Icon name="copy" />
        <span aria-live="polite">{done() ? 'Copied' : 'Copy'}</span>
      </button>
    </div>
  );
}

/** A choice of views of one thing. */
export function Tabs(props: { label: string; of: [key: string, words: string, href: string][]; at: string }): JSX.Element {
  return (
    <nav class="tabs" aria-label={props.label}>
      <For each={props.of}>
        {([key, words, href]) => (
          <a href={href} aria-current={props.at === key ? 'page' : undefined}>{words}</a>
        )}
      </For>
    </nav>
  );
}
