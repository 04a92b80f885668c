import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** A service of the product in a process of its own. */
export interface ServiceProcess {
  readonly pid: number;
  /** Everything that it wrote so far, for whoever has to find out why it ended. */
  readonly output: () => string;
  readonly isRunning: () => boolean;
  /** Sends the signal and waits for the end; gives the signal or the exit code that it ended with. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<string | number>;
}

export type WorkerProcess = ServiceProcess;

/** The worker's own main in a process of its own, from the sources. It ends with us. @param preload modules that it loads before anything of its own */
export function startWorker(settings: Record<string, string>, preload: readonly string[] = []): WorkerProcess {
  return startService('apps/worker/main.ts', settings, preload);
}

/** As {@link startWorker}, of the API, which listens on PORT. */
export function startApiProcess(settings: Record<string, string>, preload: readonly string[] = []): ServiceProcess {
  return startService('apps/api/main.ts', settings, preload);
}

function startService(main: string, settings: Record<string, string>, preload: readonly string[]): ServiceProcess {
  const root = resolve(import.meta.dirname, '../..');
  const loaders = ['tools/typescript.mjs', ...preload, 'apps/cli/up/stop.with.parent.ts'].flatMap((file) => ['--import', resolve(root, file)]);
  const child = spawn(process.execPath, [...loaders, resolve(root, main)], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<string | number>((done) => child.once('exit', (code, signal) => done(signal ?? code ?? 'unknown')));
  return {
    pid: child.pid ?? 0,
    output: () => text,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
