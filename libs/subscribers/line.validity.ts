import { Injectable } from '@nestjs/common';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import { Database } from '#platform/database';
import { lineSchedule } from './domain/line.schedule.js';
import type { LineRecord } from './domain/line.record.js';
import type { LineStatus } from './domain/line.states.js';
import { LineReader } from './line.reader.js';
import { keepLineSteps } from './line.steps.js';
import type { LineStep } from './line.steps.js';

export interface ValidityMove {
  readonly lineId: string;
  /** The new end of validity. */
  readonly toAfter: Date;
  readonly source: 'charge' | 'staff' | 'undo' | 'plan_change' | 'import' | 'refund';
  readonly chargeId?: string | null;
  readonly executionId?: string | null;
  /** The anchor day to keep from now on; unchanged if absent. */
  readonly anchorDay?: number;
  /** See LineRecord; absent: the new end's own time of day. */
  readonly timeAnchor?: Date | null;
  readonly movedAt: Date;
}

/** What a charge gave a line. */
export interface ChargedMove {
  readonly before: Date;
  readonly after: Date;
  readonly movedAt: Date;
}

/** The only writer of validity: appends the movement and keeps every instant on the line that follows from it. */
@Injectable()
export class LineValidity {
  constructor(
    private readonly database: Database,
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
  ) {}

  /**
   * Moves the end of validity of many lines, at most one move each, in the current transaction. Gives the lines as they were.
   * @param held the lines as the caller has locked and read them in this transaction; else they are locked and read here
   */
  async move(moves: readonly ValidityMove[], held?: readonly LineRecord[]): Promise<Map<string, LineRecord>> {
    const before = new Map((held ?? (await this.lines.lock(moves.map((move) => move.lineId)))).map((line) => [line.id, line]));
    const versions = await this.plans.versions([...before.values()].map((line) => line.planVersionId));
    const rows = moves.map((move) => {
      const line = before.get(move.lineId);
      const plan = line && versions.get(line.planVersionId);
      if (!plan) throw new Error(`No line ${move.lineId} to move`);
      return { row: movedLine(line, plan, move), step: recharge(line, move) };
    });
    await this.database.query(
      `WITH moved AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS m(
           id uuid, seq int, to_before timestamptz, to_after timestamptz, source text, charge_id uuid, execution_id uuid, moved_at timestamptz,
           status text, service_lost_at timestamptz, number_lost_at timestamptz, recycled_at timestamptz, renew_at timestamptz, transition_at timestamptz, anchor_day int, time_anchor timestamptz)
       ), appended AS (
         INSERT INTO validity_movement (line_id, seq, to_before, to_after, source, charge_id, execution_id, moved_at)
         SELECT id, seq, to_before, to_after, source, charge_id, execution_id, moved_at FROM moved
       )
       UPDATE line l SET valid_to = m.to_after, validity_seq = m.seq, status = m.status, service_lost_at = m.service_lost_at,
         number_lost_at = m.number_lost_at, recycled_at = m.recycled_at, renew_at = m.renew_at, transition_at = m.transition_at,
         anchor_day = m.anchor_day, time_anchor = m.time_anchor, revision = l.revision + 1
       FROM moved m WHERE l.id = m.id`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    await keepLineSteps(this.database, rows.flatMap(({ step }) => step));
    return before;
  }

  /** The movement that a charge paid for, or null. */
  async movedBy(chargeId: string): Promise<ChargedMove | null> {
    const [move] = await this.database.query<ChargedMove>(
      `SELECT to_before AS before, to_after AS after, moved_at AS "movedAt" FROM validity_movement WHERE charge_id = $1 AND source = 'charge'`,
      [chargeId],
    );
    return move ?? null;
  }
}

function movedLine(line: LineRecord, plan: PlanVersion, move: ValidityMove): object {
  const status = statusAfter(line.status, move.toAfter, move.movedAt);
  const schedule = lineSchedule({ validFrom: line.validFrom, validTo: move.toAfter, zone: line.zone, status, autoRenew: line.autoRenew, plan });
  return {
    id: line.id,
    seq: line.validitySeq + 1,
    to_before: line.validTo,
    to_after: move.toAfter,
    source: move.source,
    charge_id: move.chargeId ?? null,
    execution_id: move.executionId ?? null,
    moved_at: move.movedAt,
    status,
    service_lost_at: schedule.serviceLostAt,
    number_lost_at: schedule.numberLostAt,
    recycled_at: schedule.recycledAt,
    renew_at: schedule.renewAt,
    transition_at: schedule.transitionAt,
    anchor_day: move.anchorDay ?? line.anchorDay,
    time_anchor: move.timeAnchor ?? null,
  };
}

/** The step of a line that the move brings back. */
function recharge({ id, revision, status }: LineRecord, { toAfter, movedAt }: ValidityMove): LineStep[] {
  const after = statusAfter(status, toAfter, movedAt);
  return after === status ? [] : [{ lineId: id, revision: revision + 1, event: 'recharge', before: status, after, dueAt: movedAt, takenAt: movedAt }];
}

/** Validity beyond now brings a line in grace or suspension back to active; everything else keeps its state until its clock moves it. */
export function statusAfter(status: LineStatus, toAfter: Date, now: Date): LineStatus {
  return (status === 'grace' || status === 'suspended') && toAfter > now ? 'active' : status;
}
