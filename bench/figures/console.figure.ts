import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../scene/child.js';
import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';

/** The same look at the built console as `tools/console-size.mjs`, which holds the bound. */
export async function measureConsole(scene: Scene): Promise<Reading[]> {
  scene.say('Measuring: console');
  // Above the bound it ends with code 1, and still tells the size.
  const ended = promisify(execFile)(process.execPath, ['tools/console-size.mjs'], { cwd: ROOT });
  const output = await ended.then(({ stdout }) => stdout, (problem: unknown) => (problem as { stdout?: string }).stdout ?? '');
  const [, kilobytes, files, bound] = /([\d.]+) kB .* in (\d+) files; bound (\d+) kB/.exec(output) ?? [];
  if (kilobytes === undefined || bound === undefined) throw new Error(`tools/console-size.mjs tells no size: ${output.slice(0, 300)}`);
  return [{ id: 'console.size', title: 'Console, initial JavaScript', measured: `${kilobytes} kB`, baseline: '', ratio: null, target: `≤ ${bound} kB`, reached: Number(kilobytes) <= Number(bound), note: `gzipped, ${files ?? '?'} files` }];
}
