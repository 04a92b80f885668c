/**
 * Lets Node run the TypeScript sources as they are, for tools that must not wait for a build:
 * `node --import ./tools/typescript.mjs file.ts`, or `import './typescript.mjs'` first.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
