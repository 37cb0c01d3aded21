/** Events: what happened, and what happens while one looks. */

import type { types } from '@pennypost/client';
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { may } from '../model/session.ts';
import { precise } from '../model/words.ts';
import { ask, place } from '../router.ts';
import { Failed, Notice } from '../ui/notice.tsx';
import { Badge, Page, Waiting } from '../ui/parts.tsx';

const KEPT = 500;
const MOST = 20;

export function Events(): JSX.Element {
  const [seen, setSeen] = createSignal<types.Event[]>();
  const [failure, setFailure] = createSignal<unknown>();
  const [live, setLive] = createSignal(false);
  const [cut, setCut] = createSignal(false);
  const kinds = () => place().query['types'] ?? '';

  createEffect(on(kinds, (wanted) => {
    const ended = new AbortController();
    onCleanup(() => ended.abort());
    setSeen(undefined);
    setFailure(undefined);
    void follow(wanted, ended.signal);
  }));

  const add = (more: types.Event[]) => setSeen([...more].reverse().concat(seen() ?? []).slice(0, KEPT));
  const follow = async (wanted: string, signal: AbortSignal) => {
    try {
      let cursor: string | null | undefined;
      let last: string | undefined;
      // The feed begins with its oldest event, and can be of a month: after so many pages, only what comes is shown.
      for (let pages = 0; pages < MOST && cursor !== null; pages++) {
        const query = { limit: 100, types: wanted || undefined, ...(cursor ? { cursor } : {}) };
        const { body } = await api.get('/v1/events', { query, signal });
        add(body.data);
        last = body.data.at(-1)?.id ?? last;
        cursor = body.has_more ? body.next_cursor : null;
      }
      setCut(cursor !== null);
      if (may('get', '/v1/events/stream')) {
        setLive(true);
        const options = { signal, ...(last && cursor === null ? { after: last } : {}), ...(wanted ? { types: wanted.split(/[\s,]+/) } : {}) };
        for await (const event of api.events(options)) {
          add([event.data as types.Event]);
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
            type="search" placeholder="domain.*, mailbox.created" value={kinds()}
            onInput={(event) => {
              const { value } = event.currentTarget;
              window.clearTimeout(typing);
              typing = window.setTimeout(() => ask({ types: value || undefined }), 400);
            }}
          />
        </label>
      </div>
      <Show when={failure()}>{(caught) => <Failed of={caught()} title="Events could not be read" />}</Show>
      <Show when={cut()}><Notice><p>The feed is long: between the last of these and what happens from now on, some are not shown. The <a href="#/audit">audit trail</a> begins with the newest.</p></Notice></Show>
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
