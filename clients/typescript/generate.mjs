// Writes src/schema.ts from openapi/mailserver.json; with --check compares it with what is there.
// usage: node generate.mjs [--check] [DOCUMENT TO]

import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const words = process.argv.slice(2).filter((word) => word !== '--check');
const here = (path) => new URL(path, import.meta.url);
const source = words[0] ?? here('../../openapi/mailserver.json');
const target = words[1] ?? here('src/schema.ts');

/** `string & {}`: any other text, which editors do not complete but the compiler takes. */
const otherText = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]);

/** A newer server may say words that are not known here; a single word tells variants of a union apart. */
function postTransform(type, { schema }) {
  const listed = schema?.enum;
  if (Array.isArray(listed) && listed.length > 1 && ts.isUnionTypeNode(type)) {
    return ts.factory.createUnionTypeNode([...type.types, otherText]);
  }
  return undefined;
}

const document = JSON.parse(await readFile(source, 'utf8'));
const ast = await openapiTS(document, {
  alphabetize: true,
  // What has a default may be left out of a request.
  defaultNonNullable: false,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  postTransform,
});
const said = "// What the API takes and answers. Made from the API's OpenAPI document by clients/generate; not for editing.";
const made = `${said}\n\n${astToString(ast)}`;

if (process.argv.includes('--check')) {
  const there = await readFile(target, 'utf8').catch(() => '');
  if (there !== made) {
    console.error('typescript/src/schema.ts is not what the document says: run clients/generate');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, made);
}
