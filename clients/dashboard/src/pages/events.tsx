/** Events: what happened, and what happens while one looks. */

import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { api, loose, type PageOf } from '../model/api.ts';
import type { Happening } from '../model/coming.ts';
import { may } from '../model/session.ts';
import { precise } from '../model/words.ts';
import { ask, place } from '../router.ts';
import { Failed } from '../ui/notice.tsx';
import { Badge, Page, Waiting } from '../ui/parts.tsx';

const KEPT = 500;

export function Events(): JSX.Element {
  const [seen, setSeen] = createSignal<Happening[]>();
  const [failure, setFailure] = createSignal<unknown>();
  const [live, setLive] = createSignal(false);
  const types = () => place().query['types'] ?? '';

  createEffect(on(types, (wanted) => {
    const ended = new AbortController();
    onCleanup(() => ended.abort());
    setSeen(undefined);
    setFailure(undefined);
    void follow(wanted, ended.signal);
  }));

  const add = (more: Happening[]) => setSeen([...more].reverse().concat(seen() ?? []).slice(0, KEPT));
  const follow = async (wanted: string, signal: AbortSignal) => {
    try {
      let after: string | undefined;
      let more = true;
      while (more && !signal.aborted) {
        const { body } = await loose().get<PageOf<Happening>>('/v1/events', { query: { limit: 100, after, types: wanted || undefined }, signal });
        add(body.data);
        after = body.next_cursor ?? after;
        more = body.has_more;
      }
      if (may('get', '/v1/events/stream')) {
        setLive(true);
        const options = { signal, ...(after ? { after } : {}), ...(wanted ? { types: wanted.split(/[\s,]+/) } : {}) };
        for await (const event of api.events(options)) {
          const data = event.data as Partial<Happening> & { timestamp?: string; data?: Partial<Happening> };
          const inner = { ...data, ...data.data };
          add([{ id: event.id, at: inner.at ?? inner.timestamp ?? new Date().toISOString(), type: event.type, object: inner.object ?? '', revision: inner.revision ?? 0, detail: inner.detail }]);
        }
      }
    } catch (caught) {
      if (!signal.aborted) {
        setFailure(caught);
      }
    } finally {
      setLive(false);
    }
  };
  let typing = 0;
  return (
    <Page title="Events" about={<><Show when={live()} fallback={<Badge>Read once</Badge>}><Badge tone="good">Live</Badge></Show> What happened, the newest first.</>}>
      <div class="tools" role="search">
        <label class="tool grow">
          <span>Kinds</span>
          <input
            type="search" placeholder="domain.*, mailbox.created" value={types()}
            onInput={(event) => {
              const { value } = event.currentTarget;
              window.clearTimeout(typing);
              typing = window.setTimeout(() => ask({ types: value || undefined }), 400);
            }}
          />
        </label>
      </div>
      <Show when={failure()}>{(caught) => <Failed of={caught()} title="Events could not be read" />}</Show>
      <Show when={seen()} fallback={<Show when={!failure()}><Waiting /></Show>}>
        {(all) => (
          <Show when={all().length > 0} fallback={<div class="empty"><p>Nothing has happened yet.</p></div>}>
            <ol class="log" aria-label="Events">
              <For each={all()}>
                {(one) => (
                  <li>
                    <time dateTime={one.at} class="soft">{precise(one.at)}</time>
                    <strong>{one.type}</strong>
                    <code>{one.object}</code>
                    <Show when={one.detail}>
                      <details><summary>Detail</summary><pre class="scrolled" tabindex="0">{JSON.stringify(one.detail, null, 2)}</pre></details>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        )}
      </Show>
    </Page>
  );
}
