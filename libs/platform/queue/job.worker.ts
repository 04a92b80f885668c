import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import type { Job, Worker } from 'bullmq';
import { withDeadline } from './deadline.js';
import type { JobProcessor } from './job.declaration.js';
import { JobRegistry } from './job.registry.js';
import { queueBackend } from './queue.backend.js';
import type { QueueBackend } from './queue.backend.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';
import { Scheduler } from './scheduler.js';

const DEFAULT_CONCURRENCY = 8;
const CLOSE_WITHIN_MS = 3_000;

/** Takes jobs from the queue and hands each to its processor. Starts only if jobs and processors match. */
@Injectable()
export class JobWorker {
  private readonly log = new Logger('Jobs');
  private readonly backend: QueueBackend;
  private readonly inHand = new Set<Promise<void>>();
  private worker: Worker | undefined;
  private isStopping = false;

  constructor(
    @Inject(QUEUE_OPTIONS) private readonly options: QueueOptions,
    private readonly registry: JobRegistry,
    private readonly scheduler: Scheduler,
  ) {
    this.backend = queueBackend(options);
  }

  /** @throws Error if a declared job has not exactly one processor. */
  start(): void {
    const processors = this.registry.processors();
    const worker = this.backend.openWorker((job) => this.hold(this.work(job, processors)), this.options.concurrency ?? DEFAULT_CONCURRENCY);
    worker.on('error', (error) => this.log.error(`Worker: ${error.message}`));
    worker.on('failed', (job, error) => this.log.warn(`${job?.name ?? 'A job'} failed: ${error.message}`));
    worker.run().catch((error: unknown) => this.log.error(`Worker stopped: ${String(error)}`));
    this.worker = worker;
  }

  /** Lets the jobs in hand finish; takes no new ones. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const { worker } = this;
    this.worker = undefined;
    if (!worker) return;
    await this.backend.giveUp();
    const closing = worker.close();
    await Promise.allSettled(this.inHand);
    // A Redis that is away is not waited for: it would hear of nothing that the tables do not say.
    await withDeadline(closing, CLOSE_WITHIN_MS).catch((error: unknown) => this.log.warn(`Worker: ${String(error)}`));
  }

  private hold(work: Promise<void>): Promise<void> {
    const held = work.finally(() => this.inHand.delete(held));
    this.inHand.add(held);
    return held;
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
