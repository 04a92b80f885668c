import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CasesModule } from '#cases';
import { InvariantJobsModule, invariantJobs, invariantSchedules } from '#invariants/jobs';
import type { Clock } from '#kernel';
import type { ServiceConfig } from '#platform/config';
import { QueueModule } from '#platform/queue';
import { renewalProcess } from '#renewals';
import { RenewalJobsModule, renewalJobs, renewalSchedules } from '#renewals/jobs';
import { Heartbeat } from './heartbeat.js';
import { workerActions } from './worker.actions.js';
import { WorkerLife } from './worker.life.js';

export type WorkerConfig = ServiceConfig;

/** Everything that works by itself: jobs, schedules and the relay, over the features. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig, clock: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ...renewalProcess({ config, clock, applicationName: 'keepline worker', cases: CasesModule }),
        QueueModule.forRoot({
          databaseUrl: config.databaseUrl,
          redisUrl: config.redisUrl ?? null,
          concurrency: config.workerConcurrency,
          jobs: [...renewalJobs, ...invariantJobs],
          schedules: [...renewalSchedules(config.renewalTickSeconds), ...invariantSchedules],
        }),
        ...workerActions,
        RenewalJobsModule,
        InvariantJobsModule,
      ],
      providers: [{ provide: Heartbeat, useFactory: Heartbeat.in(config.dataDir) }, WorkerLife],
    };
  }
}
