/** Forms: fields from a list, what the server refuses shown at the field it points at. */

import { Problem } from '@pennypost/client';
import { createSignal, createUniqueId, For, type JSX, onMount, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { sentence } from '../model/api.ts';
import { bytes, bytesExact, human, parseBytes } from '../model/words.ts';
import { Failed, Notice } from './notice.tsx';
import { Told } from './told.tsx';

export type Kind = 'text' | 'number' | 'bytes' | 'select' | 'check' | 'checks' | 'scopes' | 'password' | 'area' | 'lines' | 'numbers' | 'email' | 'datetime';

export interface Field {
  name: string;
  label: string;
  hint?: JSX.Element;
  kind?: Kind;
  value?: unknown;
  options?: [value: string, words: string][];
  required?: boolean;
  min?: number | undefined;
  max?: number | undefined;
  /** Where the server points when this is wrong; `/name` by default. */
  pointer?: string;
  autocomplete?: string;
  placeholder?: string;
  /** What an empty field means: nothing is said of it, or null, or the empty text. */
  empty?: 'absent' | 'null' | 'text';
  /** What is wrong with what it says, beside what is sent of the fields before it. */
  check?: (meant: unknown, before: Values) => string | undefined;
  /** For people to read: its spelling is checked. */
  prose?: boolean;
  /** What is usual: offered while one types, and as lines that are put in and taken out. */
  suggestions?: string[];
  /** Whether it is asked for, by what the fields show; what is not asked for is not sent. Of several with one name, one is asked for. */
  when?: (shown: Values) => boolean;
}

export type Values = Record<string, unknown>;

export interface FormProps {
  fields: Field[];
  action: string;
  /** What is sent; only what was changed where `changed` says so. */
  submit: (values: Values) => Promise<unknown>;
  changed?: boolean;
  cancel?: () => void;
  danger?: boolean;
  /** Reads the object again, when somebody else was faster. */
  again?: () => void;
  children?: JSX.Element;
  /** What is said at which field of a refusal that names none. */
  told?: (caught: unknown) => Record<string, string> | undefined;
  /** How a refusal is shown that is about no field; with the server's words by default. */
  failed?: (caught: unknown) => JSX.Element;
  focus?: boolean;
  class?: string;
}

export function Form(props: FormProps): JSX.Element {
  const id = createUniqueId();
  const [raw, setRaw] = createStore<Record<string, unknown>>(Object.fromEntries(props.fields.map((field) => [field.name, shownAs(field)])));
  const first = { ...raw };
  const [wrong, setWrong] = createStore<Record<string, string | undefined>>({});
  const [failure, setFailure] = createSignal<unknown>();
  const [late, setLate] = createSignal(false);
  const [still, setStill] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  const at = (field: Field) => `${id}-${field.name}`;
  const isAsked = (field: Field) => field.when?.(raw) ?? true;
  const isChanged = (name: string) => JSON.stringify(raw[name]) !== JSON.stringify(first[name]);

  onMount(() => {
    if (props.focus) {
      form.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
  });

  const submit = async () => {
    const values: Values = {};
    const found: Record<string, string> = {};
    for (const field of props.fields.filter(isAsked)) {
      const meant = meaning(field, raw[field.name]);
      if (field.kind === 'datetime' && form.querySelector<HTMLInputElement>(`[data-field="${field.name}"] input`)?.validity.badInput) {
        // A browser gives nothing of what is there in part.
        found[field.name] = 'This must be a day and a time, or empty.';
      } else if (typeof meant === 'object' && meant !== null && 'wrong' in meant) {
        found[field.name] = String(meant.wrong);
      } else if (field.check?.(meant, values)) {
        found[field.name] = field.check(meant, values) ?? '';
      } else if (meant !== undefined && (!props.changed || isChanged(field.name))) {
        values[field.name] = meant;
      }
    }
    clear();
    if (Object.keys(found).length > 0) {
      return show(found);
    }
    if (props.changed && Object.keys(values).length === 0) {
      setStill(true);
      return;
    }
    setBusy(true);
    try {
      await props.submit(values);
    } catch (caught) {
      const told = props.told?.(caught);
      if (told) {
        show(told);
      } else if (caught instanceof Problem && caught.status === 412) {
        setLate(true);
      } else {
        refuse(caught);
      }
    } finally {
      setBusy(false);
    }
  };
  const clear = () => {
    setFailure(undefined);
    setLate(false);
    setStill(false);
    for (const field of props.fields) {
      setWrong(field.name, undefined);
    }
  };
  const show = (found: Record<string, string>) => {
    setWrong(found);
    const name = props.fields.find((field) => found[field.name])?.name;
    form.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, select, textarea)`)?.focus();
  };
  /** The line that is wrong, where what is said of it does not name it. */
  const ofLine = (field: Field, { pointer, detail }: { pointer: string; detail: string }) => {
    const line = field.kind === 'lines' && detail.startsWith('must') ? linesOf(String(raw[field.name]))[Number(pointer.split('/').pop())] : undefined;
    return line === undefined ? '' : `\`${line}\` `;
  };
  const refuse = (caught: unknown) => {
    const found: Record<string, string> = {};
    let rest = false;
    for (const error of caught instanceof Problem ? caught.errors : []) {
      const field = props.fields.filter(isAsked).find((one) => {
        const pointer = one.pointer ?? `/${one.name}`;
        return error.pointer === pointer || error.pointer.startsWith(`${pointer}/`);
      });
      if (field) {
        found[field.name] = [found[field.name], sentence(ofLine(field, error) + error.detail)].filter(Boolean).join(' ');
      } else {
        rest = true;
      }
    }
    show(found);
    if (rest || Object.keys(found).length === 0) {
      setFailure(caught);
      form.querySelector('.notice')?.scrollIntoView({ block: 'nearest' });
    }
  };

  return (
    <form
      novalidate
      class={props.class}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="fields">
        <For each={props.fields}>
          {(field) => (
            <Show when={isAsked(field)}>
              <FieldRow field={field} id={at(field)} value={raw[field.name]} wrong={wrong[field.name]} set={(value) => setRaw(field.name, () => value)} />
            </Show>
          )}
        </For>
      </div>
      {props.children}
      <Show when={failure()}>{(caught) => (props.failed ? props.failed(caught()) : <Failed of={caught()} />)}</Show>
      <Show when={late()}>
        <Notice tone="warn" title="Somebody else was faster" urgent>
          <p>This was changed after you opened it, so nothing of yours was saved. Load it again, and change what is still to be changed.</p>
          <Show when={props.again}>
            <p>
              <button
                type="button" class="plain"
                onClick={() => {
                  setLate(false);
                  props.again?.();
                }}
              >
                Load it again
              </button>
            </p>
          </Show>
        </Notice>
      </Show>
      <Show when={still()}>
        <Notice urgent><p>Nothing was changed yet.</p></Notice>
      </Show>
      <div class="actions end">
        <Show when={props.cancel}>
          <button type="button" class="plain" onClick={() => props.cancel?.()}>Cancel</button>
        </Show>
        <button type="submit" class={props.danger ? 'danger' : ''} disabled={busy()}>{props.action}</button>
      </div>
    </form>
  );
}

function FieldRow(props: { field: Field; id: string; value: unknown; wrong: string | undefined; set: (value: unknown) => void }): JSX.Element {
  const field = props.field;
  const described = () => [field.hint ? `${props.id}-hint` : '', props.wrong ? `${props.id}-wrong` : ''].filter(Boolean).join(' ') || undefined;
  const common = () => ({
    'aria-describedby': described(),
    'aria-invalid': props.wrong ? ('true' as const) : undefined,
    'aria-required': field.required ? ('true' as const) : undefined,
  });
  const text = () => String(props.value ?? '');
  const hints = () => (
    <>
      <Show when={field.hint}>
        <p class="hint" id={`${props.id}-hint`}>
          {typeof field.hint === 'string' ? <Told text={field.hint} /> : field.hint}
          <Show when={field.kind === 'bytes' && parseBytes(text()) !== undefined && /^\d+$/.test(text().trim())}> That is {bytes(parseBytes(text()) ?? 0)}.</Show>
        </p>
      </Show>
      <Show when={props.wrong}>
        <p class="wrong" id={`${props.id}-wrong`}><Told text={props.wrong} /></p>
      </Show>
    </>
  );
  if (field.kind === 'scopes') {
    return (
      <fieldset class="field" data-field={field.name} aria-describedby={described()}>
        <legend>{field.label}</legend>
        <Scopes held={props.value as string[]} all={(field.options ?? []).map(([value]) => value)} set={props.set} />
        {hints()}
      </fieldset>
    );
  }
  if (field.kind === 'checks') {
    const held = () => props.value as string[];
    return (
      <fieldset class="field" data-field={field.name} aria-describedby={described()}>
        <legend>{field.label}</legend>
        <div class="checks">
          <For each={field.options}>
            {([value, words]) => (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={held().includes(value)}
                  onChange={(event) => props.set(event.currentTarget.checked ? [...held(), value] : held().filter((one) => one !== value))}
                />
                {words}
              </label>
            )}
          </For>
        </div>
        {hints()}
      </fieldset>
    );
  }
  if (field.kind === 'check') {
    return (
      <div class="field" data-field={field.name}>
        <label class="tick strong">
          <input type="checkbox" checked={props.value === true} {...common()} onChange={(event) => props.set(event.currentTarget.checked)} />
          {field.label}
        </label>
        {hints()}
      </div>
    );
  }
  return (
    <div class="field" data-field={field.name}>
      <label for={props.id}>
        {field.label}
        <Show when={field.required}><span class="must"> required</span></Show>
      </label>
      {field.kind === 'select' ? (
        <select id={props.id} {...common()} onChange={(event) => props.set(event.currentTarget.value)}>
          <For each={field.options}>{([value, words]) => <option value={value} selected={value === text()}>{words}</option>}</For>
        </select>
      ) : field.kind === 'area' || field.kind === 'lines' ? (
        <>
          <textarea id={props.id} {...common()} rows={field.kind === 'lines' ? Math.max(4, field.suggestions?.length ?? 0) : 6} spellcheck={field.prose === true} placeholder={field.placeholder} value={text()} onInput={(event) => props.set(event.currentTarget.value)} />
          <Show when={field.suggestions}>{(usual) => <Suggested label={field.label} usual={usual()} text={text()} set={props.set} />}</Show>
        </>
      ) : (
        <>
          <input
            id={props.id}
            type={field.kind === 'password' ? 'password' : field.kind === 'email' ? 'email' : field.kind === 'datetime' ? 'datetime-local' : 'text'}
            inputmode={field.kind === 'number' ? 'numeric' : undefined}
            autocomplete={field.autocomplete ?? (field.kind === 'password' ? 'new-password' : 'off')}
            placeholder={field.placeholder}
            list={field.suggestions?.length ? `${props.id}-list` : undefined}
            spellcheck={field.prose === true}
            value={text()}
            {...common()}
            onInput={(event) => props.set(event.currentTarget.value)}
          />
          <Show when={field.suggestions?.length}>
            <datalist id={`${props.id}-list`}>
              <For each={field.suggestions}>{(one) => <option value={one} />}</For>
            </datalist>
          </Show>
        </>
      )}
      {hints()}
    </div>
  );
}

/** Lines that are put in and taken out by a button each. */
function Suggested(props: { label: string; usual: string[]; text: string; set: (value: unknown) => void }): JSX.Element {
  const has = (one: string) => linesOf(props.text).includes(one);
  const turn = (one: string) => props.set((has(one) ? linesOf(props.text).filter((line) => line !== one) : [...linesOf(props.text), one]).join('\n'));
  return (
    <div class="suggested" role="group" aria-label={`${props.label}: usual ones`}>
      <For each={props.usual}>{(one) => <button type="button" class="plain slim" aria-pressed={has(one)} onClick={() => turn(one)}>{one}</button>}</For>
    </div>
  );
}

/** Rights by area: none, reading, or writing, which includes reading; or everything. */
function Scopes(props: { held: string[]; all: string[]; set: (value: string[]) => void }): JSX.Element {
  const areas = () => [...new Set(props.all.filter((scope) => scope.includes(':')).map((scope) => scope.split(':')[0] ?? ''))];
  const of = (area: string) => ['write', 'read'].find((verb) => props.held.includes(`${area}:${verb}`)) ?? '';
  const change = (area: string, verb: string) =>
    props.set([...props.held.filter((scope) => !scope.startsWith(`${area}:`)), ...(verb ? [`${area}:${verb}`] : [])]);
  return (
    <>
      <Show when={props.all.includes('admin')}>
        <label class="tick">
          <input type="checkbox" checked={props.held.includes('admin')} onChange={(event) => props.set(event.currentTarget.checked ? ['admin'] : [])} />
          Everything
        </label>
      </Show>
      <Show when={!props.held.includes('admin')}>
        <div class="scopes">
          <For each={areas()}>
            {(area) => (
              <label>
                {human(area)}
                <select onChange={(event) => change(area, event.currentTarget.value)}>
                  <For each={[['', 'Nothing'], ['read', 'Read'], ['write', 'Change']].filter(([verb]) => verb === '' || props.all.includes(`${area}:${verb}`))}>
                    {([verb, words]) => <option value={verb} selected={verb === of(area)}>{words}</option>}
                  </For>
                </select>
              </label>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}

const linesOf = (text: string): string[] => text.split(/[\n,]/).map((line) => line.trim()).filter(Boolean);

/** A moment by the clock of whoever looks, as a field for it wants it. */
function clock(at: string): string {
  const local = new Date(Date.parse(at) - new Date(at).getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().replace(/(:00)?(\.000)?Z$/, '');
}

/** A value as its field shows it. */
function shownAs({ kind, value, options }: Field): unknown {
  switch (kind) {
    case 'check':
      return value === true;
    case 'checks':
    case 'scopes':
      return Array.isArray(value) ? value.map(String) : [];
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'numbers':
      return Array.isArray(value) ? value.join(', ') : '';
    case 'bytes':
      return typeof value === 'number' ? bytesExact(value) : '';
    case 'datetime':
      return typeof value === 'string' ? clock(value) : '';
    case 'select':
      return value ?? options?.[0]?.[0] ?? '';
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** What a field says: a value, undefined for nothing, or what is wrong with it. */
function meaning(field: Field, raw: unknown): unknown {
  if (field.kind === 'check') {
    return raw === true;
  }
  if (field.kind === 'checks' || field.kind === 'scopes') {
    const held = raw as string[];
    return field.required && held.length === 0 ? { wrong: 'Choose at least one.' } : [...held];
  }
  const text = String(raw ?? '');
  if (field.kind === 'lines') {
    const lines = linesOf(text);
    return field.required && lines.length === 0 ? { wrong: 'There must be one at least.' } : lines;
  }
  if (text.trim() === '') {
    if (field.required) {
      return { wrong: 'This is needed.' };
    }
    return field.kind === 'numbers' ? [] : field.empty === 'null' ? null : field.empty === 'text' ? '' : undefined;
  }
  switch (field.kind) {
    case 'number': {
      const value = Number(text.replaceAll(/[\s,]/g, ''));
      return Number.isInteger(value) ? bounded(field, value) : { wrong: 'This must be a whole number.' };
    }
    case 'bytes': {
      const value = parseBytes(text);
      return value === undefined ? { wrong: 'This must be a size, such as 5 GiB.' } : bounded(field, value);
    }
    case 'numbers': {
      const values = text.split(/[\s,]+/).filter(Boolean).map(Number);
      return values.every(Number.isInteger) ? values : { wrong: 'These must be whole numbers with commas between them.' };
    }
    case 'datetime':
      return new Date(text).toISOString();
    case 'password':
    case 'area':
      return text;
    default:
      return text.trim();
  }
}

function bounded({ min, max }: Field, value: number): unknown {
  if (min !== undefined && value < min) {
    return { wrong: `This must be ${min} or more.` };
  }
  return max !== undefined && value > max ? { wrong: `This must be ${max} or less.` } : value;
}
