import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import type { Processor, Queue, Worker } from 'bullmq';
import type { QueueOptions } from './queue.options.js';

/** All jobs share one queue: they are hints, and one pair of connections a process is enough for them. */
const QUEUE = 'keepline';
/** Finished jobs tell nothing that the tables do not. */
const KEEP_COMPLETED = { count: 200 };
const KEEP_FAILED = { count: 2_000 };

export interface QueueBackend {
  openQueue(): Queue;
  openWorker(processor: Processor, concurrency: number): Worker;
}

/** BullMQ on Redis if there is one, else in the schema `bullmq` of the database; everything above is the same code on both. */
export function queueBackend({ databaseUrl, redisUrl }: Pick<QueueOptions, 'databaseUrl' | 'redisUrl'>): QueueBackend {
  return redisUrl ? onRedis(redisUrl, new URL(databaseUrl).pathname.slice(1)) : onPostgres(databaseUrl);
}

/** @param database a hint means something in its own database only, so installations that share a Redis have keys of their own */
function onRedis(url: string, database: string): QueueBackend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  const prefix = `keepline:${database}`;
  return {
    // Without a connection an add fails instead of waiting: the outbox keeps the event and tries again.
    openQueue: () => new Queue(QUEUE, { prefix, connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 }, defaultJobOptions }),
    openWorker: (processor, concurrency) =>
      new Worker(QUEUE, processor, { prefix, connection: { url, maxRetriesPerRequest: null }, ...workerOptions(concurrency) }),
  };
}

function onPostgres(connectionString: string): QueueBackend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString, schema: 'bullmq', migrate: true, max: 2, application_name: 'keepline queue' };
  return {
    openQueue: () => new Queue(QUEUE, { connection, defaultJobOptions }) as unknown as Queue,
    openWorker: (processor, concurrency) => new Worker(QUEUE, processor, { connection, ...workerOptions(concurrency) }) as unknown as Worker,
  };
}

const defaultJobOptions = { removeOnComplete: KEEP_COMPLETED, removeOnFail: KEEP_FAILED };

function workerOptions(concurrency: number) {
  // A job whose process died is handed to another once its lock has run out.
  return { concurrency, autorun: false, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 };
}
