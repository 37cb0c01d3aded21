/** Which mailboxes stay active while the licence has no room for all. */

import type { types } from '@pennypost/client';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { number } from '../model/words.ts';
import { open, tell } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { load, type Loaded } from '../ui/load.ts';
import { Shown } from '../ui/parts.tsx';

export function chooseMailboxes(read: Loaded<types.License>): void {
  open('Which mailboxes stay active?', (close) => <Choice read={read} close={close} />);
}

function Choice(props: { read: Loaded<types.License>; close: () => void }): JSX.Element {
  const limit = () => props.read.value()?.product.uses.find(({ name }) => name === 'mailboxes')?.limit ?? null;
  const [held, setHeld] = createSignal(new Set<string>());
  const [looked, setLooked] = createSignal('');
  const all = load(async (signal) => {
    const found: string[] = [];
    for await (const one of api.pages('/v1/mailboxes', { query: { limit: 100 }, signal })) {
      found.push(one.address);
    }
    setHeld(new Set(found.slice(0, limit() ?? found.length)));
    return found;
  });
  const turn = (address: string, on: boolean) => {
    const next = new Set(held());
    if (on) {
      next.add(address);
    } else {
      next.delete(address);
    }
    setHeld(next);
  };
  return (
    <Shown of={all}>
      {(addresses) => (
        <>
          <p role="status">{number(held().size)} chosen<Show when={limit() !== null}>, {number(limit() ?? 0)} at most</Show>.</p>
          <label class="tool">
            <span>Look for an address</span>
            <input type="search" value={looked()} onInput={(event) => setLooked(event.currentTarget.value)} />
          </label>
          <div class="scrolled tall" tabindex="0" role="group" aria-label="Mailboxes">
            <For each={addresses().filter((address) => address.includes(looked().toLowerCase())).slice(0, 500)}>
              {(address) => (
                <label class="tick">
                  <input type="checkbox" checked={held().has(address)} onChange={(event) => turn(address, event.currentTarget.checked)} />
                  {address}
                </label>
              )}
            </For>
          </div>
          <Form
            fields={[]} cancel={props.close} action="These stay active"
            submit={async () => {
              props.read.put((await api.put('/v1/license/active-mailboxes', { body: { mailboxes: [...held()] } })).body);
              props.close();
              tell('The mailboxes are chosen.');
            }}
          />
        </>
      )}
    </Shown>
  );
}
