import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import type { Job, Worker } from 'bullmq';
import type { JobProcessor } from './job.declaration.js';
import { JobRegistry } from './job.registry.js';
import { queueBackend } from './queue.backend.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';
import { Scheduler } from './scheduler.js';

const DEFAULT_CONCURRENCY = 8;

/** Takes jobs from the queue and hands each to its processor. Starts only if jobs and processors match. */
@Injectable()
export class JobWorker {
  private readonly log = new Logger('Jobs');
  private worker: Worker | undefined;
  private isStopping = false;

  constructor(
    @Inject(QUEUE_OPTIONS) private readonly options: QueueOptions,
    private readonly registry: JobRegistry,
    private readonly scheduler: Scheduler,
  ) {}

  /** @throws Error if a declared job has not exactly one processor. */
  start(): void {
    const processors = this.registry.processors();
    const worker = queueBackend(this.options).openWorker((job) => this.work(job, processors), this.options.concurrency ?? DEFAULT_CONCURRENCY);
    worker.on('error', (error) => this.log.error(`Worker: ${error.message}`));
    worker.on('failed', (job, error) => this.log.warn(`${job?.name ?? 'A job'} failed: ${error.message}`));
    worker.run().catch((error: unknown) => this.log.error(`Worker stopped: ${String(error)}`));
    this.worker = worker;
  }

  /** Lets the jobs in hand finish; takes no new ones. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.worker?.close();
    this.worker = undefined;
  }

  private async work(job: Job, processors: ReadonlyMap<string, JobProcessor>): Promise<void> {
    const processor = processors.get(job.name);
    if (!processor) throw new UnrecoverableError(`Nothing processes '${job.name}'`);
    const payload = this.registry.declaration(job.name).payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`Payload of '${job.name}' is not as declared: ${payload.error.message}`);
    try {
      await processor.process(payload.data, { stopping: () => this.isStopping });
    } catch (error) {
      await this.scheduler.finished(job.name, error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
    await this.scheduler.finished(job.name, null);
  }
}
