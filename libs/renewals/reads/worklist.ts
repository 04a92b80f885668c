import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { maskFor } from '#permissions';
import { failureTitle } from '#payments/api';
import { BANK_TRANSFER } from '#payments';
import type { FailureClass } from '#payments';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, SqlParameters, preparedName } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { decodeCursor, encodeCursor, instantText, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { LineStatus } from '#subscribers';
import type { RenewalStatus } from '../domain/renewal.states.js';
import { worklistConditions } from './worklist.filter.js';
import type { WorklistFilter } from './worklist.filter.js';

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
  readonly openedAt: Date;
  readonly incidentId: string | null;
  readonly awaitedProvider: string | null;
  readonly nextAttemptAt: Date | null;
  readonly validTo: Date;
  readonly numberLostAt: Date;
  readonly planName: string;
  readonly mark: string;
}

/** What is awaited of the subscriber. */
export const AWAITED_OF = ['transfer', 'confirmation'] as const;
export type AwaitedOf = (typeof AWAITED_OF)[number];

export interface WorklistRow extends Omit<StoredRow, 'amountMinor' | 'currency' | 'awaitedProvider'> {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly failureTitle: string | null;
  readonly awaited: AwaitedOf | null;
}

export interface WorklistRequest {
  readonly filter: WorklistFilter;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** Of numbers that are lost at the same moment, the higher amount first; see the migration of the order. */
const ORDER = 'r.number_lost_at, r.currency, (-r.amount_minor), r.id';
const AWAITED_PROVIDER = '(SELECT c.provider FROM charge c WHERE c.id = r.last_charge_id)';
const LIST = 'failedRenewals.value';

/** Renewals that went wrong, the number that is lost first at the top, and of those the most valuable. */
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
    const where = worklistConditions(request.filter, staff, this.clock.now(), parameters);
    const [at, currency, amount, id] = (decodeCursor(LIST, request.after, ['instant', 'text', 'integer', 'uuid']) ?? []).map((part) => parameters.bind(part));
    if (at && currency && amount && id) where.push(`(${ORDER}) > (${at}::timestamptz, ${currency}::text, -(${amount}::bigint), ${id}::uuid)`);
    const sql = `
      SELECT r.id AS "renewalId", r.subscriber_id AS "subscriberId", r.line_id AS "lineId", s.name, l.msisdn, r.market, l.zone, l.status AS "lineStatus", r.status,
             r.failure_code AS "failureCode", r.failure_class AS "failureClass", r.amount_minor AS "amountMinor", r.currency, r.attempts, r.created_at AS "openedAt", r.incident_id AS "incidentId",
             ${request.filter.status === 'awaiting' ? AWAITED_PROVIDER : 'NULL'} AS "awaitedProvider",
             r.next_attempt_at AS "nextAttemptAt", l.valid_to AS "validTo", r.number_lost_at AS "numberLostAt", p.name AS "planName",
             ${instantText('r.number_lost_at')} AS mark
      FROM renewal r JOIN line l ON l.id = r.line_id JOIN subscriber s ON s.id = r.subscriber_id
        JOIN plan_version v ON v.id = r.plan_version_id JOIN plan p ON p.id = v.plan_id
      WHERE ${where.join(' AND ')} ORDER BY ${ORDER} LIMIT ${first + 1}`;
    const filtered = Object.values(request.filter).some((value) => value != null);
    const rows = await this.database.query<StoredRow>(sql, parameters.values, filtered ? {} : { name: preparedName(sql) });
    const page = toPage(rows, first, (row) => encodeCursor(LIST, [row.mark, row.currency, row.amountMinor, row.renewalId]));
    return { ...page, rows: page.rows.map((row) => rowView(row, staff)) };
  }

  count(filter: WorklistFilter, staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const where = worklistConditions(filter, staff, this.clock.now(), parameters);
    return this.counter.count(`FROM renewal r WHERE ${where.join(' AND ')}`, parameters.values);
  }
}

function rowView({ amountMinor, currency, awaitedProvider, ...row }: StoredRow, staff: StaffActor): WorklistRow {
  return {
    ...row,
    name: maskFor(staff.role, 'name', row.name),
    msisdn: maskFor(staff.role, 'msisdn', row.msisdn),
    amount: { minor: amountMinor, currency },
    failureTitle: failureTitle(row.failureCode, staff),
    awaited: awaitedProvider === null ? null : awaitedProvider === BANK_TRANSFER ? 'transfer' : 'confirmation',
  };
}
