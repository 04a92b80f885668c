import { fork } from 'node:child_process';
import type { ChildProcess, ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 30_000;
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface ChildOptions {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  /** Gets everything the process prints. */
  readonly log: string;
}

/** A process of the scene. It ends with this one, however this one ends. */
export class Child {
  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string,
  ) {}

  /** @param file a script of this repository; TypeScript runs as it is */
  static start(file: string, { args = [], env = {}, execArgv = [], log }: ChildOptions): Child {
    const script = path.join(ROOT, file);
    const loader = file.endsWith('.ts') ? ['--import', pathToFileURL(path.join(ROOT, 'tools/typescript.mjs')).href] : [];
    // Ends the process when the channel to us is gone.
    const leash = ['--import', new URL('leash.mjs', import.meta.url).href];
    const options: ForkOptions = { cwd: ROOT, env: { ...withoutOurs(process.env), ...env }, execArgv: [...execArgv, ...loader, ...leash], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] };
    const child = fork(script, [...args], options);
    const output = createWriteStream(log, { flags: 'a' });
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    running.add(child);
    child.once('exit', () => {
      running.delete(child);
      output.end();
    });
    return new Child(child, log);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  send(message: object): void {
    this.child.send(message);
  }

  /** The next message; fails when the process ends before it. */
  async answer<T>(): Promise<T> {
    const over = new AbortController();
    try {
      return await Promise.race([
        once(this.child, 'message', { signal: over.signal }).then(([message]) => message as T),
        once(this.child, 'exit', { signal: over.signal }).then(([code]) => {
          throw new Error(`${path.basename(this.child.spawnargs.at(-1) ?? '')} ended with ${String(code)}: ${this.log}`);
        }),
      ]);
    } finally {
      over.abort();
    }
  }

  /** Until the process has ended by itself; fails unless it ended well. */
  async finished(): Promise<void> {
    const code = this.child.exitCode ?? ((await once(this.child, 'exit')) as [number | null])[0];
    if (code !== 0) throw new Error(`${this.child.spawnargs.slice(-4).join(' ')} ended with ${String(code)}: ${this.log}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    const kill = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    this.child.kill('SIGTERM');
    await ended;
    clearTimeout(kill);
  }
}

/** Settings of whoever runs the bench do not reach the measured processes. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'USER', 'TMPDIR', 'LANG'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => kept.includes(name)));
}
