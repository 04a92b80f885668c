import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/queue';

/** Topic of the wake-up by which a person asks for a run. */
export const CHECK_REQUESTED = 'invariants.check-requested';

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
    const minute = Math.floor(now.getTime() / 60_000);
    await this.database.transaction(() => {
      this.outbox.publish(CHECK_REQUESTED, {}, { dedupeKey: `invariants:${minute}` });
      return Promise.resolve();
    });
    return now;
  }
}
