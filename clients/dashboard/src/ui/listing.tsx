/** Lists of the API: searched, filtered, sorted and paged by the server, with what is asked for kept in the address. */

import { createComputed, createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { loose, type PageOf } from '../model/api.ts';
import { number } from '../model/words.ts';
import { ask, place } from '../router.ts';
import { Icon } from './icon.tsx';
import { load, type Loaded } from './load.ts';
import { Failed } from './notice.tsx';
import { Waiting } from './parts.tsx';

export interface Column<T> {
  head: string;
  cell: (one: T) => JSX.Element;
  /** The name the server sorts it by. */
  sort?: string;
  /** Numbers stand at the right. */
  right?: boolean;
}

export interface Filter {
  name: string;
  label: string;
  /** Without words to choose from it is typed. */
  options?: [value: string, words: string][];
  /** What is asked when it is ticked, in place of words to choose from. */
  tick?: string;
  placeholder?: string;
  /** What is wrong with what is typed so far, which is not asked for then. */
  wrong?: (text: string) => string | undefined;
}

export interface ListingProps<T> {
  label: string;
  path: string;
  columns: Column<T>[];
  /** What is asked in any case. */
  query?: Record<string, string | undefined>;
  search?: string;
  filters?: Filter[];
  /** The order the server gives without being asked. */
  sorted?: string;
  counted?: boolean;
  every?: number;
  /** What a row is known by: what it says anew is said in its place, and nothing else of it is drawn again. */
  identity?: keyof T & string;
  empty: JSX.Element;
  /** Keeps what is asked in the address; a list inside another page does not. */
  inside?: boolean;
  page?: number;
  /** Gives the page the means to read the list again. */
  hold?: (loaded: Loaded<PageOf<T>>) => void;
  /** How a failure is said of which the page knows more; nothing for the server's words. */
  failed?: (caught: unknown) => JSX.Element;
  actions?: JSX.Element;
}

export function Listing<T>(props: ListingProps<T>): JSX.Element {
  const [own, setOwn] = createSignal<Record<string, string | undefined>>({});
  const asked = (): Record<string, string | undefined> => (props.inside ? own() : place().query);
  const change = (what: Record<string, string | undefined>) => (props.inside ? setOwn({ ...own(), ...what }) : ask(what));
  const names = () => [...(props.search ? ['search'] : []), ...(props.filters ?? []).map(({ name }) => name), 'sort'];
  const wrongOf = ({ name, wrong }: Filter) => (asked()[name] ? wrong?.(asked()[name]!.trim()) : undefined);
  const wrong = () => (props.filters ?? []).map(wrongOf).find(Boolean);
  const wanted = () => (wrong() ? {} : Object.fromEntries(names().map((name) => [name, asked()[name]?.trim() || undefined])));
  const filtered = () => names().some((name) => name !== 'sort' && asked()[name]);

  const [cursors, setCursors] = createSignal<string[]>([]);
  createEffect(on(() => JSON.stringify(wanted()), () => setCursors([]), { defer: true }));

  const loaded = load<PageOf<T>>(async (signal) => {
    const query = {
      limit: props.page ?? 25,
      cursor: cursors().at(-1),
      ...(props.counted ? { count: true } : {}),
      ...wanted(),
      ...props.query,
    };
    return (await loose().get<PageOf<T>>(props.path, { query, signal })).body;
  }, props.every);
  let listing!: HTMLDivElement;
  /** A row that says something else is drawn anew: the button in it that had the focus has it again, or the page if it is called otherwise now. */
  const again = async () => {
    const held = document.activeElement?.getAttribute('aria-label');
    await loaded.again();
    if (held && document.activeElement === document.body) {
      (listing.querySelector<HTMLElement>(`[aria-label="${CSS.escape(held)}"]`) ?? document.querySelector('h1'))?.focus({ preventScroll: true });
    }
  };
  props.hold?.({ ...loaded, again });

  let typing = 0;
  let typed: Record<string, string | undefined> = {};
  const later = (name: string, value: string) => {
    window.clearTimeout(typing);
    // Whoever goes on to another field at once is asking by both.
    typed = { ...typed, [name]: value || undefined };
    typing = window.setTimeout(() => {
      change(typed);
      typed = {};
    }, 250);
  };
  const sortBy = (column: Column<T>) => {
    const now = asked()['sort'] ?? props.sorted;
    change({ sort: now === column.sort ? `-${column.sort}` : column.sort });
  };
  const order = (column: Column<T>) => {
    const now = asked()['sort'] ?? props.sorted;
    return now === column.sort ? 'ascending' : now === `-${column.sort}` ? 'descending' : 'none';
  };
  const page = () => loaded.value();
  // What is as it was when it was read before stays as it is drawn, with the focus that may be in it.
  const alike = createMemo<T[]>((before) => {
    const known = new Map(before.map((one) => [JSON.stringify(one), one]));
    return (page()?.data ?? []).map((one) => known.get(JSON.stringify(one)) ?? one);
  }, []);
  const [kept, setKept] = createStore<{ rows: T[] }>({ rows: [] });
  createComputed(() => props.identity && setKept(reconcile({ rows: page()?.data ?? [] }, { key: props.identity })));
  const rows = () => (props.identity ? kept.rows : alike());

  return (
    <div class="listing" ref={listing}>
      <Show when={props.search || props.filters?.length || props.actions}>
        <div class="tools" role="search" aria-label={props.label}>
          <Show when={props.search}>
            <label class="tool grow">
              <span>{props.search}</span>
              <input type="search" value={asked()['search'] ?? ''} onInput={(event) => later('search', event.currentTarget.value)} />
            </label>
          </Show>
          <For each={props.filters}>
            {(filter) => filter.tick ? (
              <label class="tick tool">
                <input type="checkbox" checked={asked()[filter.name] === filter.tick} onChange={(event) => change({ [filter.name]: event.currentTarget.checked ? filter.tick : undefined })} />
                {filter.label}
              </label>
            ) : (
              <label class={`tool ${filter.options ? '' : 'grow'}`}>
                <span>{filter.label}</span>
                {filter.options ? (
                  <select onChange={(event) => change({ [filter.name]: event.currentTarget.value || undefined })}>
                    <For each={filter.options}>{([value, words]) => <option value={value} selected={value === (asked()[filter.name] ?? '')}>{words}</option>}</For>
                  </select>
                ) : (
                  <input type="search" placeholder={filter.placeholder} aria-invalid={wrongOf(filter) ? 'true' : undefined} value={asked()[filter.name] ?? ''} onInput={(event) => later(filter.name, event.currentTarget.value)} />
                )}
              </label>
            )}
          </For>
          {props.actions}
        </div>
      </Show>
      <Show when={loaded.failure()}>{(failure) => props.failed?.(failure()) || <Failed of={failure()} again={() => void loaded.again()} title="The list could not be read" />}</Show>
      <Show when={wrong()}>{(words) => <div class="empty"><p>{words()}</p></div>}</Show>
      <Show when={!wrong() && page()} fallback={<Show when={!wrong() && !loaded.failure()}><Waiting /></Show>}>
        {(shown) => (
          <Show
            when={shown().data.length > 0}
            fallback={
              <div class="empty">
                <Show when={filtered() || cursors().length > 0} fallback={props.empty}>
                  <p>Nothing fits what you look for.</p>
                </Show>
              </div>
            }
          >
            <div class="table-place" aria-busy={loaded.loading()}>
              <table role="table">
                <caption class="unseen">{props.label}</caption>
                <thead role="rowgroup">
                  <tr role="row">
                    <For each={props.columns}>
                      {(column) => (
                        <th role="columnheader" scope="col" class={column.right ? 'right' : ''} aria-sort={column.sort ? order(column) : undefined}>
                          <Show when={column.sort} fallback={column.head}>
                            <button type="button" class="sort" onClick={() => sortBy(column)}>
                              {column.head}
                              <span class={`arrow ${order(column)}`} aria-hidden="true" />
                            </button>
                          </Show>
                        </th>
                      )}
                    </For>
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  <For each={rows()}>
                    {(one) => (
                      <tr role="row">
                        <For each={props.columns}>
                          {(column) => (
                            <td role="cell" class={column.right ? 'right' : ''} data-label={column.head}>
                              {column.cell(one)}
                            </td>
                          )}
                        </For>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </Show>
        )}
      </Show>
      <Show when={!wrong() && page() && (page()!.data.length > 0 || cursors().length > 0)}>
        <nav class="paging" aria-label={`Pages of ${props.label}`}>
          <span class="soft" role="status">
            <Show when={page()!.total !== undefined} fallback={`${number(page()!.data.length)} shown`}>
              {number(page()!.data.length)} of {number(page()!.total ?? 0)}
            </Show>
          </span>
          <Show when={cursors().length > 0 || page()!.has_more}>
            <button type="button" class="plain slim" disabled={cursors().length === 0} onClick={() => setCursors(cursors().slice(0, -1))}>
              <Icon name="back" />
              Previous
            </button>
            <button type="button" class="plain slim" disabled={!page()!.has_more} onClick={() => setCursors([...cursors(), page()!.next_cursor ?? ''])}>
              Next
            </button>
          </Show>
        </nav>
      </Show>
    </div>
  );
}
