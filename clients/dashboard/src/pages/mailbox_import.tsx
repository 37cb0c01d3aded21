/** Mailboxes from a table: it is looked through before anything is sent, and made by an operation. */

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { api, words } from '../model/api.ts';
import { type Line, operationOf, type Table, tableOf, tooLarge } from '../model/mailbox_import.ts';
import { byToken, may } from '../model/session.ts';
import { bytes, number, plural } from '../model/words.ts';
import { go, place, to } from '../router.ts';
import { tell } from '../ui/dialog.tsx';
import { Failed, Notice } from '../ui/notice.tsx';
import { Card, Page } from '../ui/parts.tsx';
import { Told } from '../ui/told.tsx';

/** How many lines of each sort are shown. */
const SHOWN = 50;
/** A file beyond this holds more than can be sent, whatever is in it. */
const FILE_BYTES = 8 * 1024 * 1024;

export const mayImport = (): boolean => may('put', '/v1/mailboxes/{address}') && may('post', '/v1/operations');

/** What was read, or what is wrong with all of it. */
type Found = { table: Table } | { wrong: string };

export function MailboxImport(): JSX.Element {
  const domain = () => place().query['domain'];
  // It may hold passwords: it is nowhere but here, and gone with the page.
  const [text, setText] = createSignal('');
  const [unread, setUnread] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const found = createMemo<Found | undefined>(() => (text().trim() ? look(text(), domain()) : undefined));
  const table = () => {
    const now = found();
    return now && 'table' in now ? now.table : undefined;
  };
  const wrong = () => {
    const now = found();
    return unread() || (now && 'wrong' in now ? now.wrong : '');
  };

  const choose = async (file: File) => {
    setFailure(undefined);
    try {
      setText(await textOf(file));
      setUnread('');
    } catch (caught) {
      setText('');
      setUnread(words(caught).text);
    }
  };
  const send = async (wanted: Table) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { body } = await api.post('/v1/operations', { body: operationOf(wanted) });
      tell('The import has begun.');
      go(['operations', body.id]);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title="Import mailboxes" about="Makes those that are not there yet. Of a mailbox that is there, nothing is changed."
      back={domain() ? [to(['domains', domain()!], { view: 'mailboxes' }), domain()!] : ['#/mailboxes', 'Mailboxes']}
    >
      <Card title="The table">
        <Columns domain={domain()} />
        <div class="fields">
          <div class="field">
            <label for="import-file">A file (CSV, UTF-8)</label>
            <input
              id="import-file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                // So that it can be chosen again once it was put right.
                event.currentTarget.value = '';
                if (file) {
                  void choose(file);
                }
              }}
            />
          </div>
          <div class="field" data-field="table">
            <label for="import-text">Or the table itself, as it is copied</label>
            <textarea
              id="import-text" class="table-text" rows="10" spellcheck={false} autocomplete="off" aria-invalid={wrong() ? 'true' : undefined} aria-describedby={wrong() ? 'import-wrong' : undefined}
              placeholder={'address,name,password,quota\nanna@example.org,Anna Example,,5 GB'} value={text()}
              onInput={(event) => {
                setUnread('');
                setFailure(undefined);
                setText(event.currentTarget.value);
              }}
            />
            <div role="status"><Show when={wrong()}><p class="wrong" id="import-wrong"><Told text={wrong()} /></p></Show></div>
          </div>
        </div>
      </Card>
      <Show when={table()}>{(now) => <Preview of={now()} busy={busy()} failure={failure()} send={() => void send(now())} />}</Show>
    </Page>
  );
}

function look(text: string, domain: string | undefined): Found {
  try {
    return { table: tableOf(text, domain) };
  } catch (caught) {
    return { wrong: words(caught).text };
  }
}

async function textOf(file: File): Promise<string> {
  if (file.size > FILE_BYTES) {
    throw new Error(`${file.name} is of ${bytes(file.size)}, which is more than can be imported at once. Import it in parts.`);
  }
  const octets = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    // Guessing would make other names of what is in it.
    throw new Error(`${file.name} is not in UTF-8. Save it anew as \`CSV UTF-8\`.`);
  }
}

