import { Injectable } from '@nestjs/common';
import { maskFor, record } from '#permissions';
import { abilityOf, scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, SqlParameters, preparedName } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { decodeCursor, encodeCursor, instantText, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { ChargeStatus } from '../domain/charge.states.js';
import type { FailureClass } from '../domain/failure.js';
import { failureTitle } from './failure.view.js';

export interface ChargeFilter {
  readonly status?: ChargeStatus | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  readonly market?: string | null | undefined;
  /** 'schedule' or 'staff', in any case. */
  readonly requestedBy?: string | null | undefined;
}

interface StoredRow {
  readonly id: string;
  readonly reference: string;
  readonly createdAt: Date;
  readonly mark: string;
  readonly subscriberId: string;
  readonly name: string;
  readonly msisdn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: ChargeStatus;
  readonly failureCode: string | null;
  readonly failureClass: FailureClass | null;
  readonly brand: string;
  readonly last4: string | null;
  readonly accountLabel: string | null;
  readonly requestedBy: string;
}

export interface ChargeRow extends Omit<StoredRow, 'amountMinor' | 'currency'> {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly failureTitle: string | null;
}

export interface ChargeListRequest {
  readonly filter: ChargeFilter;
  readonly first: number;
  readonly after?: string | null | undefined;
}

const LIST = 'charges.newest';

/** Charges, newest first. */
@Injectable()
export class ChargeList {
  constructor(
    private readonly database: Database,
    private readonly counter: BoundedCounter,
  ) {}

  /** Refusals PAGE_SIZE, CURSOR_INVALID. `max` is for exports. */
  async page(request: ChargeListRequest, staff: StaffActor, max?: number): Promise<Page<ChargeRow>> {
    const first = pageSize(request.first, max);
    const parameters = new SqlParameters();
    const where = conditions(request.filter, staff, parameters);
    const [at, id] = (decodeCursor(LIST, request.after, ['instant', 'uuid']) ?? []).map((part) => parameters.bind(part));
    if (at && id) where.push(`(c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid)`);
    const sql = `
      SELECT c.id, c.reference, c.created_at AS "createdAt", ${instantText('c.created_at')} AS mark, c.subscriber_id AS "subscriberId", s.name, l.msisdn,
             c.amount_minor AS "amountMinor", c.currency, c.status, c.failure_code AS "failureCode", c.failure_class AS "failureClass", m.brand, m.last4, m.account_label AS "accountLabel",
             upper(c.requested_by) AS "requestedBy"
      FROM charge c JOIN subscriber s ON s.id = c.subscriber_id JOIN line l ON l.id = c.line_id JOIN payment_method m ON m.id = c.payment_method_id
      ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY c.created_at DESC, c.id DESC LIMIT ${first + 1}`;
    const filtered = Object.values(request.filter).some((value) => value != null);
    const rows = await this.database.query<StoredRow>(sql, parameters.values, filtered ? {} : { name: preparedName(sql) });
    const page = toPage(rows, first, (row) => encodeCursor(LIST, [row.mark, row.id]));
    return { ...page, rows: page.rows.map((row) => rowView(row, staff)) };
  }

  count(filter: ChargeFilter, staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const where = conditions(filter, staff, parameters);
    return this.counter.count(where.length === 0 ? 'FROM charge c ORDER BY c.id' : `FROM charge c WHERE ${where.join(' AND ')}`, parameters.values);
  }
}

function conditions(filter: ChargeFilter, staff: StaffActor, parameters: SqlParameters): string[] {
  const scope = scopeToSql(staff, 'read', 'Charge', { market: 'c.market' }, parameters.next);
  parameters.append(scope?.parameters ?? []);
  const where = scope?.sql === 'TRUE' ? [] : [scope?.sql ?? 'FALSE'];
  if (filter.status != null) where.push(`c.status = ${parameters.bind(filter.status)}`);
  if (filter.failureClass != null) where.push(`c.failure_class = ${parameters.bind(filter.failureClass)}`);
  if (filter.market != null) where.push(abilityOf(staff).can('read', record('Charge', { market: filter.market })) ? `c.market = ${parameters.bind(filter.market)}` : 'FALSE');
  if (filter.requestedBy != null) where.push(`c.requested_by = ${parameters.bind(filter.requestedBy.toLowerCase())}`);
  return where;
}

function rowView({ amountMinor, currency, ...row }: StoredRow, staff: StaffActor): ChargeRow {
  return {
    ...row,
    name: maskFor(staff.role, 'name', row.name),
    msisdn: maskFor(staff.role, 'msisdn', row.msisdn),
    amount: { minor: amountMinor, currency },
    failureTitle: failureTitle(row.failureCode, staff),
  };
}
