/** Forms: fields from a list, what the server refuses shown at the field it points at. */

import { Problem } from '@pennypost/client';
import { createSignal, createUniqueId, For, Index, type JSX, onMount, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { sentence } from '../model/api.ts';
import { bytes, bytesExact, human, parseBytes } from '../model/words.ts';
import { Icon } from './icon.tsx';
import { Failed, Notice } from './notice.tsx';
import { Told } from './told.tsx';

export type Kind = 'text' | 'number' | 'bytes' | 'select' | 'check' | 'checks' | 'scopes' | 'password' | 'area' | 'lines' | 'numbers' | 'email' | 'datetime' | 'rows';

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
  /** How many lines an area shows at once. */
  height?: number;
  /** For people to read: its spelling is checked. */
  prose?: boolean;
  /** What is usual: offered while one types, and as lines that are put in and taken out. */
  suggestions?: string[];
  /** Of `rows`: what each of them asks for. The only one, where it has no name, is the row itself. */
  parts?: Field[];
  /** Of `rows`: what one of them is called. */
  one?: string;
  /** What stands around it says to whoever sees it what its label says to everybody else. */
  unlabelled?: boolean;
  /** Whether it is asked for, by what the fields show; what is not asked for is not sent. Of several with one name, one is asked for. */
  when?: (shown: Values) => boolean;
}

export type Values = Record<string, unknown>;

