import type { DisputeStatus } from '../domain/dispute.states.js';
import type { RefundFailure, RefundKind, RefundStatus } from '../domain/refund.states.js';
import type { PostingView } from './charge.reader.js';

interface RefundFacts {
  readonly id: string;
  readonly reference: string;
  readonly chargeId: string;
  readonly kind: RefundKind;
  readonly status: RefundStatus;
  readonly failureCode: RefundFailure | null;
  readonly rawCode: string | null;
  readonly requestedBy: string;
  readonly requestedByName: string | null;
  readonly reasonCode: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly returnedAt: Date | null;
  readonly nextCheckAt: Date | null;
  readonly validityBefore: Date | null;
  readonly validityAfter: Date | null;
  readonly pointsTaken: bigint;
  readonly pointsWrittenOff: bigint;
}

export interface StoredRefund extends RefundFacts {
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface RefundView extends RefundFacts {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly postings: readonly PostingView[];
}

export const REFUND_FACTS = `
  SELECT r.id, r.reference, r.charge_id AS "chargeId", r.kind, r.status, r.failure_code AS "failureCode", r.raw_code AS "rawCode", upper(r.requested_by) AS "requestedBy",
         a.name AS "requestedByName", x.reason_code AS "reasonCode", r.created_at AS "createdAt", r.settled_at AS "settledAt", r.returned_at AS "returnedAt", r.next_check_at AS "nextCheckAt",
         r.validity_before AS "validityBefore", r.validity_after AS "validityAfter", r.points_taken AS "pointsTaken", r.points_written_off AS "pointsWrittenOff",
         r.amount_minor AS "amountMinor", r.currency
  FROM refund r LEFT JOIN action_execution x ON x.id = r.execution_id LEFT JOIN staff_account a ON a.id = x.actor_id`;

interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly status: DisputeStatus;
  readonly reason: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

export interface StoredDispute extends DisputeFacts {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly feeMinor: bigint;
  readonly feeCurrency: string;
}

export interface DisputeView extends DisputeFacts {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly fee: { readonly minor: bigint; readonly currency: string };
  readonly postings: readonly PostingView[];
}

export const DISPUTE_FACTS = `
  SELECT d.id, d.charge_id AS "chargeId", d.status, d.reason, d.opened_at AS "openedAt", d.closed_at AS "closedAt", d.amount_minor AS "amountMinor", d.currency,
         d.fee_minor AS "feeMinor", d.fee_currency AS "feeCurrency"
  FROM dispute d`;
