/** The server's own description of its API: which operations there are, what they need, and what settings are declared as. */

import { createSignal } from 'solid-js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  writeOnly?: boolean;
  readOnly?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

interface Operation {
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const [document, setDocument] = createSignal<Document>();
export { document };

/** Reads it; it is open to everybody. */
export async function readDocument(): Promise<void> {
  const answer = await fetch('/v1/openapi.json');
  if (!answer.ok) {
    throw new Error('The server does not give its description of the API.');
  }
  setDocument((await answer.json()) as Document);
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Whether the server has this. */
export function serves(method: Method, path: string): boolean {
  return document()?.paths[path]?.[method] !== undefined;
}

/** The scopes that open an operation: one list of the lists is enough. */
export function needs(method: Method, path: string): string[][] {
  return (document()?.paths[path]?.[method]?.security ?? []).map((one) => Object.values(one).flat());
}

/** A schema without references. */
export function resolved(schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split('/').pop();
  const { $ref: _, ...beside } = schema ?? {};
  return name ? { ...document()?.components.schemas[name], ...beside } : beside;
}

/** What an operation answers. */
export function answerOf(method: Method, path: string): Schema {
  return resolved(document()?.paths[path]?.[method]?.responses['200']?.content?.['application/json']?.schema);
}

/** What an operation takes. */
export function bodyOf(method: Method, path: string): Schema {
  const content = document()?.paths[path]?.[method]?.requestBody?.content;
  return resolved(content && Object.values(content)[0]?.schema);
}

/** The words of an enumeration. */
export function choices(name: string): string[] {
  return (document()?.components.schemas[name]?.enum ?? []).map(String);
}
