/** Mailboxes that a table names, each checked for what can be told without the server. */

import type { types } from '@pennypost/client';
import { type Row, rowsOf } from './csv.ts';
import { number, parseBytes } from './words.ts';

/** A mailbox to be made, or why it cannot be. */
export interface Line {
  line: number;
  address: string;
  body: types.MailboxReplacement;
  wrong: string[];
}

export interface Table {
  lines: Line[];
  /** Columns that are none of a mailbox. */
  unknown: string[];
}

/** What an operation takes (`NewOperation`). */
const MOST = 5000;
/** What the server takes in one request. */
const BODY_BYTES = 1024 * 1024;
const PASSWORD_LENGTH = 8;
const NAME_BYTES = 255;

type Column = 'address' | 'name' | 'password' | 'quota';
/** How columns are called, without regard to case and to what stands between words. */
const CALLED: Record<string, Column> = {
  address: 'address', mailbox: 'address', email: 'address', mail: 'address', emailaddress: 'address',
  name: 'name', displayname: 'name', fullname: 'name',
  password: 'password',
  quota: 'quota', quotagb: 'quota', quotabytes: 'quota',
};

const octets = (text: string): number => new TextEncoder().encode(text).length;
const bareName = (head: string): string => head.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a text says; an address without a domain is in `domain`. Throws words for what concerns all of it. */
export function tableOf(text: string, domain: string | undefined): Table {
  const [head, ...rows] = rowsOf(text);
  const heads = (head?.values ?? []).map((value) => value.trim());
  const columns = heads.map((one) => CALLED[bareName(one)]);
  if (!columns.includes('address')) {
    throw new Error('The first line must name the columns, and one of them must be `address`.');
  }
  const twice = columns.find((one, at) => one && columns.indexOf(one) !== at);
  if (twice) {
    throw new Error(`There are several columns for one thing: ${heads.filter((_, at) => columns[at] === twice).map((one) => `\`${one}\``).join(', ')}.`);
  }
  if (rows.length === 0) {
    throw new Error('There are no mailboxes below the first line.');
  }
  if (rows.length > MOST) {
    throw new Error(`There are ${number(rows.length)} mailboxes, and at most ${number(MOST)} can be imported at once. Import them in parts.`);
  }
  const seen = new Map<string, number>();
  const lines = rows.map((row) => {
    const line = lineOf(row, columns, heads, domain);
    const before = seen.get(line.address.toLowerCase());
    if (line.address && before !== undefined) {
      line.wrong.push(`Line ${before} has this address, too.`);
    }
    seen.set(line.address.toLowerCase(), before ?? row.line);
    return line;
  });
  return { lines, unknown: heads.filter((one, at) => one && !columns[at]) };
}

function lineOf({ line, values }: Row, columns: (Column | undefined)[], heads: string[], domain: string | undefined): Line {
  const said = (column: Column): string => values[columns.indexOf(column)] ?? '';
  const wrong: string[] = [];
  const body: types.MailboxReplacement = {};
  if (values.slice(columns.length).some((value) => value.trim())) {
    wrong.push(`There are ${values.length} values for ${columns.length} columns: one with a comma in it must stand between quotation marks.`);
  }
  const bare = said('address').trim();
  const address = bare && domain && !bare.includes('@') ? `${bare}@${domain}` : bare;
  if (!address) {
    wrong.push('The address is missing.');
  } else if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    wrong.push('The address must be one such as `anna@example.org`.');
  }
  // A line break within a name is its spreadsheet's.
  const name = said('name').replaceAll(/\s+/g, ' ').trim();
  if (octets(name) > NAME_BYTES) {
    wrong.push(`The name is longer than ${NAME_BYTES} bytes.`);
  } else if (name) {
    body.display_name = name;
  }
  const password = said('password');
  if (/[\r\n]/.test(password)) {
    wrong.push('The password must be in one line.');
  } else if (password && [...password].length < PASSWORD_LENGTH) {
    wrong.push(`The password must have at least ${PASSWORD_LENGTH} characters, or none at all.`);
  } else if (password) {
    body.password = password;
  }
  const quota = quotaOf(said('quota').trim(), bareName(heads[columns.indexOf('quota')] ?? ''));
  if (typeof quota === 'string') {
    wrong.push(quota);
  } else if (quota !== undefined) {
    body.quota_bytes = quota;
  }
  return { line, address, body, wrong };
}

/** Octets, null for as many as there is room, undefined for what the domain says, or what is wrong. */
function quotaOf(text: string, head: string): number | null | undefined | string {
  if (text === '') {
    return undefined;
  }
  if (/^unlimited$/i.test(text)) {
    return null;
  }
  // A comma means thousands to some and tenths to others.
  if (text.includes(',')) {
    return 'The quota must be written without a comma, such as `1.5 GB`.';
  }
  const isBare = /^[\d.]+$/.test(text);
  if (isBare && head === 'quota') {
    return `The quota must say of what: \`${text} GB\`. Or call its column \`quota_gb\` or \`quota_bytes\`.`;
  }
  const meant = parseBytes(isBare && head === 'quotagb' ? `${text} GB` : text);
  return meant !== undefined && Number.isSafeInteger(meant) ? meant : 'The quota must be a size, such as `5 GB`.';
}

/** What is asked of the server: that each of them is made, and none that is there is changed. */
export const operationOf = ({ lines }: Table): types.NewOperation => ({
  order: 'any',
  requests: lines.map(({ address, body }) => ({ method: 'PUT', path: `/v1/mailboxes/${encodeURIComponent(address).replace('%40', '@')}`, body, if_none_match: '*' })),
});

/** How many octets that is, when it is more than the server takes. */
export function tooLarge(operation: types.NewOperation): number | undefined {
  const size = octets(JSON.stringify(operation));
  return size > BODY_BYTES ? size : undefined;
}
