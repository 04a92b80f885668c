import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, newReference } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { BATCH, CLOSE_INCIDENTS, JOIN_RENEWALS, NOTE_FAILURES, OPEN_INCIDENTS, RELEASE_RENEWALS, WIDEN_INCIDENTS } from './incident.sql.js';

/** So many at once; the others are opened a turn later. */
const OPENED_AT_ONCE = 50;

export interface Watched {
  readonly opened: number;
  readonly joined: number;
  readonly closed: number;
}

/**
 * Joins failures with one cause to one incident, out of the tables: a turn that is missed is made up for by the next. It changes no charge and no state of a
 * renewal; what it writes says only which failures belong together.
 */
@Injectable()
export class IncidentWatch {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async watch(stopping: () => boolean = () => false): Promise<Watched> {
    const now = this.clock.now();
    const slots = Array.from({ length: OPENED_AT_ONCE }, () => [newId(), newReference('INC')] as const);
    const opened = await this.database.query(OPEN_INCIDENTS, [now, slots.map(([id]) => id), slots.map(([, reference]) => reference)]);
    await this.database.query(WIDEN_INCIDENTS, [now]);
    const joined = await this.join(stopping);
    await this.database.query(RELEASE_RENEWALS, [now]);
    if (stopping()) return { opened: opened.length, joined, closed: 0 };
    await this.database.query(NOTE_FAILURES, [now]);
    const closed = await this.database.query(CLOSE_INCIDENTS, [now]);
    return { opened: opened.length, joined, closed: closed.length };
  }

  private async join(stopping: () => boolean): Promise<number> {
    let joined = 0;
    for (let last = BATCH; last === BATCH && !stopping(); joined += last) {
      last = (await this.database.query<{ count: number }>(JOIN_RENEWALS))[0]?.count ?? 0;
    }
    return joined;
  }
}
