/** Tables as text (RFC 4180), as spreadsheets write them and give them to the clipboard. */

/** A line of the table, and the line of the text that it begins in: values may hold line breaks. */
export interface Row {
  line: number;
  values: string[];
}

/** What may stand between values: a comma, what spreadsheets write where that is a decimal point, and what the clipboard holds. */
const SEPARATORS = [',', ';', '\t'];

/** The rows of a table, whatever stands between its values; lines that say nothing are none. Throws words for what is no table. */
export function rowsOf(text: string): Row[] {
  const whole = text.replace(/^\uFEFF/, '');
  return read(whole, separatorOf(whole)).filter(({ values }) => values.some((value) => value.trim() !== ''));
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const bare = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const many = (separator: string) => bare.split(separator).length;
  return SEPARATORS.reduce((most, next) => (many(next) > many(most) ? next : most));
}

function read(text: string, separator: string): Row[] {
  const rows: Row[] = [];
  // A value is all up to what ends it, or stands between quotes, with spaces around them that are nobody's.
  const bare = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const quoted = / *"([^"]*(?:""[^"]*)*)("?) */y;
  let [at, line] = [0, 1];
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  };
  while (at < text.length) {
    const row: Row = { line, values: [] };
    rows.push(row);
    for (let more = true; more; ) {
      const found = take(quoted);
      if (found) {
        if (!found[2]) {
          throw new Error(`Line ${line} has a quotation mark that is not closed.`);
        }
        line += found[1]!.split(/\r\n|\r|\n/).length - 1;
        if (at < text.length && !`${separator}\r\n`.includes(text.charAt(at))) {
          throw new Error(`Line ${line} goes on behind a closing quotation mark. One that is part of a value is written twice.`);
        }
      }
      row.values.push(found ? found[1]!.replaceAll('""', '"') : take(bare)![0]);
      more = text.charAt(at) === separator;
      at += more ? 1 : 0;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
  }
  return rows;
}
