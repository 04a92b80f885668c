import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { renderRefusal } from '#kernel';
import { HouseClock } from '#platform/clock';
import type { ServiceConfig } from '#platform/config';
import { Database } from '#platform/database';
import { RenewalEngine, ShadowRun } from '#renewals';
import { CommandError } from '../command.error.js';
import { RenewalsApp } from './renewals.app.js';

export interface RenewalsSession {
  readonly shadow: ShadowRun;
  /** Runs what is due and gives the run's record in words. */
  run(limit: number | undefined): Promise<string>;
  close(): Promise<void>;
}

interface RunRow {
  due: number;
  charged: number;
  succeeded: number;
  failed: number;
  unknown: number;
  awaited: number;
  skipped: number;
}

/** The renewal engine without the worker around it. */
export async function openRenewals(config: ServiceConfig): Promise<RenewalsSession> {
  const app = await NestFactory.createApplicationContext(RenewalsApp.forRoot(config, new HouseClock()), { abortOnError: false, logger: ['error', 'warn'] });
  return {
    shadow: app.get(ShadowRun, { strict: false }),
    close: () => app.close(),
    async run(limit) {
      const { runId, held } = await app.get(RenewalEngine, { strict: false }).run(limit === undefined ? {} : { limit });
      if (held) throw new CommandError(renderRefusal('MONEY_HELD', {}, 'en'));
      if (runId === null) return 'Nothing is due.';
      const [row] = await app.get(Database).query<RunRow>('SELECT due, charged, succeeded, failed, unknown, awaited, skipped FROM renewal_run WHERE id = $1', [runId]);
      if (!row) throw new Error(`Run ${runId} left no record`);
      return `Run ${runId}: ${row.due} due, ${row.charged} charged, ${row.succeeded} succeeded, ${row.failed} failed, ${row.unknown} not known, ${row.awaited} waiting for the subscriber, ${row.skipped} left alone.`;
    },
  };
}
