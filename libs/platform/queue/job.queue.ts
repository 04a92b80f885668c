import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { JobDeclaration } from './job.declaration.js';
import { queueBackend } from './queue.backend.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';

const ADD_DEADLINE_MS = 3_000;

/** The only place that adds to the queue; features publish to the outbox instead. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly log = new Logger('Queue');
  private queue: Queue | undefined;

  constructor(@Inject(QUEUE_OPTIONS) private readonly options: QueueOptions) {}

  /** Adds a job once per id while the queue remembers it. @throws Error when the queue does not answer in time. */
  async add(job: JobDeclaration, payload: unknown, id: string): Promise<void> {
    const adding = this.open().add(job.name, payload, {
      jobId: id,
      attempts: job.attempts,
      backoff: { type: job.backoff.type, delay: job.backoff.delayMs },
    });
    await withDeadline(adding, ADD_DEADLINE_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue?.close();
  }

  private open(): Queue {
    if (!this.queue) {
      this.queue = queueBackend(this.options).openQueue();
      this.queue.on('error', (error) => this.log.error(`Queue: ${error.message}`));
    }
    return this.queue;
  }
}

/** A queue whose server is away may never answer; whoever waits must be able to go on. */
async function withDeadline(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The queue did not answer in time')), milliseconds);
  });
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
