/** A group of settings: a form made from how they are declared. */

import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { api, loose } from '../model/api.ts';
import { answerOf, bodyOf, resolved, type Schema } from '../model/document.ts';
import { may } from '../model/session.ts';
import { bytes, human } from '../model/words.ts';
import { place, to } from '../router.ts';
import { tell } from '../ui/dialog.tsx';
import { type Field, Form, type Kind, type Values } from '../ui/form.tsx';
import { load } from '../ui/load.ts';
import { Card, Page, Shown, Tabs } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

interface Read {
  values: Values;
  etag: string | undefined;
}

export function SettingsGroupPage(props: { key: string }): JSX.Element {
  const path = `/v1/settings/${encodeURIComponent(props.key)}`;
  const groups = load(async (signal) => (await api.get('/v1/settings', { signal })).body.data);
  const read = load<Read>(async (signal) => {
    const { body, etag } = await loose().get<Values>(path, { signal });
    return { values: body, etag };
  });
  return (
    <Page
      title={`${human(props.key)} settings`} back={['#/settings', 'Settings']}
      about={groups.value()?.find(({ name }) => name === props.key)?.description}
    >
      <Show when={groups.value()}>
        {(all) => <Tabs label="Groups of settings" at={props.key} of={all().map(({ name }) => [name, human(name), to(['settings', name])])} />}
      </Show>
      <Shown of={read}>{(value) => <Show when={value()} keyed>{(now) => <Group path={path} value={now} put={read.put} again={() => void read.again()} />}</Show>}</Shown>
    </Page>
  );
}

function Group(props: { path: string; value: Read; put: (value: Read) => void; again: () => void }): JSX.Element {
  const declared = { ...answerOf('get', props.path).properties };
  // Secrets stand where they are written alone.
  for (const [name, schema] of Object.entries(bodyOf('patch', props.path).properties ?? {})) {
    declared[name] ??= schema;
  }
  const { values, etag } = props.value;
  const set = (values['secrets_set'] as string[] | undefined) ?? [];
  const names = Object.keys(declared).filter((name) => name !== 'secrets_set' && !resolved(declared[name]).readOnly);
  const fields = names.map((name) => fieldOf(name, resolved(declared[name]), values[name], set.includes(name)));
  const changes = may('patch', props.path);
  const moved = names.filter((name) => 'default' in resolved(declared[name]) && JSON.stringify(values[name]) !== JSON.stringify(resolved(declared[name]).default));
  const save = async (patch: Values, said: string) => {
    const { body, etag: next } = await loose().patch<Values>(props.path, { body: patch, ifMatch: etag });
    tell(said);
    props.put({ values: body, etag: next });
  };
  let place_!: HTMLDivElement;
  onMount(() => {
    const wanted = place().query['field'];
    if (wanted) {
      place_.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted)}"] :is(input, select, textarea)`)?.focus();
    }
  });
  return (
    <div class="columns uneven" ref={place_}>
      <Card title="Settings">
        <fieldset disabled={!changes} class="bare">
          <legend class="unseen">The settings of this group</legend>
          <Form changed action="Save the changes" class="wide-two" fields={fields} again={props.again} submit={(patch) => save(patch, 'The settings are saved, and hold from now on.')} />
        </fieldset>
      </Card>
      <div>
        <Card title="Changed from the default">
          <Show when={moved.length > 0} fallback={<p class="soft">Everything is as the server comes.</p>}>
            <ul class="list">
              <For each={moved}>
                {(name) => (
                  <li>
                    <div class="grow">
                      <strong>{human(name)}</strong>
                      <span class="under">Default: {said(name, resolved(declared[name]).default)}</span>
                    </div>
                    <Show when={changes}><Reset name={name} run={() => save({ [name]: null }, `${human(name)} is as the server comes.`)} /></Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
        <Show when={set.length > 0}>
          <Card title="Secrets">
            <p class="soft">They are sealed in the database and never shown.</p>
            <ul class="list">
              <For each={set}>
                {(name) => (
                  <li>
                    <strong class="grow">{human(name)}</strong>
                    <Show when={changes}><Reset name={name} word="Forget" run={() => save({ [name]: null }, `${human(name)} is forgotten.`)} /></Show>
                  </li>
                )}
              </For>
            </ul>
          </Card>
        </Show>
      </div>
    </div>
  );
}

function Reset(props: { name: string; word?: string; run: () => Promise<void> }): JSX.Element {
  const [wrong, setWrong] = createSignal(false);
  const run = () => props.run().catch(() => setWrong(true));
  return (
    <button type="button" class="plain slim" aria-label={`${props.word ?? 'Reset'} ${human(props.name)}`} onClick={() => void run()}>
      {wrong() ? 'Refused: load the page again' : (props.word ?? 'Reset')}
    </button>
  );
}

/** The field that a declaration makes. */
function fieldOf(name: string, schema: Schema, value: unknown, isSet: boolean): Field {
  const types = [schema.type].flat();
  const kind = kindOf(name, schema, types);
  const hint = (
    <>
      <Told text={schema.description} />
      <Show when={schema.writeOnly}> {isSet ? 'One is set; leave this empty to keep it.' : 'None is set.'}</Show>
      <Show when={'default' in schema && kind !== 'check'}> <span class="default">Default: {said(name, schema.default)}</span></Show>
      <Show when={'default' in schema && kind === 'check'}> <span class="default">Default: {schema.default ? 'on' : 'off'}</span></Show>
    </>
  );
  return {
    name, label: human(name.replace(/_bytes$/, ' size')), kind, hint, value: value ?? undefined,
    // An empty number is the default again; an empty text is an empty text.
    empty: schema.writeOnly ? 'absent' : kind === 'text' || kind === 'area' ? 'text' : 'null',
    min: kind === 'numbers' ? schema.items?.minimum : schema.minimum, max: kind === 'numbers' ? schema.items?.maximum : schema.maximum,
    ...(schema.writeOnly ? { placeholder: isSet ? '••••••••' : '' } : {}),
    ...(kind === 'select' ? { options: (schema.enum ?? []).map((one): [string, string] => [String(one), human(String(one))]) } : {}),
    ...(kind === 'checks' ? { options: (resolved(schema.items).enum ?? []).map((one): [string, string] => [String(one), human(String(one))]) } : {}),
  };
}

function kindOf(name: string, schema: Schema, types: (string | undefined)[]): Kind {
  if (schema.writeOnly) {
    return 'password';
  }
  if (schema.enum) {
    return 'select';
  }
  if (types.includes('boolean')) {
    return 'check';
  }
  if (types.includes('array')) {
    const item = resolved(schema.items);
    return item.enum ? 'checks' : [item.type].flat().some((type) => type === 'integer' || type === 'number') ? 'numbers' : 'lines';
  }
  if (types.includes('integer') || types.includes('number')) {
    return name.endsWith('_bytes') ? 'bytes' : 'number';
  }
  return (schema.maxLength ?? 0) > 1000 ? 'area' : 'text';
}

function said(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('_bytes')) {
    return bytes(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'on' : 'off';
  }
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? 'empty' : text;
}
