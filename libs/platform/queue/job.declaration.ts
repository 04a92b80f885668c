import type { z } from 'zod';

/** Waiting time before the n-th retry of a job: `delayMs`, doubled each time if exponential. */
export interface JobBackoff {
  readonly type: 'fixed' | 'exponential';
  readonly delayMs: number;
}

/**
 * One kind of background work. A job is a hint: what it must do is found in the tables, so that losing it loses nothing
 * and running it twice changes nothing.
 */
export interface JobDeclaration<Payload = unknown> {
  /** `<feature>.<work>`, such as `renewals.run`. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How often it is tried in all, the first time included. */
  readonly attempts: number;
  readonly backoff: JobBackoff;
  /** Outbox topics whose events become this job; the event's payload is the job's. */
  readonly topics: readonly string[];
}

type JobOptions<Payload> = Pick<JobDeclaration<Payload>, 'name' | 'payload'> & Partial<JobDeclaration<Payload>>;

const NAME = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

/** @throws Error for a name that is not `feature.work` in lower case. */
export function declareJob<Payload>(options: JobOptions<Payload>): JobDeclaration<Payload> {
  if (!NAME.test(options.name)) throw new Error(`Not a job name: ${options.name}`);
  return { attempts: 5, backoff: { type: 'exponential', delayMs: 2_000 }, topics: [], ...options };
}

export interface JobContext {
  /** True once the process is to end: long work stops at the next safe place. */
  readonly stopping: () => boolean;
}

/** What does the work of one declared job. */
export interface JobProcessor<Payload = unknown> {
  process(payload: Payload, context: JobContext): Promise<void>;
}
