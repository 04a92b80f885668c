import { Injectable, Logger } from '@nestjs/common';
import { Database } from '#platform/database';
import { JobQueue } from './job.queue.js';
import { JobRegistry } from './job.registry.js';
import { PollingLoop } from './polling.loop.js';

interface WaitingEvent {
  id: bigint;
  topic: string;
  payload: unknown;
  createdAt: Date;
}

const BATCH = 500;
/** While a relay holds an event nobody else takes it; if the relay dies, another does after this. */
const LEASE_SECONDS = 30;
const MAX_ATTEMPTS = 10;
const POLL_MS = 500;

/** Turns outbox events into jobs, at least once each. An event that cannot be handed over is set aside with its last error. */
@Injectable()
export class OutboxRelay {
  private readonly log = new Logger('Outbox');
  private readonly loop = new PollingLoop(() => this.relayBatch(), POLL_MS, (error) => this.log.error(String(error)));

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly queue: JobQueue,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Relays one batch; true if there may be more at once. */
  async relayBatch(): Promise<boolean> {
    const events = await this.claim();
    const failures = new Map<bigint, string>();
    for (const event of events) {
      const failure = await this.handOver(event);
      if (failure !== null) failures.set(event.id, failure);
    }
    await this.markPublished(events.filter(({ id }) => !failures.has(id)).map(({ id }) => id));
    if (failures.size > 0) await this.putBack(failures);
    return events.length === BATCH && failures.size === 0;
  }

  private claim(): Promise<WaitingEvent[]> {
    return this.database.query<WaitingEvent>(
      `WITH waiting AS (
         SELECT id FROM outbox_event
         WHERE published_at IS NULL AND dead_at IS NULL AND available_at <= clock_timestamp()
         ORDER BY available_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE outbox_event e SET attempts = e.attempts + 1, available_at = clock_timestamp() + make_interval(secs => $2)
         FROM waiting w WHERE e.id = w.id RETURNING e.id, e.topic, e.payload, e.created_at AS "createdAt"
       )
       SELECT * FROM leased ORDER BY id`,
      [BATCH, LEASE_SECONDS],
    );
  }

  private async handOver(event: WaitingEvent): Promise<string | null> {
    try {
      // A database that was restored gives a number again; a queue that was not remembers the event that had it first.
      const name = `outbox-${event.id}-${event.createdAt.getTime()}`;
      for (const job of this.registry.listeningTo(event.topic)) await this.queue.add(job, event.payload, `${name}-${job.name}`);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async markPublished(ids: readonly bigint[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query('UPDATE outbox_event SET published_at = clock_timestamp() WHERE id = ANY($1::bigint[])', [ids.map(String)]);
  }

  private async putBack(failures: ReadonlyMap<bigint, string>): Promise<void> {
    const dead = await this.database.query<{ id: bigint; topic: string }>(
      `WITH failed AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS f(id, error)), kept AS (
         UPDATE outbox_event e SET last_error = f.error,
           dead_at = CASE WHEN e.attempts >= $3 THEN clock_timestamp() END,
           available_at = clock_timestamp() + make_interval(secs => least(power(2, e.attempts), 600))
         FROM failed f WHERE e.id = f.id RETURNING e.id, e.topic, e.dead_at
       )
       SELECT id, topic FROM kept WHERE dead_at IS NOT NULL`,
      [[...failures.keys()].map(String), [...failures.values()], MAX_ATTEMPTS],
    );
    for (const { id, topic } of dead) this.log.error(`Event ${id} (${topic}) was set aside after ${MAX_ATTEMPTS} attempts`);
  }
}
