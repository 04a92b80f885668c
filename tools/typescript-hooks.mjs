import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

/** `#x` means libs/x (package imports, condition "source"); `./x.js` beside a source means x.ts. */
export async function resolve(specifier, context, next) {
  if (!isOurs(context.parentURL)) return next(specifier, context);
  if (specifier.startsWith('#')) return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL.endsWith('.ts')) return next(specifier, context);
  try {
    return await next(specifier.replace(/\.js$/, '.ts'), context);
  } catch (problem) {
    if (problem.code !== 'ERR_MODULE_NOT_FOUND') throw problem;
    return next(specifier, context);
  }
}

export async function load(url, context, next) {
  if (!isOurs(url) || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, sourceMaps: 'inline', swcrc: true });
  return { format: 'module', source: code, shortCircuit: true };
}