/** One of several that a field of `rows` shows. */
interface Row {
  /** What it is known by in this form, wherever it is moved to. */
  id: number;
  raw: Record<string, unknown>;
  /** What was read and none of its parts shows: it is sent back as it was. */
  rest: object;
}

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
    setWrong(reconcile({}));
  };
  const show = (found: Record<string, string>) => {
    setWrong(found);
    form.querySelector('.wrong')?.closest('[data-field]')?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  /** The line that is wrong, where what is said of it does not name it. */
  const ofLine = (field: Field, { pointer, detail }: { pointer: string; detail: string }) => {
    const line = field.kind === 'lines' && detail.startsWith('must') ? linesOf(String(raw[field.name]))[Number(pointer.split('/').pop())] : undefined;
    return line === undefined ? '' : `\`${line}\` `;
  };
  const pointerOf = (field: Field) => field.pointer ?? `/${field.name}`;
  /** Where it is shown: at the part of a row that it points at, or at the field. */
  const placeOf = (field: Field, { pointer }: { pointer: string }) => {
    const [index, part = ''] = pointer.slice(pointerOf(field).length + 1).split('/');
    const row = field.kind === 'rows' && index ? sentOf(field, raw[field.name])[Number(index)] : undefined;
    return row && field.parts?.some(({ name }) => name === part) ? wrongKey(field, row, part) : field.name;
  };
  const refuse = (caught: unknown) => {
    const found: Record<string, string> = {};
    let rest = false;
    for (const error of caught instanceof Problem ? caught.errors : []) {
      const field = props.fields.filter(isAsked).find((one) => {
        const pointer = pointerOf(one);
        return error.pointer === pointer || error.pointer.startsWith(`${pointer}/`);
      });
      if (field) {
        const place = placeOf(field, error);
        found[place] = [found[place], sentence(ofLine(field, error) + error.detail)].filter(Boolean).join(' ');
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
              <FieldRow field={field} id={at(field)} value={raw[field.name]} wrong={wrong[field.name]} wrongAt={(key) => wrong[key]} set={(value) => setRaw(field.name, () => value)} />
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

interface FieldRowProps {
  field: Field;
  id: string;
  value: unknown;
  wrong: string | undefined;
  /** What is wrong with a part of a row. */
  wrongAt?: (key: string) => string | undefined;
  set: (value: unknown) => void;
}

function FieldRow(props: FieldRowProps): JSX.Element {
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
  if (field.kind === 'rows') {
    return (
      <fieldset class="field" data-field={field.name} aria-describedby={described()}>
        <legend>{field.label}</legend>
        <Rows field={field} id={props.id} rows={props.value as Row[]} wrongAt={(key) => props.wrongAt?.(key)} set={props.set} />
        {hints()}
      </fieldset>
    );
  }
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
      <label for={props.id} class={field.unlabelled ? 'unseen' : undefined}>
        {field.label}
        <Show when={field.required}><span class="must"> required</span></Show>
      </label>
      {field.kind === 'select' ? (
        <select id={props.id} {...common()} onChange={(event) => props.set(event.currentTarget.value)}>
          <For each={field.options}>{([value, words]) => <option value={value} selected={value === text()}>{words}</option>}</For>
        </select>
      ) : field.kind === 'area' || field.kind === 'lines' ? (
        <>
          <textarea id={props.id} {...common()} rows={field.height ?? (field.kind === 'lines' ? Math.max(4, field.suggestions?.length ?? 0) : 6)} spellcheck={field.prose === true} placeholder={field.placeholder} value={text()} onInput={(event) => props.set(event.currentTarget.value)} />
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

/** Several of one sort, the most important one first. */
function Rows(props: { field: Field; id: string; rows: Row[]; wrongAt: (key: string) => string | undefined; set: (rows: Row[]) => void }): JSX.Element {
  const { field } = props;
  const parts = field.parts ?? [];
  let place!: HTMLDivElement;
  const named = (index: number) => `${field.one ?? field.label} ${index + 1}`;
  const change = (index: number, part: string, value: unknown) =>
    props.set(props.rows.map((row, at) => (at === index ? { ...row, raw: { ...row.raw, [part]: value } } : row)));
  /** Shows these instead, with the focus in one of them, or on the button that makes one. */
  const turn = (rows: Row[], focus: number) => {
    props.set(rows);
    const input = place.querySelectorAll('.row')[focus]?.querySelector<HTMLElement>('input, select, textarea');
    (input ?? place.querySelector<HTMLElement>('.another'))?.focus();
  };
  const up = (index: number) => {
    const moved = props.rows.slice(index, index + 1);
    const others = props.rows.filter((_, at) => at !== index);
    turn([...others.slice(0, index - 1), ...moved, ...others.slice(index - 1)], index - 1);
  };
  return (
    <div class="rows" ref={place}>
      <Index each={props.rows}>
        {(row, index) => (
          <div class="row" role="group" aria-label={named(index)}>
            <div class="row-fields">
              <For each={parts}>
                {(part) => (
                  <FieldRow
                    field={{ ...part, name: [field.name, index, ...(part.name ? [part.name] : [])].join('/') }} id={`${props.id}-${row().id}-${part.name}`}
                    value={row().raw[part.name]} wrong={props.wrongAt(wrongKey(field, row(), part.name))} set={(value) => change(index, part.name, value)}
                  />
                )}
              </For>
            </div>
            <span class="row-actions">
              <Show when={props.rows.length > 1}>
                <button type="button" class="plain slim" disabled={index === 0} aria-label={`Move ${named(index)} up`} onClick={() => up(index)}><Icon name="up" /></button>
              </Show>
              <button type="button" class="plain slim" aria-label={`Remove ${named(index)}`} onClick={() => turn(props.rows.filter((_, at) => at !== index), index)}><Icon name="close" /></button>
            </span>
          </div>
        )}
      </Index>
      <button type="button" class="plain slim another" aria-label={`Add to ${field.label}`} onClick={() => turn([...props.rows, rowOf(parts, undefined)], props.rows.length)}><Icon name="plus" />Add</button>
    </div>
  );
}

let madeRows = 0;

/** A row as its parts show it; a new one for what is undefined. */
function rowOf(parts: Field[], value: unknown): Row {
  const said = typeof value === 'object' && value !== null ? { ...value } : {};
  const raw = parts.map((part) => [part.name, shownAs({ ...part, value: part.name ? (said as Values)[part.name] : value })]);
  return { id: madeRows++, raw: Object.fromEntries(raw), rest: said };
}

/** Those of a field's rows that something was typed into: the others are not sent, and the server points at none of them. */
const sentOf = ({ parts = [] }: Field, rows: unknown): Row[] =>
  (rows as Row[]).filter((row) => parts.some(({ kind, name }) => kind !== 'select' && String(row.raw[name] ?? '').trim() !== ''));

const meantByRow = (row: Row, parts: Field[]): unknown =>
  parts[0]?.name === '' ? meaning(parts[0], row.raw['']) : { ...row.rest, ...Object.fromEntries(parts.map((part) => [part.name, meaning(part, row.raw[part.name])])) };

const wrongKey = (field: Field, row: Row, part: string): string => `${field.name}/${row.id}/${part}`;

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
function shownAs({ kind, value, options, parts }: Field): unknown {
  switch (kind) {
    case 'rows':
      return Array.isArray(value) ? value.map((one) => rowOf(parts ?? [], one)) : [];
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
  if (field.kind === 'rows') {
    return sentOf(field, raw).map((row) => meantByRow(row, field.parts ?? []));
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
