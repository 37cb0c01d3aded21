/** Settings: the groups, and a search over all they hold. */

import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../model/api.ts';
import { human, plural } from '../model/words.ts';
import { to } from '../router.ts';
import { load } from '../ui/load.ts';
import { Card, Page, Shown, Time } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

export function Settings(): JSX.Element {
  const groups = load(async (signal) => (await api.get('/v1/settings', { signal })).body.data);
  const [looked, setLooked] = createSignal('');
  const fits = (text: string) => text.toLowerCase().replaceAll('_', ' ').includes(looked().trim().toLowerCase().replaceAll('_', ' '));
  return (
    <Page title="Settings" about="How this server behaves. Changes hold at once, on every process of it.">
      <div class="tools" role="search">
        <label class="tool grow">
          <span>Find a setting</span>
          <input type="search" value={looked()} onInput={(event) => setLooked(event.currentTarget.value)} />
        </label>
      </div>
      <Shown of={groups}>
        {(all) => (
          <div class="cards">
            <For each={all().map((group) => ({ group, fields: group.fields.filter((field) => fits(`${field.name} ${field.description}`)) })).filter(({ group, fields }) => fields.length > 0 || fits(`${group.name} ${group.description}`))} fallback={<p class="soft">No setting is called so.</p>}>
              {({ group, fields }) => (
                <Card class="whole">
                  <h2><a href={to(['settings', group.name])}>{human(group.name)}</a></h2>
                  <p><Told text={group.description} /></p>
                  <Show when={looked().trim()}>
                    <ul class="dots">
                      <For each={fields}>{(field) => <li><a href={to(['settings', group.name], { field: field.name })}>{human(field.name)}</a></li>}</For>
                    </ul>
                  </Show>
                  <p class="soft small foot">
                    {plural(group.fields.length, 'setting')} · <Show when={group.updated_at} fallback="as the server comes">changed <Time at={group.updated_at} /></Show>
                  </p>
                </Card>
              )}
            </For>
          </div>
        )}
      </Shown>
    </Page>
  );
}
