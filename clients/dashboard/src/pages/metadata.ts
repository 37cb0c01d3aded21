/** What callers keep with an object, as lines of `name = value`. */

import type { Field, Values } from '../ui/form.tsx';

export function metadataField(metadata: Record<string, string>): Field {
  return {
    name: 'metadata', label: 'Metadata', kind: 'lines', hint: 'One `name = value` a line, for whatever your own systems keep here.',
    value: Object.entries(metadata).map(([name, value]) => `${name} = ${value}`),
  };
}

/** The merge patch: lines that are gone are taken away. */
export function metadataOf(values: Values, before: Record<string, string>): Values {
  if (!Array.isArray(values['metadata'])) {
    return values;
  }
  const patch: Record<string, string | null> = Object.fromEntries(Object.keys(before).map((name) => [name, null]));
  for (const line of values['metadata'] as string[]) {
    const [name = '', ...rest] = line.split('=');
    patch[name.trim()] = rest.join('=').trim();
  }
  return { ...values, metadata: patch };
}
