import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '#platform/database';
import { JobQueue } from './job.queue.js';
import { PollingLoop } from './polling.loop.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';

const POLL_MS = 1_000;

interface Tick {
  name: string;
  epoch: bigint;
}

/** Wakes scheduled jobs. The schedule is a table and its clock is the database's, so that any number of workers make one tick. */
@Injectable()
export class Scheduler {
  private readonly log = new Logger('Schedules');
  private readonly loop = new PollingLoop(() => this.tick().then(() => false), POLL_MS, (error) => this.log.error(String(error)));

  constructor(
    @Inject(QUEUE_OPTIONS) private readonly options: QueueOptions,
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  async start(): Promise<void> {
    await this.register();
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Writes the declared schedules into the table; one that is there keeps its next run. */
  async register(): Promise<void> {
    const { schedules } = this.options;
    await this.database.query(
      `INSERT INTO schedule (name, every_seconds, next_run_at)
       SELECT name, every_seconds, clock_timestamp() FROM unnest($1::text[], $2::int[]) AS s(name, every_seconds)
       ON CONFLICT (name) DO UPDATE SET every_seconds = excluded.every_seconds`,
      [schedules.map(({ name }) => name), schedules.map(({ everySeconds }) => everySeconds)],
    );
  }

  /** Claims what is due and wakes its jobs; gives the names. A wake-up that fails is repeated at once, not at the next turn. */
  async tick(): Promise<string[]> {
    const due = await this.claim();
    for (const { name, epoch } of due) {
      const schedule = this.options.schedules.find((declared) => declared.name === name);
      if (!schedule) continue;
      try {
        await this.queue.add(schedule.job, {}, `schedule-${name}-${epoch}`);
      } catch (error) {
        await this.repeatSoon(name, error);
      }
    }
    return due.map(({ name }) => name);
  }

  /** Notes how the job of a schedule ended; does nothing for any other job. */
  async finished(job: string, error: Error | null): Promise<void> {
    const names = this.options.schedules.filter((schedule) => schedule.job.name === job).map(({ name }) => name);
    if (names.length === 0) return;
    await this.database.query('UPDATE schedule SET last_finished_at = clock_timestamp(), last_error = $2 WHERE name = ANY($1::text[])', [
      names,
      error?.message ?? null,
    ]);
  }

  private claim(): Promise<Tick[]> {
    // A turn that was missed is not made up for: one wake-up finds everything that is due.
    return this.database.query<Tick>(
      `WITH due AS (
         SELECT name FROM schedule WHERE name = ANY($1::text[]) AND next_run_at <= clock_timestamp() FOR UPDATE SKIP LOCKED
       ), woken AS (
         UPDATE schedule s SET last_started_at = clock_timestamp(), next_run_at = clock_timestamp() + make_interval(secs => s.every_seconds)
         FROM due WHERE s.name = due.name
         RETURNING s.name, (extract(epoch FROM s.last_started_at) * 1000)::bigint AS epoch
       )
       SELECT * FROM woken`,
      [this.options.schedules.map(({ name }) => name)],
    );
  }

  private async repeatSoon(name: string, error: unknown): Promise<void> {
    this.log.error(`${name} could not be woken: ${String(error)}`);
    await this.database.query(
      `UPDATE schedule SET last_error = $2, next_run_at = clock_timestamp() + interval '5 seconds' WHERE name = $1`,
      [name, String(error)],
    );
  }
}
