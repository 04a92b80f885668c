/** The console's first load: scripts that index.html needs before anything is opened, gzipped, against the bound. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BOUND_KB = 450;
const dist = join(import.meta.dirname, '../dist/console');
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));

/** Files of an entry and of all that it imports statically. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
}

const sizes = await Promise.all(
  [...filesOf('index.html')].map(async (file) => ({ file, bytes: gzipSync(await readFile(join(dist, file)), { level: 9 }).length })),
);
const kilobytes = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
if (sizes.length === 0) throw new Error('No entry in the manifest: build the console first (npm run build:console)');
console.log(`console: ${kilobytes.toFixed(1)} kB of initial JavaScript, gzipped, in ${sizes.length} files; bound ${BOUND_KB} kB`);
if (kilobytes > BOUND_KB) {
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) console.error(`  ${(bytes / 1000).toFixed(1)} kB  ${file}`);
  process.exitCode = 1;
}
