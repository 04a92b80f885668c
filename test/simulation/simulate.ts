import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded';
import { scratchDirectory } from '../support/scratch.directory.js';
import type { SeedFailure } from './seed.js';

const USAGE = 'npm run simulate -- [--seeds N] [--from S] [--seed S] [--processes N] [--report FILE]: N seeds from S (1) on, or the one seed S';
const LOADER = new URL('../../tools/typescript.mjs', import.meta.url).href;
const PROGRESS_EVERY_MS = 5_000;

interface Report {
  readonly ready?: true;
  readonly seed?: number;
  readonly failure?: SeedFailure | null;
}

/** Lives through the seeds, prints progress, and every seed that fails at once with its story; 1 if one failed. */
export async function main(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { seeds: { ...text, default: '10000' }, from: { ...text, default: '1' }, seed: text, processes: { ...text, default: '2' }, report: text } });
  const [seeds = 0, first = 1, processes = 1] = [values.seed === undefined ? values.seeds : '1', values.seed ?? values.from, values.processes].map(Number);
  if (![seeds, first, processes].every(Number.isSafeInteger)) throw new Error(USAGE);
  const wanted = Array.from({ length: seeds }, (_, index) => first + index);
  const started = performance.now();
  const failures = await liveThroughAll(wanted, Math.min(processes, wanted.length));
  const seconds = (performance.now() - started) / 1000;
  console.log(`${wanted.length - failures.length} of ${wanted.length} seeds held every law, in ${seconds.toFixed(1)} s`);
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify({ passed: wanted.length - failures.length, failed: failures.length }));
  return failures.length === 0 ? 0 : 1;
}

async function liveThroughAll(wanted: readonly number[], processes: number): Promise<SeedFailure[]> {
  const server = await startEmbeddedPostgres({ dataDir: await scratchDirectory(), password: randomBytes(12).toString('hex'), durable: false, temporary: true });
  const waiting = [...wanted];
  const underWay = new Set<number>();
  const failures: SeedFailure[] = [];
  let done = 0;
  const progress = setInterval(() => console.log(`  ${done} of ${wanted.length} seeds, ${failures.length} failed; to go on: --from ${Math.min(...underWay, waiting[0] ?? Infinity)}`), PROGRESS_EVERY_MS);
  try {
    await Promise.all(
      Array.from({ length: processes }, async (_, index) => {
        const lives = new SeedProcess(await database(server.url, `simulation_${index}`));
        await lives.answer();
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          underWay.add(seed);
          const { failure } = await lives.live(seed);
          underWay.delete(seed);
          done += 1;
          if (!failure) continue;
          failures.push(failure);
          tell(failure);
        }
        await lives.end();
      }),
    );
  } finally {
    clearInterval(progress);
    await server.stop();
  }
  return failures;
}

/** Another process, for another core; it ends with this one. */
class SeedProcess {
  private readonly child: ChildProcess;

  constructor(databaseUrl: string) {
    this.child = fork(new URL('seeds.process.ts', import.meta.url), [databaseUrl], { execArgv: ['--import', LOADER] });
    process.once('exit', () => this.child.kill('SIGKILL'));
  }

  live(seed: number): Promise<Report> {
    this.child.send(seed);
    return this.answer();
  }

  answer(): Promise<Report> {
    return new Promise((resolve, reject) => {
      const died = (): void => reject(new Error('A process of the simulation ended by itself'));
      this.child.once('exit', died);
      this.child.once('message', (report: Report) => {
        this.child.off('exit', died);
        resolve(report);
      });
    });
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.send(null as unknown as number);
    });
  }
}

async function database(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  await migrate(address.href);
  return address.href;
}

function tell({ seed, law, story }: SeedFailure): void {
  console.log(`\nSeed ${seed} broke a law: ${law}\n${story.map((step) => `    ${step}`).join('\n')}\n  Again: npm run simulate -- --seed ${seed}`);
}
