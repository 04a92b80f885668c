import { Injectable, Logger } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform/database';

/** Counted in the transaction that did it, so that a run that is killed has counted what it did. */
export interface RunTally {
  readonly due?: number;
  readonly charged?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly unknown?: number;
  readonly awaited?: number;
  readonly skipped?: number;
  /** Left due, because their provider is back after an outage and takes no more just now. */
  readonly withheld?: number;
}

interface Counted {
  readonly runId: string;
  readonly tally: RunTally;
}

/** The record of renewal runs. */
@Injectable()
export class RunLog {
  private readonly log = new Logger('Renewals');

  constructor(private readonly database: Database) {}

  /** Writes the record of a run that has found work; again is no harm. */
  async start(id: string, at: Date): Promise<void> {
    await this.database.query(`INSERT INTO renewal_run (id, mode, started_at) VALUES ($1, 'live', $2) ON CONFLICT DO NOTHING`, [id, at]);
  }

  /** Written right before the commit, because all batches of the run wait for each other's turn at this one row. Must be called inside a transaction. */
  count(runId: string, tally: RunTally): void {
    if (Object.values(tally).some((lines) => lines > 0)) this.database.beforeCommit(this.add, { runId, tally });
  }

  private readonly add = async (counted: Counted[]): Promise<void> => {
    for (const { runId, tally: { due = 0, charged = 0, succeeded = 0, failed = 0, unknown = 0, awaited = 0, skipped = 0, withheld = 0 } } of counted) {
      await this.database.query(
        `UPDATE renewal_run SET due = due + $2, charged = charged + $3, succeeded = succeeded + $4, failed = failed + $5, unknown = unknown + $6,
           skipped = skipped + $7, withheld = withheld + $8, awaited = awaited + $9 WHERE id = $1`,
        [runId, due, charged, succeeded, failed, unknown, skipped, withheld, awaited],
      );
    }
  };

  async finish(runId: string, at: Date): Promise<void> {
    await this.database.query('UPDATE renewal_run SET finished_at = $2 WHERE id = $1', [runId, at]);
  }

  /** Keeps and says, once for each hold, that runs leave what is due because no money may move. */
  async held(holdId: string, at: Date): Promise<void> {
    const kept = await this.database.query(
      `INSERT INTO renewal_run (id, mode, started_at, finished_at, held_by) VALUES ($1, 'live', $2, $2, $3) ON CONFLICT (held_by) WHERE held_by IS NOT NULL DO NOTHING RETURNING id`,
      [newId(), at, holdId],
    );
    if (kept.length > 0) this.log.error('No money moves until a supervisor has acknowledged what the invariants found: renewals stay due');
  }
}
