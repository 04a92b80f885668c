import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobQueue } from './job.queue.js';
import { JobRegistry } from './job.registry.js';
import { JobWorker } from './job.worker.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox.relay.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';
import { Scheduler } from './scheduler.js';

/** For processes that only publish: the api and the command line. */
@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}

/** For the worker: queue, relay, schedules. Nothing runs until it is started. */
@Module({})
export class QueueModule {
  static forRoot(options: QueueOptions): DynamicModule {
    return {
      module: QueueModule,
      imports: [DiscoveryModule, OutboxModule],
      providers: [{ provide: QUEUE_OPTIONS, useValue: options }, JobQueue, JobRegistry, JobWorker, OutboxRelay, Scheduler],
      exports: [JobWorker, OutboxRelay, Scheduler],
    };
  }
}
