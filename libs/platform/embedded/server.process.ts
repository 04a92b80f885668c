import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { KEEPER, readPostmaster } from './postmaster.js';
import type { ServiceAccount } from './service.account.js';

/** The keeper: runs the server, stops it when our end of the pipe closes, and deletes a temporary home last. */
const KEEPER_SCRIPT = `
home=$1; shift
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
( read -r _ <&3; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
[ -z "$home" ] || rm -rf "$home"
exit "$code"
`;

export interface ServerCommand {
  readonly cluster: string;
  /** The server's program and arguments. */
  readonly command: readonly string[];
  readonly account: ServiceAccount | undefined;
  readonly logFile: string;
  /** A directory to delete once the server has ended, however its owner ended. */
  readonly deleteAfter?: string | undefined;
}

/**
 * One server behind its keeper, in a session of its own: Ctrl-C in a terminal reaches every process of the foreground
 * group at once, and the database must outlive those who still finish their work on it.
 */
export class ServerProcess {
  /** Resolves when the server ended without being asked to. */
  readonly lost: Promise<void>;
  private readonly keeper: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly logStart: number;
  private state: 'running' | 'stopping' | 'over' = 'running';

  constructor(private readonly launch: ServerCommand) {
    const log = openSync(launch.logFile, 'a');
    this.logStart = statSync(launch.logFile).size;
    this.keeper = spawn('sh', ['-c', KEEPER_SCRIPT, KEEPER, launch.deleteAfter ?? '', ...launch.command], {
      ...launch.account, cwd: '/', detached: true, env: { PATH: process.env.PATH, LC_ALL: 'C' }, stdio: ['pipe', log, log],
    });
    closeSync(log);
    this.keeper.stdin?.on('error', () => undefined);
    this.ended = new Promise<void>((resolve) => this.keeper.once('error', () => resolve()).once('exit', () => resolve()));
    this.lost = new Promise((resolve) => {
      void this.ended.then(() => {
        if (this.state === 'running') resolve();
        this.state = 'over';
        this.keeper.stdin?.destroy();
      });
    });
  }

  /** Waits until the server takes connections; answers the server's complaint when it ended instead. */
  async untilReady(): Promise<string | undefined> {
    for (;;) {
      if (this.state === 'over') return this.complaint();
      if (readPostmaster(this.launch.cluster)?.status === 'ready') return undefined;
      await pause(20);
    }
  }

  /** Lets the event loop end although the server runs; it then stops by itself. */
  unref(): void {
    this.keeper.unref();
    (this.keeper.stdin as unknown as { unref?(): void } | null)?.unref?.();
  }

  async stop(): Promise<void> {
    if (this.state === 'running') this.state = 'stopping';
    this.keeper.ref();
    this.keeper.stdin?.end();
    const patience = setTimeout(() => this.abandon(), 30_000);
    await this.ended;
    clearTimeout(patience);
  }

  /** After 30 s: an immediate shutdown of the whole session; the next start recovers from the log. */
  private abandon(): void {
    const { pid } = this.keeper;
    if (pid !== undefined) process.kill(-pid, 'SIGQUIT');
  }

  private complaint(): string {
    const lines = this.newLog().split('\n');
    const line = lines.find((text) => /FATAL|PANIC/.test(text)) ?? lines.findLast((text) => text !== '') ?? 'it ended without a word';
    const cause = lines.find((text) => text.includes('Address already in use')) ? ' (Address already in use)' : '';
    return line.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s*/, '') + cause;
  }

  private newLog(): string {
    const file = openSync(this.launch.logFile, 'r');
    try {
      const buffer = Buffer.alloc(16_384);
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, this.logStart));
    } finally {
      closeSync(file);
    }
  }
}
