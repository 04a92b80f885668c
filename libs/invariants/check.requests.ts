import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/queue';

/** Topic of the wake-up by which a person asks for a run. */
export const CHECK_REQUESTED = 'invariants.check-requested';

const MINUTE_MS = 60_000;
/** A request that nobody has answered by then is answered by the hourly run. */
const REMEMBERED_MINUTES = 10;

/** Whole tables are read in the worker, not while somebody's browser waits. */
@Injectable()
export class CheckRequests {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks for a run; at most one each minute is made of it. */
  async ask(): Promise<Date> {
    const now = this.clock.now();
    await this.database.transaction(() => {
      this.outbox.publish(CHECK_REQUESTED, {}, { dedupeKey: keyOf(minuteOf(now)) });
      return Promise.resolve();
    });
    return now;
  }
  /** Whether somebody waits for a run whose wake-up was handed over and lost since: no run has begun for half a minute. */
  async isUnanswered(): Promise<boolean> {
    const minute = minuteOf(this.clock.now());
    const keys = Array.from({ length: REMEMBERED_MINUTES }, (_, ago) => keyOf(minute - ago));
    const waiting = await this.database.query(
      `SELECT FROM outbox_event e WHERE e.dedupe_key = ANY($1::text[]) AND e.published_at < clock_timestamp() - interval '30 seconds'
         AND NOT EXISTS (SELECT FROM invariant_run r WHERE r.asked_by = 'staff' AND r.started_at >= e.created_at)`,
      [keys],
    );
    return waiting.length > 0;
  }
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

function keyOf(minute: number): string {
  return `invariants:${minute}`;
}
