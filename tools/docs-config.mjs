/** `npm run docs:config` writes docs/configuration.md from the settings table; `-- --check` only says whether it is up to date. */
import './typescript.mjs';
import { readFile, writeFile } from 'node:fs/promises';

const { configurationPage } = await import('../libs/platform/config/index.ts');
const target = new URL('../docs/configuration.md', import.meta.url);
const page = configurationPage();

if (!process.argv.includes('--check')) await writeFile(target, page);
else if ((await readFile(target, 'utf8').catch(() => '')) !== page) {
  console.error('docs/configuration.md is not what libs/platform/config says: run npm run docs:config and commit it.');
  process.exitCode = 1;
}
