import type { JobDeclaration } from './job.declaration.js';
import type { ScheduleDeclaration } from './schedule.declaration.js';

export interface QueueOptions {
  /** PostgreSQL that holds the queue in its own schema `bullmq`, unless Redis is given. */
  readonly databaseUrl: string;
  readonly redisUrl?: string | null;
  readonly jobs: readonly JobDeclaration[];
  readonly schedules: readonly ScheduleDeclaration[];
  /** Jobs that one process works on at a time. */
  readonly concurrency?: number;
}

export const QUEUE_OPTIONS = Symbol('QueueOptions');
