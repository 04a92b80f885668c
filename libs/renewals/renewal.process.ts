import type { DynamicModule, Type } from '@nestjs/common';
import { AuditModule } from '#audit';
import type { Clock } from '#kernel';
import { PaymentsModule } from '#payments';
import { ClockKeeperModule, ClockModule } from '#platform/clock';
import type { ServiceConfig } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { RenewalsModule } from './renewals.module.js';

export interface RenewalProcess {
  readonly config: ServiceConfig;
  readonly clock: Clock;
  /** As the database names its connections. */
  readonly applicationName: string;
  /** The module that keeps cases, which renewals may not know. */
  readonly cases: Type;
}

/** Statements of batches may take longer than those that people wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** Everything that renewals need in a process that works by itself, and nothing that starts them. */
export function renewalProcess({ config, clock, applicationName, cases }: RenewalProcess): (Type | DynamicModule)[] {
  const { databaseUrl: url, databasePoolSize: poolSize } = config;
  const database = DatabaseModule.forRoot({ url, poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, applicationName });
  return [ClockModule.forRoot(clock), database, ClockKeeperModule, AuditModule, OutboxModule, PaymentsModule.fromConfig(config), cases, RenewalsModule];
}
