import type { FailureClass, FailureCode } from '#payments';
import type { RenewalStatus } from './domain/renewal.states.js';

/** The renewal of a line for one period. */
export interface RenewalRecord {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  /** The end of validity that this renewal moves. */
  readonly periodStart: Date;
  readonly planVersionId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: RenewalStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly failureCode: string | null;
  readonly failureClass: FailureClass | null;
  readonly runId: string | null;
}

export const RENEWAL_COLUMNS = `
  r.id, r.line_id AS "lineId", r.subscriber_id AS "subscriberId", r.market, r.period_start AS "periodStart", r.plan_version_id AS "planVersionId",
  r.amount_minor AS "amountMinor", r.currency, r.status, r.attempts, r.next_attempt_at AS "nextAttemptAt", r.failure_code AS "failureCode",
  r.failure_class AS "failureClass", r.run_id AS "runId"`;

/** A renewal that begins to be charged: a new one, or one that was at rest. */
export interface BeginRenewal {
  readonly id: string;
  /** The state that it is expected in; null for a new one. */
  readonly from: RenewalStatus | null;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly periodStart: Date;
  readonly planVersionId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly attempts: number;
  readonly chargeId: string | null;
  readonly numberLostAt: Date;
  readonly runId: string | null;
  readonly at: Date;
}

/** The state of a renewal after something was settled. */
export interface RenewalChange {
  readonly id: string;
  readonly status: RenewalStatus;
  readonly nextAttemptAt: Date | null;
  readonly failureCode: FailureCode | null;
  readonly failureClass: FailureClass | null;
  readonly extendedTo: Date | null;
  readonly settledAt: Date | null;
}
