import { Inject, Injectable } from '@nestjs/common';
import { ActionBus, ExecutionStore } from '#actions';
import type { ActionExecution } from '#actions';
import { CLOCK, isRefusal } from '#kernel';
import type { Clock } from '#kernel';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { LineLeases } from '#subscribers';
import { intentOf, keyOf, worthOf } from './bulk.record.js';
import type { BulkRow, BulkRun, RowResult } from './bulk.record.js';

/** Somebody is at the line just now, or it moved between our look and our step: worth a second try. */
const PASSING = new Set(['LINE_LOCKED', 'CONFLICT']);
const TRIES = 3;

/** Carries out one row, through the same door as everybody. */
@Injectable()
export class BulkRows {
  constructor(
    private readonly database: Database,
    private readonly bus: ActionBus,
    private readonly executions: ExecutionStore,
    private readonly leases: LineLeases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What the row would do, or why it would be refused; writes only that. */
  async preview(run: BulkRun, row: BulkRow, staff: StaffActor): Promise<void> {
    try {
      const { plan } = await this.bus.run(intentOf(run, row), { mode: 'preview' }, staff);
      const exceeded = plan.limits.find((limit) => limit.exceeded);
      const { money, days } = worthOf(plan);
      if (exceeded) await this.judge(row, 'refused', 'LIMIT_EXCEEDED', { ...exceeded, role: staff.role });
      else await this.judge(row, 'ok', null, null, money, days);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.judge(row, 'refused', error.code, error.params);
    }
  }

  async execute(run: BulkRun, row: BulkRow, staff: StaffActor): Promise<RowResult> {
    // A worker that was killed may have done it: the key knows.
    const earlier = await this.executions.byKey(staff.id, keyOf(row));
    if (earlier) return resultOf(earlier);
    if (row.undoes === null && !(await this.isOpen(row))) return { status: 'skipped', code: 'NOTHING_TO_CHANGE' };
    const wasMine = (await this.leases.of([row.lineId])).get(row.lineId)?.staffId === staff.id;
    try {
      return await this.attempt(run, row, staff);
    } finally {
      if (!wasMine) await this.leases.release({ id: row.lineId, subscriberId: row.subscriberId }, staff, 'bulk');
    }
  }

  private async attempt(run: BulkRun, row: BulkRow, staff: StaffActor): Promise<RowResult> {
    const intent = intentOf(run, row);
    for (let tries = 1; ; tries += 1) {
      try {
        const { plan } = await this.bus.run(intent, { mode: 'preview' }, staff);
        const { money } = worthOf(plan);
        // Nobody is charged anything else than was confirmed.
        if ((money?.minor ?? null) !== row.moneyMinor || (money?.currency ?? null) !== row.currency) return { status: 'refused', code: 'CONFLICT', params: { changes: [] } };
        const control = { mode: 'execute', planHash: plan.hash, idempotencyKey: keyOf(row), reasonCode: run.reasonCode, note: run.note } as const;
        const { execution } = await this.bus.run(intent, control, staff);
        return execution ? resultOf(execution) : { status: 'pending', code: 'APPROVAL_REQUIRED' };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (!PASSING.has(error.code) || tries >= TRIES) return { status: 'refused', code: error.code, params: error.params };
      }
    }
  }

  private async isOpen({ renewalId }: BulkRow): Promise<boolean> {
    return (await this.database.query(`SELECT FROM renewal r WHERE r.id = $1 AND r.status IN ('unknown', 'retry_scheduled', 'failed', 'awaiting')`, [renewalId])).length > 0;
  }

  private async judge(row: BulkRow, verdict: string, code: string | null, params: object | null, money: { minor: bigint; currency: string } | null = null, days: number | null = null): Promise<void> {
    await this.database.query('UPDATE bulk_row SET verdict = $3, code = $4, params = $5, money_minor = $6, currency = $7, days = $8 WHERE run_id = $1 AND n = $2', [
      row.runId, row.n, verdict, code, params && JSON.stringify(params), money?.minor ?? null, money?.currency ?? null, days,
    ]);
  }

  async note(row: BulkRow, { status, code, params, executionId }: RowResult): Promise<void> {
    await this.database.query('UPDATE bulk_row SET status = $3, code = $4, params = $5, execution_id = $6, finished_at = $7 WHERE run_id = $1 AND n = $2', [
      row.runId, row.n, status, code ?? null, params ? JSON.stringify(params) : null, executionId ?? null, this.clock.now(),
    ]);
  }
}

function resultOf({ id, status }: ActionExecution): RowResult {
  return { executionId: id, status: status === 'completed' ? 'done' : status === 'declined' ? 'declined' : 'pending' };
}
