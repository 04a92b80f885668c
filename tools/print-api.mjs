/**
 * Writes what the code says about the api into a file that is committed: `node tools/print-api.mjs schema` (apps/api/schema.graphql)
 * or `… operations` (docs/operations.md). With `--check` it only says whether the file is up to date.
 */
import './typescript.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const targets = {
  schema: { file: join(root, 'apps/api/schema.graphql'), command: 'npm run schema' },
  operations: { file: join(root, 'docs/operations.md'), command: 'npm run docs:operations' },
};

const what = process.argv[2];
if (!Object.hasOwn(targets, what)) throw new Error(`Say which: ${Object.keys(targets).join(' or ')}`);
const { file, command } = targets[what];
const { describeApi } = await import('./describe-api.ts');
const text = (await describeApi())[what];
const before = await readFile(file, 'utf8').catch(() => '');
if (before === text) process.exit(0);
if (process.argv.includes('--check')) {
  console.error(`${relative(root, file)} is not what the code says. Run: ${command}`);
  process.exit(1);
}
await writeFile(file, text);
console.log(`wrote ${relative(root, file)}`);
process.exit(0);
