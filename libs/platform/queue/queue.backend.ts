import { setTimeout as delay } from 'node:timers/promises';
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import type { Processor, Queue, Worker } from 'bullmq';
import type { QueueOptions } from './queue.options.js';

/** All jobs share one queue: they are hints, and one pair of connections a process is enough for them. */
const QUEUE = 'keepline';
/** Finished jobs tell nothing that the tables do not. */
const KEEP_COMPLETED = { count: 200 };
const KEEP_FAILED = { count: 2_000 };

/** Between two attempts to reach a Redis that is away. */
const LONGEST_PAUSE_MS = 1_000;
const ATTEMPT_MS = 500;

export interface QueueBackend {
  openQueue(): Queue;
  openWorker(processor: Processor, concurrency: number): Worker;
  /** Connections that are lost are not made again; resolves when each is up or over, for BullMQ never ends closing one in between. */
  giveUp(): Promise<void>;
}

/** BullMQ on Redis if there is one, else in the schema `bullmq` of the database; everything above is the same code on both. */
export function queueBackend({ databaseUrl, redisUrl }: Pick<QueueOptions, 'databaseUrl' | 'redisUrl'>): QueueBackend {
  return redisUrl ? onRedis(redisUrl, new URL(databaseUrl).pathname.slice(1)) : onPostgres(databaseUrl);
}

/** @param database a hint means something in its own database only, so installations that share a Redis have keys of their own */
function onRedis(url: string, database: string): QueueBackend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  const prefix = `keepline:${database}`;
  let isGivenUp = false;
  let lastRetry = -Infinity;
  const retryStrategy = (times: number): number | null => {
    lastRetry = performance.now();
    return isGivenUp ? null : Math.min(times * 200, LONGEST_PAUSE_MS);
  };
  return {
    // Without a connection an add fails instead of waiting: the outbox keeps the event and tries again.
    openQueue: () => new Queue(QUEUE, { prefix, connection: { url, retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 1 }, defaultJobOptions }),
    openWorker: (processor, concurrency) =>
      new Worker(QUEUE, processor, { prefix, connection: { url, retryStrategy, maxRetriesPerRequest: null }, ...workerOptions(concurrency) }),
    giveUp: async () => {
      isGivenUp = true;
      if (performance.now() - lastRetry < LONGEST_PAUSE_MS + ATTEMPT_MS) await delay(LONGEST_PAUSE_MS + ATTEMPT_MS);
    },
  };
}

function onPostgres(connectionString: string): QueueBackend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString, schema: 'bullmq', migrate: true, max: 2, application_name: 'keepline queue' };
  return {
    openQueue: () => new Queue(QUEUE, { connection, defaultJobOptions }) as unknown as Queue,
    openWorker: (processor, concurrency) => new Worker(QUEUE, processor, { connection, ...workerOptions(concurrency) }) as unknown as Worker,
    giveUp: () => Promise.resolve(),
  };
}

const defaultJobOptions = { removeOnComplete: KEEP_COMPLETED, removeOnFail: KEEP_FAILED };

function workerOptions(concurrency: number) {
  // A job whose process died is handed to another once its lock has run out.
  return { concurrency, autorun: false, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 };
}
