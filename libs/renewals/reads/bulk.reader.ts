import { Injectable } from '@nestjs/common';
import { Refusal, isRefusalCode, isUuid, renderRefusal } from '#kernel';
import { maskFor, record } from '#permissions';
import { abilityOf, scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters } from '#platform/database';
import { decodeCursor, encodeCursor, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { BulkRowStatus, BulkStatus } from '../domain/bulk.states.js';

export interface BulkRunView {
  readonly id: string;
  readonly reference: string;
  readonly action: string;
  readonly status: BulkStatus;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly undoOf: string | null;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface BulkFigures {
  readonly rows: number;
  readonly previewed: number;
  readonly wouldRun: number;
  readonly days: number;
  readonly money: readonly { readonly minor: bigint; readonly currency: string }[];
  readonly byStatus: readonly { readonly status: BulkRowStatus; readonly count: number }[];
  readonly refusals: readonly { readonly code: string; readonly message: string; readonly count: number }[];
}

export interface BulkRowView {
  readonly n: number;
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly name: string;
  readonly msisdn: string;
  readonly verdict: string | null;
  readonly status: BulkRowStatus;
  readonly code: string | null;
  readonly params: Readonly<Record<string, unknown>> | null;
  readonly message: string | null;
  readonly executionId: string | null;
}

const RUNS = `SELECT b.id, b.reference, b.action, b.status, b.reason_code AS "reasonCode", b.note, b.undo_of AS "undoOf", b.created_by AS "createdBy", s.name AS "createdByName",
  b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt" FROM bulk_run b JOIN staff_account s ON s.id = b.created_by`;
const LISTED = 50;
const LIST = 'bulkRows';

/** Runs and their rows. Whose audit entries one may read, their runs one may see; rows of other markets are left out of the list and in the sums. */
@Injectable()
export class BulkReader {
  constructor(private readonly database: Database) {}

  /** The newest, 50 at most. */
  async list(staff: StaffActor): Promise<BulkRunView[]> {
    const parameters = new SqlParameters();
    const scope = scopeToSql(staff, 'read', 'AuditEntry', { actorId: 'b.created_by' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    return this.database.query<BulkRunView>(`${RUNS} WHERE ${scope?.sql ?? 'FALSE'} ORDER BY b.created_at DESC, b.id DESC LIMIT ${LISTED}`, parameters.values);
  }

  /** Refusals BAD_INPUT, NOT_FOUND. */
  async run(id: string, staff: StaffActor): Promise<BulkRunView> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const [run] = await this.database.query<BulkRunView>(`${RUNS} WHERE b.id = $1`, [id]);
    if (!run || !abilityOf(staff).can('read', record('AuditEntry', { actorId: run.createdBy }))) throw new Refusal('NOT_FOUND');
    return run;
  }

  /** Counted from the rows, whatever the state of the run. */
  async figures(id: string, { locale }: StaffActor): Promise<BulkFigures> {
    const rows = await this.database.query<{ status: BulkRowStatus; verdict: string | null; code: string | null; why: string | null; currency: string | null; count: number; days: number; minor: bigint }>(
      `SELECT status, verdict, code, params->>'why' AS why, currency, count(*)::int AS count, coalesce(sum(days), 0)::int AS days, coalesce(sum(money_minor), 0)::bigint AS minor
       FROM bulk_row WHERE run_id = $1 GROUP BY status, verdict, code, params->>'why', currency`,
      [id],
    );
    const money = new Map<string, bigint>();
    const byStatus = new Map<BulkRowStatus, number>();
    const refusals = new Map<string, { code: string; message: string; count: number }>();
    for (const { status, verdict, code, why, currency, count, minor } of rows) {
      if (verdict === 'ok' && currency !== null) money.set(currency, (money.get(currency) ?? 0n) + minor);
      byStatus.set(status, (byStatus.get(status) ?? 0) + count);
      if (code === null) continue;
      // Told once for all rows: what is different from row to row is left out, but for the reason that is part of the refusal.
      const message = messageOf(code, why === null ? null : { why }, locale) ?? code;
      refusals.set(message, { code, message, count: (refusals.get(message)?.count ?? 0) + count });
    }
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
    return {
      rows: sum(({ count }) => count),
      previewed: sum(({ verdict, count }) => (verdict === null ? 0 : count)),
      wouldRun: sum(({ verdict, count }) => (verdict === 'ok' ? count : 0)),
      days: sum(({ verdict, days }) => (verdict === 'ok' ? days : 0)),
      money: [...money].map(([currency, minor]) => ({ minor, currency })),
      byStatus: [...byStatus].map(([status, count]) => ({ status, count })),
      refusals: [...refusals.values()].sort((a, b) => b.count - a.count),
    };
  }

  /** Refusals PAGE_SIZE, CURSOR_INVALID. */
  async rows(id: string, status: BulkRowStatus | null, first: number, after: string | null, staff: StaffActor): Promise<Page<BulkRowView>> {
    const size = pageSize(first);
    const [from] = decodeCursor(LIST, after, ['integer']) ?? ['0'];
    const parameters = new SqlParameters();
    const [run, mark, wanted] = [id, from, status].map((value) => parameters.bind(value));
    const scope = scopeToSql(staff, 'read', 'Renewal', { market: 'r.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const found = await this.database.query<Omit<BulkRowView, 'message'>>(
      `SELECT b.n, b.renewal_id AS "renewalId", b.line_id AS "lineId", b.subscriber_id AS "subscriberId", s.name, l.msisdn, b.verdict, b.status, b.code, b.params, b.execution_id AS "executionId"
       FROM bulk_row b JOIN renewal r ON r.id = b.renewal_id JOIN line l ON l.id = b.line_id JOIN subscriber s ON s.id = b.subscriber_id
       WHERE b.run_id = ${run}::uuid AND b.n > ${mark}::int AND (${wanted}::text IS NULL OR b.status = ${wanted}) AND ${scope?.sql ?? 'FALSE'} ORDER BY b.n LIMIT ${size + 1}`,
      parameters.values,
    );
    const views = found.map((row) => ({ ...row, name: maskFor(staff.role, 'name', row.name), msisdn: maskFor(staff.role, 'msisdn', row.msisdn), message: messageOf(row.code, row.params, staff.locale) }));
    return toPage(views, size, ({ n }) => encodeCursor(LIST, [n]));
  }
}

function messageOf(code: string | null, params: Readonly<Record<string, unknown>> | null, locale: StaffActor['locale']): string | null {
  return code !== null && isRefusalCode(code) ? renderRefusal(code, params ?? {}, locale) : code;
}