function Columns(props: { domain: string | undefined }): JSX.Element {
  return (
    <>
      <p class="soft">Its first line names the columns, in any order, with commas, semicolons or tabs between them:</p>
      <ul class="dots soft">
        <li><code>address</code>: must be there{props.domain ? `; without a domain it is in ${props.domain}` : ''}.</li>
        <li><code>name</code>: the name people see.</li>
        <li><code>password</code>: at least 8 characters. Where it is empty, nobody logs in until one is set.</li>
        <li><code>quota</code>: such as <code>5 GB</code>, or <code>unlimited</code>; <code>quota_gb</code> and <code>quota_bytes</code> hold mere numbers. Where it is empty, it is as the domain says.</li>
      </ul>
    </>
  );
}

/** What would be made, or what is in the way of it. */
function Preview(props: { of: Table; busy: boolean; failure: unknown; send: () => void }): JSX.Element {
  const wrong = () => props.of.lines.filter((one) => one.wrong.length > 0);
  const good = () => props.of.lines.filter((one) => one.wrong.length === 0);
  const size = createMemo(() => (wrong().length === 0 ? tooLarge(operationOf(props.of)) : undefined));
  return (
    <Card title="What it says">
      <div role="status">
        <Show when={props.of.unknown.length > 0}>
          <Notice tone="warn" title="Not everything is imported"><p>{props.of.unknown.length === 1 ? 'This column is' : 'These columns are'} none of a mailbox: <For each={props.of.unknown}>{(one, at) => <>{at() > 0 && ', '}<code>{one}</code></>}</For>.</p></Notice>
        </Show>
        <Show when={wrong().length > 0}>
          <Notice tone="bad" title={`${number(wrong().length)} of ${plural(props.of.lines.length, 'line')} cannot be imported`}><p>Nothing is sent before they are put right, or taken out.</p></Notice>
        </Show>
        <Show when={size()}>
          {(now) => <Notice tone="bad" title="It is too large"><p>It is of {bytes(now())} as it is sent, and the server takes 1 MiB at once. Import it in parts.</p></Notice>}
        </Show>
      </div>
      <Show when={wrong().length > 0}>
        <h3>Not to be imported</h3>
        <Lines label="Lines that cannot be imported" of={wrong()} columns={[['Address', (one) => <>{one.address || <span class="soft">None</span>}<span class="under">line {number(one.line)}</span></>], ['What is wrong', (one) => <ul class="several"><For each={one.wrong}>{(words) => <li><Told text={words} /></li>}</For></ul>]]} />
      </Show>
      <Show when={good().length > 0}>
        <h3>To be imported</h3>
        <Lines
          label="Mailboxes" of={good()}
          columns={[
            ['Address', (one) => <strong class="name">{one.address}</strong>],
            ['Name', (one) => one.body.display_name ?? <span class="soft">None</span>],
            ['Password', (one) => (one.body.password ? 'Is set' : <span class="soft">None</span>)],
            ['Quota', (one) => <Quota of={one} />],
          ]}
        />
      </Show>
      <Show when={wrong().length === 0 && size() === undefined}>
        <p class="soft">They are made one after the other, while you go on.{byToken() ? '' : ' It ends before that if you log out.'}</p>
        <Show when={props.failure}>{(caught) => <Failed of={caught()} />}</Show>
        <div class="actions end"><button type="button" disabled={props.busy} onClick={() => props.send()}>Import {plural(good().length, 'mailbox', 'mailboxes')}</button></div>
      </Show>
    </Card>
  );
}

function Quota(props: { of: Line }): JSX.Element {
  const quota = () => props.of.body.quota_bytes;
  return <>{quota() === undefined ? <span class="soft">As the domain says</span> : quota() === null ? 'None' : bytes(quota() ?? 0)}</>;
}

/** The first of them. */
function Lines(props: { label: string; of: Line[]; columns: [head: string, cell: (one: Line) => JSX.Element][] }): JSX.Element {
  return (
    <div class="listing">
      <div class="table-place">
        <table role="table">
          <caption class="unseen">{props.label}</caption>
          <thead role="rowgroup"><tr role="row"><For each={props.columns}>{([head]) => <th role="columnheader" scope="col">{head}</th>}</For></tr></thead>
          <tbody role="rowgroup">
            <For each={props.of.slice(0, SHOWN)}>
              {(one) => <tr role="row"><For each={props.columns}>{([head, cell]) => <td role="cell" data-label={head}><div class="targets">{cell(one)}</div></td>}</For></tr>}
            </For>
          </tbody>
        </table>
      </div>
      <p class="paging soft"><Show when={props.of.length > SHOWN} fallback={`${number(props.of.length)} shown`}>{SHOWN} of {number(props.of.length)} shown</Show></p>
    </div>
  );
}
