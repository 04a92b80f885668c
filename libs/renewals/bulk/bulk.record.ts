import type { ActionPlan, Intent } from '#actions';
import type { BulkRowStatus, BulkStatus } from '../domain/bulk.states.js';

export interface BulkRun {
  readonly id: string;
  readonly reference: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly status: BulkStatus;
  readonly createdBy: string;
}

export interface BulkRow {
  readonly runId: string;
  readonly n: number;
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly undoes: string | null;
  readonly moneyMinor: bigint | null;
  readonly currency: string | null;
  readonly attempts: number;
}

export interface RowResult {
  readonly status: BulkRowStatus;
  readonly code?: string;
  readonly params?: object;
  readonly executionId?: string;
}

export const RUN_COLUMNS = `b.id, b.reference, b.action, b.input, b.reason_code AS "reasonCode", b.note, b.status, b.created_by AS "createdBy"`;
export const ROW_COLUMNS = `b.run_id AS "runId", b.n, b.renewal_id AS "renewalId", b.line_id AS "lineId", b.subscriber_id AS "subscriberId", b.undoes,
  b.money_minor AS "moneyMinor", b.currency, b.attempts`;

/** What a row asks of the bus. */
export function intentOf(run: BulkRun, row: BulkRow): Intent {
  if (row.undoes !== null) return { undo: row.undoes };
  const who = run.action === 'openCase' ? { subscriberId: row.subscriberId, lineId: row.lineId } : { lineId: row.lineId };
  return { action: run.action, input: { ...run.input, ...who } };
}

/** The key of a row's intent, kept over restarts: the same row is carried out once. */
export function keyOf({ runId, n }: BulkRow): string {
  return `bulk:${runId}:${n}`;
}

/** What a plan takes from the subscriber, by a charge or from the prepaid balance, and how many days it gives without that. */
export function worthOf({ effects, limits }: ActionPlan): { money: { minor: bigint; currency: string } | null; days: number | null } {
  const { minor, currency } = paidBy(effects);
  // Not how far the end moves: where validity has ended, days count from today.
  const days = limits.find(({ unit }) => unit === 'DAYS')?.value ?? null;
  return { money: minor !== undefined && currency !== undefined ? { minor, currency } : null, days };
}

function paidBy(effects: ActionPlan['effects']): { minor?: bigint; currency?: string } {
  const paid = effects.find(({ kind, valueType }) => (kind === 'charge_requested' || kind === 'balance_spent') && valueType === 'money');
  const [[before], [after, currency]] = [paid?.before?.split(' ') ?? [], paid?.after?.split(' ') ?? []];
  if (!paid || after === undefined || currency === undefined) return {};
  return { minor: paid.kind === 'balance_spent' ? BigInt(before ?? 0) - BigInt(after) : BigInt(after), currency };
}
