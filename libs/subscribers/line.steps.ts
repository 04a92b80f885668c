import type { Database } from '#platform/database';
import type { LineEvent, LineStatus } from './domain/line.states.js';

/** One change of a line's state. */
export interface LineStep {
  readonly lineId: string;
  /** The revision that the step gives the line. */
  readonly revision: number;
  readonly event: LineEvent;
  readonly before: LineStatus;
  readonly after: LineStatus;
  /** The moment from which it holds. */
  readonly dueAt: Date;
  readonly takenAt: Date;
}

/** Keeps what lines have been through, in the transaction that changes their state. */
export async function keepLineSteps(database: Database, steps: readonly LineStep[]): Promise<void> {
  if (steps.length === 0) return;
  await database.query(
    `INSERT INTO line_step (line_id, revision, event, status_before, status_after, due_at, taken_at)
     SELECT "lineId", revision, event, before, after, "dueAt", "takenAt"
     FROM jsonb_to_recordset($1::jsonb) AS s("lineId" uuid, revision int, event text, before text, after text, "dueAt" timestamptz, "takenAt" timestamptz)`,
    [JSON.stringify(steps)],
  );
}
