import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { PaymentsModule } from '#payments';
import type { Config } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { QueueModule } from '#platform/queue';
import { RenewalJobsModule, renewalJobs, renewalSchedules } from '#renewals/jobs';
import { Heartbeat } from './heartbeat.js';
import { WorkerLife } from './worker.life.js';

export type WorkerConfig = Config & { readonly databaseUrl: string };

/** Statements of batches may take longer than those that people wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

@Module({})
class ClockModule {
  static with(clock: Clock): DynamicModule {
    return { module: ClockModule, global: true, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}

/** Everything that works by itself: jobs, schedules and the relay, over the features. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig, clock: Clock): DynamicModule {
    const { databaseUrl: url, databasePoolSize: poolSize, stripeSecretKey: secretKey, stripeApiUrl: apiUrl, stripeWebhookSecret: webhookSecret } = config;
    return {
      module: WorkerModule,
      imports: [
        ClockModule.with(clock),
        DatabaseModule.forRoot({ url, poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, applicationName: 'keepline worker' }),
        AuditModule,
        QueueModule.forRoot({
          databaseUrl: url,
          redisUrl: config.redisUrl ?? null,
          concurrency: config.workerConcurrency,
          jobs: renewalJobs,
          schedules: renewalSchedules(config.renewalTickSeconds),
        }),
        PaymentsModule.forRoot({ stripe: { secretKey, apiUrl, webhookSecret, timeoutMs: config.providerTimeoutMs } }),
        CasesModule,
        RenewalJobsModule,
      ],
      providers: [{ provide: Heartbeat, useFactory: Heartbeat.in(config.dataDir) }, WorkerLife],
    };
  }
}
