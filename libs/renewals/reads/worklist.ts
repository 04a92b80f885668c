import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal } from '#kernel';
import type { Clock } from '#kernel';
import { maskFor, record } from '#permissions';
import { failureTitle } from '#payments/api';
import type { FailureClass } from '#payments';
import { abilityOf, scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, SqlParameters, preparedName } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { decodeCursor, encodeCursor, instantText, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { LineStatus } from '#subscribers';
import type { RenewalStatus } from '../domain/renewal.states.js';

export interface WorklistFilter {
  readonly status?: RenewalStatus | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  readonly market?: string | null | undefined;
  /** Only numbers that are lost within so many days from now; those already past are among them. */
  readonly lostWithinDays?: number | null | undefined;
}

interface StoredRow {
  readonly renewalId: string;
  readonly subscriberId: string;
  readonly lineId: string;
  readonly name: string;
  readonly msisdn: string;
  readonly market: string;
  readonly zone: string;
  readonly lineStatus: LineStatus;
  readonly status: RenewalStatus;
  readonly failureCode: string | null;
  readonly failureClass: FailureClass | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly validTo: Date;
  readonly numberLostAt: Date;
  readonly planName: string;
  readonly mark: string;
}

export interface WorklistRow extends Omit<StoredRow, 'amountMinor' | 'currency'> {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly failureTitle: string | null;
}

export interface WorklistRequest {
  readonly filter: WorklistFilter;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** What the partial indexes of the worklist hold; written as they are, so that they serve it. */
export const OPEN_FAILURE = `r.status IN ('unknown', 'retry_scheduled', 'failed')`;
const LIST = 'failedRenewals.lost';
const DAY_MS = 86_400_000;
const MAX_DAYS = 3_650;

/** Renewals that went wrong, the number that is lost first at the top. */
@Injectable()
export class Worklist {
  constructor(
    private readonly database: Database,
    private readonly counter: BoundedCounter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refusals BAD_INPUT, PAGE_SIZE, CURSOR_INVALID. `max` is for exports. */
  async page(request: WorklistRequest, staff: StaffActor, max?: number): Promise<Page<WorklistRow>> {
    const first = pageSize(request.first, max);
    const parameters = new SqlParameters();
    const where = this.conditions(request.filter, staff, parameters);
    const [at, id] = (decodeCursor(LIST, request.after, ['instant', 'uuid']) ?? []).map((part) => parameters.bind(part));
    if (at && id) where.push(`(r.number_lost_at, r.id) > (${at}::timestamptz, ${id}::uuid)`);
    const sql = `
      SELECT r.id AS "renewalId", r.subscriber_id AS "subscriberId", r.line_id AS "lineId", s.name, l.msisdn, r.market, l.zone, l.status AS "lineStatus", r.status,
             r.failure_code AS "failureCode", r.failure_class AS "failureClass", r.amount_minor AS "amountMinor", r.currency, r.attempts,
             r.next_attempt_at AS "nextAttemptAt", l.valid_to AS "validTo", r.number_lost_at AS "numberLostAt", p.name AS "planName",
             ${instantText('r.number_lost_at')} AS mark
      FROM renewal r JOIN line l ON l.id = r.line_id JOIN subscriber s ON s.id = r.subscriber_id
        JOIN plan_version v ON v.id = r.plan_version_id JOIN plan p ON p.id = v.plan_id
      WHERE ${where.join(' AND ')} ORDER BY r.number_lost_at, r.id LIMIT ${first + 1}`;
    const filtered = Object.values(request.filter).some((value) => value != null);
    const rows = await this.database.query<StoredRow>(sql, parameters.values, filtered ? {} : { name: preparedName(sql) });
    const page = toPage(rows, first, (row) => encodeCursor(LIST, [row.mark, row.renewalId]));
    return { ...page, rows: page.rows.map((row) => rowView(row, staff)) };
  }

  count(filter: WorklistFilter, staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const where = this.conditions(filter, staff, parameters);
    return this.counter.count(`FROM renewal r WHERE ${where.join(' AND ')}`, parameters.values);
  }

  private conditions(filter: WorklistFilter, staff: StaffActor, parameters: SqlParameters): string[] {
    const scope = scopeToSql(staff, 'read', 'Renewal', { market: 'r.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const where = [OPEN_FAILURE, ...(scope?.sql === 'TRUE' ? [] : [scope?.sql ?? 'FALSE'])];
    if (filter.status != null) where.push(`r.status = ${parameters.bind(filter.status)}`);
    if (filter.failureClass != null) where.push(`r.failure_class = ${parameters.bind(filter.failureClass)}`);
    if (filter.market != null) where.push(abilityOf(staff).can('read', record('Renewal', { market: filter.market })) ? `r.market = ${parameters.bind(filter.market)}` : 'FALSE');
    if (filter.lostWithinDays != null) {
      const days = filter.lostWithinDays;
      if (days < 0 || days > MAX_DAYS) throw new Refusal('BAD_INPUT', { field: 'lostWithinDays', reason: 'OUT_OF_RANGE', min: 0, max: MAX_DAYS });
      where.push(`r.number_lost_at < ${parameters.bind(new Date(this.clock.now().getTime() + days * DAY_MS))}`);
    }
    return where;
  }
}

function rowView({ amountMinor, currency, ...row }: StoredRow, staff: StaffActor): WorklistRow {
  return {
    ...row,
    name: maskFor(staff.role, 'name', row.name),
    msisdn: maskFor(staff.role, 'msisdn', row.msisdn),
    amount: { minor: amountMinor, currency },
    failureTitle: failureTitle(row.failureCode, staff),
  };
}
