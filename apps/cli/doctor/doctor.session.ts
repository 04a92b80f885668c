import { Logger } from '@nestjs/common';
import { AuditChain, AuditRecorder } from '#audit';
import { FindingStore, InvariantChecker, InvariantReader, InvariantRunner } from '#invariants';
import type { Depth } from '#invariants';
import { systemClock } from '#kernel';
import { MoneyHold } from '#payments';
import type { Config } from '#platform/config';
import { Database, createDataSource, isNotMigrated } from '#platform/database';
import type { Diagnosis } from './doctor.report.js';
import { databaseSign, examine, migrationSign } from './health.js';

const STATEMENT_TIMEOUT_MS = 60_000;

/** Looks at everything, runs the invariants, and keeps what they found as every run does. */
export async function diagnose(config: Config, url: string, depth: Depth, onProgress: (line: string) => void): Promise<Diagnosis> {
  Logger.overrideLogger(false);
  const dataSource = createDataSource({ url, poolSize: 3, statementTimeoutMs: STATEMENT_TIMEOUT_MS, applicationName: 'keepline doctor' });
  try {
    await dataSource.initialize();
    const database = new Database(dataSource);
    const first = [await databaseSign({ database }), await migrationSign({ database })];
    if (first.some(({ state }) => state === 'ill')) return { health: first, invariants: [], heldSince: null };
    const health = [...first, ...(await examine({ database, clock: systemClock, redisUrl: config.redisUrl ?? null, dataDir: config.dataDir }))];
    const hold = new MoneyHold(database, new AuditRecorder(database));
    const runner = new InvariantRunner(database, new InvariantChecker(database, new AuditChain(database)), new FindingStore(database, hold), systemClock);
    const run = await runner.run({ askedBy: 'doctor', depth, onProgress: ({ id }) => onProgress(`checking ${id}`) });
    if (run === null) health.push({ name: 'invariants', state: 'look', words: 'another check is under way: below is how they stand so far' });
    return { health, invariants: await new InvariantReader(database).standing(), heldSince: (await hold.standing())?.since ?? null };
  } catch (problem) {
    if (!isNotMigrated(problem)) throw problem;
    return { health: [{ name: 'migrations', state: 'ill', words: 'the database has never been migrated. Run: keepline migrate' }], invariants: [], heldSince: null };
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
