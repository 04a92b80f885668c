import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { addLocalDays, systemClock } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import { PlanCatalogue } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { SubscriberImport } from '#subscribers/import';
import { createDemoPlans } from '../../apps/cli/demo/plans.js';

/** An import of a file as `keepline import subscribers` does it. */
export interface ImportFigures {
  readonly rows: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** The same file a second time, all of it unchanged; null if it was not asked for. */
  readonly againPerSecond: number | null;
  readonly peakRssMb: number;
  /** The highest of the last quarter of the run over that of the second quarter: 1 is flat. */
  readonly rssRatio: number;
  /** Processor time of this process for a row of the first run; the rest is the database's. */
  readonly ownMicrosPerRow: number;
}

/** Imports a file of so many rows into a migrated, empty database, and once more if that is asked for. */
export async function importFile(databaseUrl: string, file: string, rows: number, again: boolean): Promise<ImportFigures> {
  const dataSource = await createDataSource({ url: databaseUrl, statementTimeoutMs: 60_000, applicationName: 'keepline bench', workAs: 'owner' }).initialize();
  try {
    const database = new Database(dataSource);
    await createDemoPlans(database, addLocalDays(systemClock.now(), 'UTC', -400));
    const plans = new PlanCatalogue(database);
    const subscribers = new SubscriberImport(database, plans, new LineValidity(database, new LineReader(database), plans), new AuditRecorder(database), systemClock);
    const rss: number[] = [];
    const bring = async (outcome: 'created' | 'unchanged'): Promise<number> => {
      const started = performance.now();
      const { counters, failure } = await subscribers.run({
        bytes: createReadStream(file),
        fileName: 'bench.csv',
        bulk: true,
        actor: SYSTEM,
        rejects: { write: () => Promise.resolve() },
        onProgress: () => void rss.push(process.memoryUsage.rss() / 2 ** 20),
      });
      if (failure || counters[outcome] !== rows) throw new Error(`${counters[outcome]} of ${rows} rows were ${outcome}`);
      return (performance.now() - started) / 1000;
    };
    const cpu = process.cpuUsage();
    const seconds = await bring('created');
    const used = process.cpuUsage(cpu);
    const first = [...rss];
    const againPerSecond = again ? rows / (await bring('unchanged')) : null;
    return {
      rows, seconds, perSecond: rows / seconds, againPerSecond, peakRssMb: Math.max(...rss),
      rssRatio: highest(first, 0.75, 1) / highest(first, 0.25, 0.5), ownMicrosPerRow: (used.user + used.system) / rows,
    };
  } finally {
    await dataSource.destroy();
  }
}

function highest(samples: readonly number[], from: number, to: number): number {
  return Math.max(...samples.slice(Math.floor(samples.length * from), Math.max(Math.ceil(samples.length * to), 1)));
}
