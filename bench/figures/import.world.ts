import 'reflect-metadata';
import { addLocalDays, localDate, systemClock } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import { PlanCatalogue } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { COLUMN_NAMES, SubscriberImport } from '#subscribers/import';
import { demoEid, demoIccid, demoImsi, demoMsisdn } from '../../apps/cli/demo/identifiers.js';
import { DEMO_MARKETS } from '../../apps/cli/demo/markets.js';
import { demoEmail, demoName } from '../../apps/cli/demo/names.js';
import { createDemoPlans } from '../../apps/cli/demo/plans.js';
import { Random } from '../../apps/cli/demo/random.js';

/** An import of generated rows, without a file: what the command line adds is reading one. */
export interface ImportFigures {
  readonly rows: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** The same file a second time, all of it unchanged. */
  readonly againPerSecond: number;
  readonly peakRssMb: number;
  /** The highest of the last quarter of the run over that of the second quarter: 1 is flat. */
  readonly rssRatio: number;
  /** Processor time of this process for a row of the first run; the rest is the database's. */
  readonly ownMicrosPerRow: number;
}

const PIECE_ROWS = 500;

/** Imports so many rows into a migrated, empty database, twice. */
export async function importTwice(databaseUrl: string, rows: number): Promise<ImportFigures> {
  const dataSource = await createDataSource({ url: databaseUrl, statementTimeoutMs: 60_000, applicationName: 'keepline bench' }).initialize();
  try {
    const database = new Database(dataSource);
    const now = systemClock.now();
    await createDemoPlans(database, addLocalDays(now, 'UTC', -400));
    const plans = new PlanCatalogue(database);
    const subscribers = new SubscriberImport(database, plans, new LineValidity(database, new LineReader(database), plans), new AuditRecorder(database), systemClock);
    const rss: number[] = [];
    const bring = async (outcome: 'created' | 'unchanged'): Promise<number> => {
      const started = performance.now();
      const { counters, failure } = await subscribers.run({
        bytes: generated(rows, now),
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
    const again = await bring('unchanged');
    return {
      rows, seconds, perSecond: rows / seconds, againPerSecond: rows / again, peakRssMb: Math.max(...rss),
      rssRatio: highest(first, 0.75, 1) / highest(first, 0.25, 0.5), ownMicrosPerRow: (used.user + used.system) / rows,
    };
  } finally {
    await dataSource.destroy();
  }
}

function highest(samples: readonly number[], from: number, to: number): number {
  return Math.max(...samples.slice(Math.floor(samples.length * from), Math.max(Math.ceil(samples.length * to), 1)));
}

/** Every column filled; three rows of ten bring a balance and points. Made on the way, so that it costs time here but no memory. */
export async function* generated(rows: number, now: Date): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(`${COLUMN_NAMES.join(',')}\n`));
  const dates = Array.from({ length: 700 }, (_, days) => localDate(addLocalDays(now, 'UTC', days - 10), 'UTC'));
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, rows - from) }, (_, place) => line(from + place, dates));
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

function line(index: number, dates: readonly string[]): string {
  const random = new Random(1, index);
  const market = random.weighted(DEMO_MARKETS.map((each) => [each, each.weight] as const));
  const name = demoName(market.code, random);
  const opens = random.chance(0.3);
  return [
    `B-${index}`, name, demoEmail(name, index, random), market.languages[0], random.weighted(market.zones), market.code, 'email|sms', `B-${index}-1`,
    demoMsisdn(market, index), demoIccid(market, index), demoEid(index), demoImsi(market, index), 'enabled', `${market.code.toLowerCase()}-keep-alive-year`, '2025-01-01',
    random.pick(dates), 'true', 'stripe', `pm_sim_ok_${index}`, `cus_sim_${index}`, 'visa', String(index % 10_000).padStart(4, '0'), '12/2030', opens ? '1500' : '0', opens ? '100' : '0',
  ].join(',');
}
