/**
 * Types of the console's GraphQL documents, from apps/api/schema.graphql and every `graphql(\`…\`)` in apps/console.
 * `npm run codegen` writes apps/console/src/generated/, `-- --check` only says whether it is up to date.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';

const root = join(import.meta.dirname, '..');
const sources = join(root, 'apps/console/src');
const target = join(sources, 'generated');
const banner = '// Written by `npm run codegen` from apps/api/schema.graphql and the *.graphql.ts files; do not edit.\n';

const scalars = { ID: 'string', DateTime: 'string', LocalDate: 'string', BigInt: 'string', JSON: 'unknown' };
const config = {
  scalars: Object.fromEntries(Object.entries(scalars).map(([name, type]) => [name, { input: type, output: type }])),
  enumsAsTypes: true,
  immutableTypes: true,
  skipTypename: true,
  avoidOptionals: { field: true, object: true, inputValue: false, defaultValue: false },
  useTypeImports: true,
};

async function readDocuments() {
  const files = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.graphql.ts')).sort();
  const found = [];
  for (const file of files) {
    const code = await readFile(join(sources, file), 'utf8');
    for (const [, text] of code.matchAll(/\bgraphql\(\s*`([^`]*)`/g)) {
      if (text.includes('${')) throw new Error(`${file}: name fragments after the text, do not insert them`);
      found.push({ file, text, node: parse(text) });
    }
  }
  return found;
}

/** The type that goes with a text: an operation's answer and variables, or a fragment's fields. */
function documentType({ file, text, node }) {
  const [definition, ...others] = node.definitions;
  const name = definition?.name?.value;
  if (!name || others.length > 0) throw new Error(`${file}: one named operation or fragment in each graphql(\`…\`)`);
  const key = JSON.stringify(text);
  if (definition.kind === 'FragmentDefinition') return `  ${key}: Document<types.${name}Fragment, never>;`;
  const suffix = definition.operation === 'mutation' ? 'Mutation' : 'Query';
  return `  ${key}: Document<types.${name}${suffix}, types.${name}${suffix}Variables>;`;
}

async function generate() {
  const schemaText = await readFile(join(root, 'apps/api/schema.graphql'), 'utf8');
  const schema = parse(schemaText);
  const documents = await readDocuments();
  const types = await codegen({
    filename: 'types.ts',
    schema,
    schemaAst: buildSchema(schemaText),
    documents: documents.map(({ file, node }) => ({ location: file, document: node })),
    config,
    plugins: [{ operations: {} }],
    pluginMap: { operations: operationsPlugin },
  });
  const map = [
    `import type { Document } from '../api/document.js';`,
    `import type * as types from './types.js';`,
    '',
    '/** Text of a document → what it answers and what it asks for. */',
    'export interface Documents {',
    ...documents.map(documentType),
    '}',
    '',
  ].join('\n');
  return { 'types.ts': banner + types, 'documents.ts': banner + map };
}

const files = await generate();
const check = process.argv.includes('--check');
await mkdir(target, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  const path = join(target, name);
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before === content) continue;
  if (check) {
    console.error(`${relative(root, path)} is not what the schema and the documents say. Run: npm run codegen`);
    process.exitCode = 1;
  } else {
    await writeFile(path, content);
    console.log(`wrote ${relative(root, path)}`);
  }
}
