import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { freePort } from '#platform/embedded';
import { ROOT } from '../scene/child.js';
import { answersAt } from '../scene/readiness.js';
import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';

const SECONDS = 8;
const PATIENCE_MS = 300_000;

/** `npm start` with a data directory of its own: once to make the demo, once more to be measured. */
export async function measureStart(scene: Scene): Promise<Reading[]> {
  scene.say('Measuring: npm start');
  const first = await startAndStop(scene);
  const second = await startAndStop(scene);
  return [{ id: 'start.second', title: '`npm start`, second time, to the first answered request', measured: `${second.toFixed(1)} s`, baseline: `first time, making the demo: ${first.toFixed(1)} s`, ratio: null, target: `< ${SECONDS} s`, reached: second < SECONDS, note: 'packages installed, nothing to build; /readyz answers, which asks the database' }];
}

async function startAndStop(scene: Scene): Promise<number> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), KEEPLINE_DATA_DIR: path.join(scene.directory, 'installation') };
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(scene.log('start'), { flags: 'a' });
  npm.stdout.pipe(log, { end: false });
  npm.stderr.pipe(log, { end: false });
  // Whatever ends the bench ends what it started.
  const killed = (): void => void npm.kill('SIGTERM');
  process.once('exit', killed);
  try {
    return (await answersAt(`http://127.0.0.1:${port}/readyz`, PATIENCE_MS)) / 1000;
  } finally {
    await stop(npm);
    process.off('exit', killed);
    log.end();
  }
}

async function stop(npm: ChildProcess): Promise<void> {
  if (npm.exitCode !== null || npm.signalCode !== null) return;
  const ended = once(npm, 'close');
  npm.kill('SIGINT');
  await ended;
}
