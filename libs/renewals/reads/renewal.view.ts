import { maskFor } from '#permissions';
import type { FailureView, StoredFailure } from '#payments/api';
import { failureView } from '#payments/api';
import type { StaffActor } from '#platform/access';
import type { PlanVersionType } from '#plans/api';
import type { LineStatus } from '#subscribers';
import type { RenewalStatus } from '../domain/renewal.states.js';

interface RenewalFacts {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly periodStart: Date;
  readonly status: RenewalStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly numberLostAt: Date;
  readonly extendedTo: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** Of an open failure. */
  readonly incidentId: string | null;
}

export interface StoredRenewal extends RenewalFacts, StoredFailure {
  readonly planVersionId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly name: string;
  readonly msisdn: string;
  readonly lineStatus: LineStatus;
  readonly zone: string;
  readonly validTo: Date;
}

export interface RenewalView extends RenewalFacts {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly failure: FailureView | null;
  readonly plan: PlanVersionType;
  readonly subscriber: { readonly id: string; readonly name: string };
  readonly line: { readonly id: string; readonly msisdn: string; readonly status: LineStatus; readonly zone: string; readonly validTo: Date };
}

/** A renewal with the subscriber and the line that it names, and the provider's codes of its last charge. */
export const SELECT_RENEWAL = `
  SELECT r.id, r.line_id AS "lineId", r.subscriber_id AS "subscriberId", r.period_start AS "periodStart", r.plan_version_id AS "planVersionId",
         r.amount_minor AS "amountMinor", r.currency, r.status, r.attempts, r.next_attempt_at AS "nextAttemptAt", r.number_lost_at AS "numberLostAt",
         r.extended_to AS "extendedTo", r.created_at AS "createdAt", r.settled_at AS "settledAt",
         CASE WHEN r.status IN ('unknown', 'retry_scheduled', 'failed') THEN r.incident_id END AS "incidentId", r.failure_code AS "failureCode", r.failure_class AS "failureClass",
         c.raw_code AS "rawCode", c.network_code AS "networkCode", c.advice_code AS "adviceCode",
         s.name, l.msisdn, l.status AS "lineStatus", l.zone, l.valid_to AS "validTo"
  FROM renewal r JOIN subscriber s ON s.id = r.subscriber_id JOIN line l ON l.id = r.line_id LEFT JOIN charge c ON c.id = r.last_charge_id`;

export function renewalView(row: StoredRenewal, plan: PlanVersionType, staff: StaffActor): RenewalView {
  return {
    ...row,
    amount: { minor: row.amountMinor, currency: row.currency },
    failure: failureView(row, staff),
    plan,
    subscriber: { id: row.subscriberId, name: maskFor(staff.role, 'name', row.name) },
    line: { id: row.lineId, msisdn: maskFor(staff.role, 'msisdn', row.msisdn), status: row.lineStatus, zone: row.zone, validTo: row.validTo },
  };
}
