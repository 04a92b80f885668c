import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { abilityFor } from '#permissions';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import type { BulkStatus } from '../domain/bulk.states.js';
import { ROW_COLUMNS, RUN_COLUMNS } from './bulk.record.js';
import type { BulkRow, BulkRun } from './bulk.record.js';
import { BulkRows } from './bulk.rows.js';

/** Longer than any one row takes; a worker that is gone is followed after that. */
const WORKER_LEASE = `interval '2 minutes'`;
/** A row that fails by a fault of ours so often is given up, and says so. */
const FAULTS = 3;
const WORK = `status IN ('preparing', 'running', 'canceling')`;

/** Works through runs row by row, as the person who began each; stops before any row and goes on from the rows. */
@Injectable()
export class BulkRunner {
  private readonly log = new Logger('Bulk');

  constructor(
    private readonly database: Database,
    private readonly rows: BulkRows,
    private readonly audit: AuditRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything that waits, one run after the other; gives the number of rows that were worked on. */
  async work(stopping: () => boolean = () => false): Promise<number> {
    await this.readOutcomes();
    let worked = 0;
    while (!stopping()) {
      const run = await this.claim();
      if (!run) break;
      try {
        worked += await this.workOn(run, stopping);
      } finally {
        await this.database.query('UPDATE bulk_run SET worker_until = NULL WHERE id = $1', [run.id]);
      }
    }
    return worked;
  }

  private async claim(): Promise<BulkRun | null> {
    const [run] = await this.database.query<BulkRun>(
      `WITH taken AS (
         UPDATE bulk_run SET worker_until = clock_timestamp() + ${WORKER_LEASE}
         WHERE id = (SELECT id FROM bulk_run WHERE ${WORK} AND (worker_until IS NULL OR worker_until < clock_timestamp()) ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *
       ) SELECT ${RUN_COLUMNS} FROM taken b`,
    );
    return run ?? null;
  }

  private async workOn(run: BulkRun, stopping: () => boolean): Promise<number> {
    for (let worked = 0; ; worked += 1) {
      if (stopping()) return worked;
      const status = await this.keep(run);
      const row = status === 'preparing' ? await this.nextToPreview(run) : status === 'running' || status === 'canceling' ? await this.nextToDo(run, status) : null;
      if (!row) {
        await this.leave(run, status);
        return worked;
      }
      await this.one(run, row, status);
    }
  }

  /** One row, as the person who began the run, with the rights that they have now. */
  private async one(run: BulkRun, row: BulkRow, status: BulkStatus): Promise<void> {
    const staff = await this.actor(run.createdBy);
    const isPreview = status === 'preparing';
    const context = { requestId: run.reference, address: null, userAgent: null, staff, ...(staff && { locale: staff.locale }) };
    await requestContext.run(context, async () => {
      if (!staff) return isPreview ? this.refusePreview(row) : this.rows.note(row, { status: 'refused', code: 'FORBIDDEN', params: { action: run.action } });
      if (isPreview) return this.rows.preview(run, row, staff);
      try {
        await this.rows.note(row, await this.rows.execute(run, row, staff));
      } catch (error) {
        this.log.error(`${run.reference} row ${row.n}: ${String(error)}`);
        if (row.attempts < FAULTS) throw error;
        await this.rows.note(row, { status: 'refused', code: 'INTERNAL', params: { reference: run.reference } });
      }
    });
  }

  /** Prolongs the hold on the run and says how it stands now: others may have paused or canceled it. */
  private async keep({ id }: BulkRun): Promise<BulkStatus> {
    const [run] = await this.database.query<{ status: BulkStatus }>(
      `WITH kept AS (UPDATE bulk_run SET worker_until = clock_timestamp() + ${WORKER_LEASE} WHERE id = $1 RETURNING status) SELECT status FROM kept`,
      [id],
    );
    return run?.status ?? 'done';
  }

  private async nextToPreview({ id }: BulkRun): Promise<BulkRow | null> {
    const [row] = await this.database.query<BulkRow>(`SELECT ${ROW_COLUMNS} FROM bulk_row b WHERE b.run_id = $1 AND b.verdict IS NULL ORDER BY b.n LIMIT 1`, [id]);
    return row ?? null;
  }

  /** A row in hand comes first: whoever had it is gone. After a cancel, no other is begun. */
  private async nextToDo({ id }: BulkRun, status: BulkStatus): Promise<BulkRow | null> {
    const statuses = status === 'running' ? ['running', 'waiting'] : ['running'];
    const [row] = await this.database.query<BulkRow>(
      `WITH next AS (
         UPDATE bulk_row SET status = 'running', attempts = attempts + 1
         WHERE (run_id, n) = (SELECT run_id, n FROM bulk_row WHERE run_id = $1 AND status = ANY($2::text[]) AND verdict = 'ok' ORDER BY status, n LIMIT 1) RETURNING *
       ) SELECT ${ROW_COLUMNS} FROM next b`,
      [id, statuses],
    );
    return row ?? null;
  }

  /** No row is left in this state of the run. */
  private async leave(run: BulkRun, status: BulkStatus): Promise<void> {
    const next = ({ preparing: 'ready', running: 'done', canceling: 'canceled' } as Partial<Record<BulkStatus, BulkStatus>>)[status];
    if (next === undefined) return;
    await this.database.transaction(async () => {
      const now = this.clock.now();
      const [left] = await this.database.query(
        `WITH left_ AS (UPDATE bulk_run SET status = $2, finished_at = CASE WHEN $2 = 'ready' THEN NULL ELSE $3::timestamptz END WHERE id = $1 AND status = $4 RETURNING id) SELECT id FROM left_`,
        [run.id, next, now, status],
      );
      if (!left || next === 'ready') return;
      await this.database.query(`UPDATE bulk_row SET status = 'skipped', code = 'BULK_CANCELED', finished_at = $2 WHERE run_id = $1 AND status = 'waiting'`, [run.id, now]);
      const counts = await this.database.query<{ status: string; count: number }>('SELECT status, count(*)::int AS count FROM bulk_row WHERE run_id = $1 GROUP BY 1 ORDER BY 1', [run.id]);
      const details = { action: run.action, rows: Object.fromEntries(counts.map(({ status: each, count }) => [each, count])) };
      this.audit.record({ action: 'bulk.finish', actor: SYSTEM, subject: { type: 'BulkRun', id: run.id }, outcome: next === 'done' ? 'done' : 'canceled', details });
    });
  }

  /** What has become of charges whose outcome was open when their row was left. */
  private async readOutcomes(): Promise<void> {
    await this.database.query(
      `UPDATE bulk_row b SET status = CASE c.status WHEN 'succeeded' THEN 'done' ELSE 'declined' END
       FROM charge c WHERE b.status = 'pending' AND c.line_id = b.line_id AND c.execution_id = b.execution_id AND c.status IN ('succeeded', 'failed', 'canceled')`,
    );
  }

  private async refusePreview(row: BulkRow): Promise<void> {
    await this.database.query(`UPDATE bulk_row SET verdict = 'refused', code = 'FORBIDDEN' WHERE run_id = $1 AND n = $2`, [row.runId, row.n]);
  }

  private async actor(id: string): Promise<StaffActor | null> {
    const [staff] = await this.database.query<StaffActor>('SELECT id, email, name, role, markets, locale, zone FROM staff_account WHERE id = $1 AND disabled_at IS NULL', [id]);
    return staff && mayBulk(staff) ? staff : null;
  }
}

function mayBulk(staff: StaffActor): boolean {
  return abilityFor(staff).can('bulk', 'Line');
}
