/** Dialogs, which keep the focus until they are answered, and short words about what was done. */

import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Failed } from './notice.tsx';

interface Shown {
  title: string;
  content: (close: () => void) => JSX.Element;
}

const [shown, setShown] = createStore<Shown[]>([]);
const [told, setTold] = createSignal('');
let silence = 0;

/** Opens a dialog with this in it. */
export function open(title: string, content: (close: () => void) => JSX.Element): void {
  setShown(shown.length, { title, content });
}

/** Says what was done, for eyes and for screen readers. */
export function tell(words: string): void {
  setTold('');
  window.clearTimeout(silence);
  window.setTimeout(() => setTold(words), 50);
  silence = window.setTimeout(() => setTold(''), 6000);
}

export function closeAll(): void {
  setShown([]);
}

/** Where dialogs and words appear. */
export function Dialogs(): JSX.Element {
  return (
    <>
      <For each={shown}>{(one) => <Dialog {...one} close={() => setShown(shown.filter((other) => other.content !== one.content))} />}</For>
      <div class="told" role="status" aria-live="polite">
        <Show when={told()}>
          <p>{told()}</p>
        </Show>
      </div>
    </>
  );
}

function Dialog(props: Shown & { close: () => void }): JSX.Element {
  let dialog!: HTMLDialogElement;
  const end = () => {
    // The element must close before it goes: that is what gives the focus back.
    dialog.close();
    props.close();
    if (document.activeElement === document.body) {
      document.querySelector<HTMLElement>('h1')?.focus();
    }
  };
  onMount(() => dialog.showModal());
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        end();
      }}
    >
      <h2 id="dialog-title">{props.title}</h2>
      {props.content(end)}
    </dialog>
  );
}

/** Asks whether to do something; its words name the object. */
export function confirm(asked: {
  title: string;
  words: JSX.Element;
  action: string;
  danger?: boolean;
  done?: string;
  run: () => Promise<unknown>;
}): void {
  open(asked.title, (close) => {
    const [busy, setBusy] = createSignal(false);
    const [failure, setFailure] = createSignal<unknown>();
    const run = async () => {
      setBusy(true);
      setFailure(undefined);
      try {
        await asked.run();
        close();
        if (asked.done) {
          tell(asked.done);
        }
      } catch (caught) {
        setFailure(caught);
      } finally {
        setBusy(false);
      }
    };
    return (
      <>
        <div class="dialog-words">{asked.words}</div>
        <Show when={failure()}>{(caught) => <Failed of={caught()} />}</Show>
        <div class="actions end">
          <button type="button" class="plain" onClick={close}>Cancel</button>
          <button type="button" class={asked.danger ? 'danger' : ''} disabled={busy()} onClick={() => void run()}>{asked.action}</button>
        </div>
      </>
    );
  });
}
