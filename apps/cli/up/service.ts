import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { shortenLogLine } from './log.lines.js';

export interface ServiceOptions {
  readonly name: string;
  /** The compiled main file. */
  readonly main: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logDir: string;
  /** Settings of its Node.js. */
  readonly nodeOptions?: readonly string[];
  readonly report: (line: string) => void;
  /** Called once, when it ended too often to be started again. */
  readonly onGivenUp: (service: string) => void;
}

const ROTATE_AT_BYTES = 5_000_000;
/** A service that ends more often than this within a minute is not started again. */
const MOST_RESTARTS = 5;
const WINDOW_MS = 60_000;
const GRACE_MS = 30_000;
const NAMES_A_PROBLEM = /^(\w*Error\b|Configuration: )/;

/** A child process of `up`: restarted when it dies, stopped when asked, and ended with us even if we are killed. */
export class Service {
  readonly logFile: string;
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private stopping = false;
  private lastWords = '';
  private readonly log: WriteStream;
  private readonly restarts: number[] = [];

  constructor(private readonly options: ServiceOptions) {
    this.logFile = path.join(options.logDir, `${options.name}.log`);
    mkdirSync(options.logDir, { recursive: true });
    if ((statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_AT_BYTES) renameSync(this.logFile, `${this.logFile}.1`);
    this.log = createWriteStream(this.logFile, { flags: 'a' });
  }

  start(): void {
    const child = fork(this.options.main, [], {
      env: this.options.env,
      // A session of its own: Ctrl-C in the terminal reaches it through us only, in our order.
      detached: true,
      execArgv: ['--enable-source-maps', ...(this.options.nodeOptions ?? []), '--import', new URL('stop.with.parent.js', import.meta.url).href],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    if (child.stdout) this.record(child.stdout, false);
    if (child.stderr) this.record(child.stderr, true);
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.child = undefined;
        resolve();
        this.afterEnd(signal ?? `code ${code ?? 0}`);
      });
    });
    child.once('error', (problem) => this.options.report(`${this.options.name}: ${problem.message}`));
  }

  /** Asks it to end, makes it end after 30 s, or at once when `now` is true. */
  async stop(now = false): Promise<void> {
    this.stopping = true;
    this.child?.kill(now ? 'SIGKILL' : 'SIGTERM');
    const patience = setTimeout(() => {
      this.options.report(`${this.options.name} did not stop within ${GRACE_MS / 1000} s and was ended`);
      this.child?.kill('SIGKILL');
    }, GRACE_MS);
    await this.ended;
    clearTimeout(patience);
    this.log.end();
  }

  private afterEnd(end: string): void {
    if (this.stopping) return;
    const how = `${end}${this.lastWords}`;
    this.lastWords = '';
    const now = performance.now();
    this.restarts.push(now);
    const recent = this.restarts.filter((at) => now - at < WINDOW_MS).length;
    if (recent > MOST_RESTARTS) {
      this.options.report(`${this.options.name} ended again (${how}) and is not started a sixth time: see ${this.logFile}`);
      this.options.onGivenUp(this.options.name);
      return;
    }
    this.options.report(`${this.options.name} ended unexpectedly (${how}); starting it again (${recent} of ${MOST_RESTARTS}): see ${this.logFile}`);
    setTimeout(() => {
      if (!this.stopping) this.start();
    }, 250 * recent);
  }

  /** Everything goes to the file; the terminal gets errors, and of what Node says of a crash only the line that names it. */
  private record(stream: Readable, isErrorStream: boolean): void {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      if (line === '') return;
      const { text, isError } = shortenLogLine(line);
      this.log.write(`${text}\n`);
      if (isErrorStream && NAMES_A_PROBLEM.test(line)) this.lastWords = `, ${line}`;
      else if (isError && !this.stopping) this.options.report(`${this.options.name}: ${text.split('\n')[0] ?? ''}`);
    });
  }
}
