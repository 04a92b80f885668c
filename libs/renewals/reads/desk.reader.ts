import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import type { FailureClass } from '#payments';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, COUNT_BOUND, Database, SqlParameters } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { RESCUABLE } from '#subscribers';
import { OPEN_FAILURE } from './worklist.filter.js';

export interface DeskFigures {
  readonly openFailures: BoundedCount;
  /** Lines whose number is about to be lost, whether a renewal of theirs failed or none is wanted. */
  readonly lostWithin24h: BoundedCount;
  readonly lostWithin7d: BoundedCount;
  readonly byClass: readonly { readonly failureClass: FailureClass; readonly count: number }[];
}

export interface DeskRun {
  readonly id: string;
  readonly mode: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly due: number;
  readonly charged: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
  readonly awaited: number;
  readonly skipped: number;
  readonly withheld: number;
}

interface Figures {
  open: number;
  day: number;
  week: number;
  classes: Partial<Record<FailureClass, number>> | null;
}

const HOUR_MS = 3_600_000;
/** Lines that have their number and lose it when nothing is done. */
const STILL_HELD = `l.status IN (${RESCUABLE.map((status) => `'${status}'`).join(', ')})`;

/** The figures of the dashboard, in numbers that cost the same however much is open. */
@Injectable()
export class DeskReader {
  constructor(
    private readonly database: Database,
    private readonly counter: BoundedCounter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One statement over the 10,000 most urgent failures and lines. Numbers that are lost already are past helping, and not in it. */
  async figures(staff: StaffActor): Promise<DeskFigures> {
    const now = this.clock.now().getTime();
    const parameters = new SqlParameters();
    const [from, day, week] = [0, 24, 168].map((hours) => parameters.bind(new Date(now + hours * HOUR_MS)));
    const scope = (subject: 'Renewal' | 'Line', column: string): string => {
      const part = scopeToSql(staff, 'read', subject, { market: column }, parameters.next);
      parameters.append(part?.parameters ?? []);
      return part?.sql ?? 'FALSE';
    };
    const [row] = await this.database.query<Figures>(
      `WITH urgent AS (
         SELECT r.failure_class FROM renewal r WHERE ${OPEN_FAILURE} AND r.number_lost_at >= ${from}::timestamptz AND ${scope('Renewal', 'r.market')}
         ORDER BY r.number_lost_at LIMIT ${COUNT_BOUND + 1}
       ), losing AS (
         SELECT l.number_lost_at FROM line l WHERE ${STILL_HELD} AND l.number_lost_at >= ${from}::timestamptz AND l.number_lost_at < ${week}::timestamptz
           AND ${scope('Line', 'l.market')}
         ORDER BY l.number_lost_at, l.id LIMIT ${COUNT_BOUND + 1}
       )
       SELECT (SELECT count(*)::int FROM urgent) AS open,
              (SELECT jsonb_object_agg(failure_class, n) FROM (SELECT failure_class, count(*) AS n FROM urgent WHERE failure_class IS NOT NULL GROUP BY 1) c) AS classes,
              count(*) FILTER (WHERE number_lost_at < ${day}::timestamptz)::int AS day, count(*)::int AS week
       FROM losing`,
      parameters.values,
    );
    const shares = Object.entries(row?.classes ?? {}) as [FailureClass, number][];
    return {
      openFailures: bounded(row?.open),
      lostWithin24h: bounded(row?.day),
      lostWithin7d: bounded(row?.week),
      byClass: shares.map(([failureClass, count]) => ({ failureClass, count })).sort((a, b) => b.count - a.count),
    };
  }

  /** Charges of which nobody knows yet whether they took money. */
  unknownOutcomes(staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const scope = scopeToSql(staff, 'read', 'Charge', { market: 'c.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    return this.counter.count(`FROM charge c WHERE c.status = 'unknown' AND ${scope?.sql ?? 'FALSE'}`, parameters.values);
  }

  /** The last runs, newest first. */
  lastRuns(count: number): Promise<DeskRun[]> {
    return this.database.query<DeskRun>(
      `SELECT id, upper(mode) AS mode, started_at AS "startedAt", finished_at AS "finishedAt", due, charged, succeeded, failed, unknown, awaited, skipped, withheld
       FROM renewal_run ORDER BY started_at DESC LIMIT ${count}`,
    );
  }
}

function bounded(found = 0): BoundedCount {
  return { value: Math.min(found, COUNT_BOUND), moreThan: found > COUNT_BOUND };
}
