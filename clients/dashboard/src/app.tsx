/** The frame around every page: who may see what, the way there, and the login before it. */

import { createEffect, createMemo, createSignal, For, type JSX, Match, on, onMount, Show, Switch, untrack } from 'solid-js';
import { ended, warning } from './model/api.ts';
import { readDocument } from './model/document.ts';
import { watchMetrics } from './model/metrics.ts';
import { byToken, forget, isHolder, logInByLink, logOut, may, me, resume } from './model/session.ts';
import { GROUPS, pageAt, PAGES } from './pages.tsx';
import { go, leaveTo, path, to } from './router.ts';
import { chooseTheme, type Theme, theme } from './theme.ts';
import { closeAll, Dialogs } from './ui/dialog.tsx';
import { Icon } from './ui/icon.tsx';
import { Failed, Notice } from './ui/notice.tsx';
import { Waiting } from './ui/parts.tsx';
import { Login } from './pages/login.tsx';

export function App(): JSX.Element {
  const [ready, setReady] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const begin = async () => {
    setFailure(undefined);
    try {
      await readDocument();
      if (path()[0] !== 'sso') {
        await resume();
      }
      setReady(true);
    } catch (caught) {
      setFailure(caught);
    }
  };
  onMount(() => void begin());
  const [refused, setRefused] = createSignal<unknown>();
  const [linked, setLinked] = createSignal(false);
  createEffect(() => {
    const [key, link] = path();
    if (ready() && key === 'sso' && link) {
      // Nobody who looks at the history finds the link there.
      leaveTo([]);
      setLinked(true);
      setRefused(undefined);
      void logInByLink(link).catch(setRefused).finally(() => setLinked(false));
    }
  });
  createEffect(on(ended, (over) => {
    if (over && me()) {
      closeAll();
      forget();
    }
  }));
  return (
    <>
      <Switch>
        <Match when={failure()}>
          {(caught) => (
            <main class="alone">
              <h1>Pennypost</h1>
              <Failed of={caught()} again={() => void begin()} title="The server does not answer" />
            </main>
          )}
        </Match>
        <Match when={!ready() || linked()}>
          <main class="alone"><Waiting /></main>
        </Match>
        <Match when={!me()}><Login refused={refused()} /></Match>
        <Match when={me()}><Frame /></Match>
      </Switch>
      <Dialogs />
    </>
  );
}

function Frame(): JSX.Element {
  const [menu, setMenu] = createSignal(false);
  createEffect(on(path, () => setMenu(false)));
  watchMetrics();
  const page = createMemo(() => {
    const at = path();
    return untrack(() => pageAt(at));
  });
  return (
    <div class="frame">
      <a class="skip" href={window.location.hash} onClick={(event) => { event.preventDefault(); document.querySelector('h1')?.focus(); }}>
        To the page
      </a>
      <div class="left">
      <div class="left-inside">
      <header class="bar">
        <a class="brand" href="#/">
          <img src="/dashboard/icon.svg" alt="" width="28" height="28" />
          Pennypost
        </a>
        <button type="button" class="plain slim menu-button" aria-expanded={menu()} aria-controls="menu" onClick={() => setMenu(!menu())}>
          <Icon name={menu() ? 'close' : 'menu'} />
          Menu
        </button>
      </header>
      <div id="menu" class={`side ${menu() ? 'opened' : ''}`}>
        <nav aria-label="Pages">
          <For each={GROUPS}>
            {(group) => {
              const pages = () => PAGES.filter((one) => one.group === group && one.shown());
              return (
                <Show when={pages().length > 0}>
                  <Show when={group}><p class="group" aria-hidden="true">{group}</p></Show>
                  <ul aria-label={group || undefined}>
                    <For each={pages()}>
                      {(one) => (
                        <li>
                          <a href={to(one.key ? [one.key] : [])} aria-current={(path()[0] ?? '') === one.key ? 'page' : undefined}>
                            <Icon name={one.icon} />
                            {one.words}
                          </a>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              );
            }}
          </For>
        </nav>
        <Who />
      </div>
      </div>
      </div>
      <main id="page">
        <Show when={!isHolder() && warning()}>
          {(words) => (
            <Notice tone="warn" title="The licence needs looking after">
              <p>
                {words()} <Show when={may('get', '/v1/license')}><a href="#/license">Open the licence</a></Show>
              </p>
            </Notice>
          )}
        </Show>
        {page()}
      </main>
    </div>
  );
}

function Who(): JSX.Element {
  const [leaving, setLeaving] = createSignal(false);
  const leave = async () => {
    setLeaving(true);
    await logOut().catch(() => undefined);
    // Whoever logs in next may be somebody else.
    go([]);
    setLeaving(false);
  };
  return (
    <div class="who">
      <p class="small">
        <Show when={!byToken()} fallback={<strong>{me()?.principal}</strong>}>
          <a href={isHolder() ? '#/' : '#/account'} aria-current={path()[0] === 'account' ? 'page' : undefined}>{me()?.principal.replace(/^(administrator|mailbox):/, '')}</a>
        </Show>
        <span class="soft">
          {me()?.reach.kind === 'system' || isHolder() ? me()?.hostname : `${me()?.reach.kind} ${me()?.reach.id}`}
        </span>
      </p>
      <div class="who-row">
      <label class="small theme">
        <span class="unseen">Colours</span>
        <select onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
          <For each={[['system', 'Auto'], ['light', 'Light'], ['dark', 'Dark']] as const}>
            {([value, words]) => <option value={value} selected={theme() === value}>{words}</option>}
          </For>
        </select>
      </label>
      <button type="button" class="plain slim" disabled={leaving()} onClick={() => void leave()}>
        <Icon name="out" />
        Log out
      </button>
      </div>
    </div>
  );
}
