import { Injectable, Logger } from '@nestjs/common';
import { newId } from '#kernel';
import { MoneyHold } from '#payments';
import { Database } from '#platform/database';
import type { CheckedInvariant, Depth, InvariantId } from './domain/invariant.js';
import type { Checked, Mark } from './invariant.checker.js';

export type AskedBy = 'schedule' | 'staff' | 'doctor';

export interface NewRun {
  readonly id: string;
  readonly askedBy: AskedBy;
  readonly depth: Depth;
  readonly startedAt: Date;
}

export interface CheckEnd {
  readonly runId: string;
  readonly invariant: CheckedInvariant;
  readonly millis: number;
  readonly at: Date;
}

/** Keeps what runs found. A violation is one open row from when it is found to when it is gone. */
@Injectable()
export class FindingStore {
  private readonly log = new Logger('Invariants');

  constructor(
    private readonly database: Database,
    private readonly hold: MoneyHold,
  ) {}

  async begin({ id, askedBy, depth, startedAt }: NewRun): Promise<void> {
    await this.database.query('INSERT INTO invariant_run (id, asked_by, depth, started_at) VALUES ($1, $2, $3, $4)', [id, askedBy, depth, startedAt]);
  }

  /** When everything was read last; null: never. */
  async lastWhole(): Promise<Date | null> {
    const [run] = await this.database.query<{ startedAt: Date }>(`SELECT started_at AS "startedAt" FROM invariant_run WHERE depth = 'all' ORDER BY started_at DESC LIMIT 1`);
    return run?.startedAt ?? null;
  }

  /** Where the last check of this invariant ended. */
  async mark(invariant: InvariantId): Promise<Mark | null> {
    const [mark] = await this.database.query<Mark>(
      'SELECT mark AS seq, mark_hash AS hash FROM invariant_result WHERE invariant = $1 AND mark IS NOT NULL ORDER BY checked_at DESC LIMIT 1',
      [invariant],
    );
    return mark ?? null;
  }

  /** Keeps the result, opens what is new, closes what is gone, and holds the money if that is called for: all at once. */
  async keep(end: CheckEnd, checked: Checked): Promise<void> {
    const isNew = await this.database.transaction(async () => {
      await this.result(end, { state: checked.violations.length > 0 ? 'violated' : 'ok', failure: null, checked });
      const opened = await this.open(end, checked);
      // What an incomplete look does not show may still be there.
      if (checked.depth === 'all' && !checked.more) await this.close(end, checked);
      if (opened.length > 0 && end.invariant.money) await this.holdMoney(end, opened);
      return opened.length > 0;
    });
    if (isNew) this.log.error(`${end.invariant.id} is violated (rows: ${checked.more ? 'more than ' : ''}${checked.violations.length})${end.invariant.money ? '; no money moves until a supervisor has acknowledged it' : ''}`);
  }

  /** The check could not be made. */
  async keepFailure(end: CheckEnd, failure: string): Promise<void> {
    this.log.error(`${end.invariant.id} could not be checked: ${failure}`);
    await this.result(end, { state: 'failed', failure, checked: { violations: [], more: false, depth: 'all', mark: null } });
  }

  private async result({ runId, invariant, millis, at }: CheckEnd, { state, failure, checked }: { state: string; failure: string | null; checked: Checked }): Promise<void> {
    const { violations, more, depth, mark } = checked;
    await this.database.query(
      `INSERT INTO invariant_result (run_id, invariant, depth, state, violations, more, failure, mark, mark_hash, millis, checked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [runId, invariant.id, depth, state, violations.length, more, failure, mark?.seq ?? null, mark?.hash ?? null, Math.round(millis), at],
    );
  }

  private async open({ runId, invariant, at }: CheckEnd, { violations }: Checked): Promise<string[]> {
    if (violations.length === 0) return [];
    const opened = await this.database.query<{ id: string }>(
      `INSERT INTO invariant_finding (id, invariant, subject_type, subject_id, facts, found_at, found_by)
       SELECT f.id, $2, f.subject, f."subjectId", f.facts, $3, $4 FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, subject text, "subjectId" text, facts jsonb)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(violations.map(({ subject, id, facts }) => ({ id: newId(), subject, subjectId: id, facts }))), invariant.id, at, runId],
    );
    return opened.map(({ id }) => id);
  }

  private async close({ invariant, at }: CheckEnd, { violations }: Checked): Promise<void> {
    await this.database.query(
      `UPDATE invariant_finding SET gone_at = $2 WHERE invariant = $1 AND gone_at IS NULL
         AND (subject_type, subject_id) NOT IN (SELECT subject, id FROM jsonb_to_recordset($3::jsonb) AS f(subject text, id text))`,
      [invariant.id, at, JSON.stringify(violations.map(({ subject, id }) => ({ subject, id })))],
    );
  }

  private async holdMoney({ invariant, at }: CheckEnd, findings: readonly string[]): Promise<void> {
    const holdId = await this.hold.place([invariant.id], at);
    await this.database.query('UPDATE invariant_finding SET hold_id = $2 WHERE id = ANY($1::uuid[])', [findings, holdId]);
  }
}
