import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { withDeadline } from './deadline.js';
import type { JobDeclaration } from './job.declaration.js';
import { queueBackend } from './queue.backend.js';
import type { QueueBackend } from './queue.backend.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';

const DEADLINE_MS = 3_000;

/** The only place that adds to the queue; features publish to the outbox instead. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly log = new Logger('Queue');
  private readonly backend: QueueBackend;
  private queue: Queue | undefined;

  constructor(@Inject(QUEUE_OPTIONS) options: QueueOptions) {
    this.backend = queueBackend(options);
  }

  /** Adds a job once per id while the queue remembers it. @throws Error when the queue does not answer in time. */
  async add(job: JobDeclaration, payload: unknown, id: string): Promise<void> {
    const adding = this.open().add(job.name, payload, {
      jobId: id,
      attempts: job.attempts,
      backoff: { type: job.backoff.type, delay: job.backoff.delayMs },
    });
    await withDeadline(adding, DEADLINE_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.queue) return;
    await this.backend.giveUp();
    await withDeadline(this.queue.close(), DEADLINE_MS).catch((error: unknown) => this.log.warn(`Queue: ${String(error)}`));
  }

  private open(): Queue {
    if (!this.queue) {
      this.queue = this.backend.openQueue();
      this.queue.on('error', (error) => this.log.error(`Queue: ${error.message}`));
    }
    return this.queue;
  }
}
