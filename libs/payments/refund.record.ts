import type { CurrencyCode } from '#kernel';
import type { ExchangeNote } from './domain/exchange.notes.js';
import type { RefundFailure, RefundKind, RefundStatus } from './domain/refund.states.js';
import type { RefundRequest } from './provider/payment.provider.js';

/** A refund as it stands. */
export interface RefundRecord {
  readonly id: string;
  readonly reference: string;
  readonly chargeId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly kind: RefundKind;
  readonly provider: string;
  readonly providerReference: string | null;
  /** The provider's own id of the charge. */
  readonly chargeReference: string;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly status: RefundStatus;
  readonly failureCode: RefundFailure | null;
  readonly requestedBy: 'staff' | 'provider';
  readonly executionId: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** When the provider is asked about it next; null while it is open: not any more. */
  readonly nextCheckAt: Date | null;
  readonly checks: number;
  /** Exchanges with the provider so far. */
  readonly exchanges: number;
  readonly validityBefore: Date | null;
  readonly validityAfter: Date | null;
  readonly pointsTaken: bigint;
}

/** A refund that is about to be asked for, or that the provider made by itself. */
export interface NewRefund {
  readonly id: string;
  readonly reference: string;
  readonly chargeId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly kind: RefundKind;
  readonly provider: string;
  readonly providerReference: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly requestedBy: 'staff' | 'provider';
  readonly executionId: string | null;
  readonly createdAt: Date;
}

/** The state of a refund after an exchange; what is absent stays. */
export interface RefundChange {
  readonly id: string;
  readonly status: RefundStatus;
  readonly providerReference: string | null;
  readonly rawCode: string | null;
  readonly failureCode: RefundFailure | null;
  readonly settledAt: Date | null;
  readonly returnedAt: Date | null;
  readonly nextCheckAt: Date | null;
  readonly checks: number;
  readonly tookBack?: TakenBack;
}

/** What a reversal took back. */
export interface TakenBack {
  readonly validity: { readonly before: Date; readonly after: Date } | null;
  readonly points: bigint;
  readonly writtenOff: bigint;
}

/** One exchange with the provider about a refund, as it is kept. */
export interface RefundExchange {
  readonly refundId: string;
  readonly seq: number;
  readonly kind: 'create' | 'query' | 'webhook' | 'staff';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: 'succeeded' | 'failed' | 'unknown' | 'not_found' | 'not_reached';
  readonly providerReference: string | null;
  readonly rawCode: string | null;
  readonly note: ExchangeNote | null;
  readonly message: string | null;
  readonly requestId: string | null;
}

export const REFUND_COLUMNS = `
  r.id, r.reference, r.charge_id AS "chargeId", r.line_id AS "lineId", r.subscriber_id AS "subscriberId", r.market, r.kind, r.provider,
  r.provider_reference AS "providerReference", c.provider_reference AS "chargeReference", r.amount_minor AS "amountMinor", r.currency, r.status,
  r.failure_code AS "failureCode", r.requested_by AS "requestedBy", r.execution_id AS "executionId", r.created_at AS "createdAt",
  r.settled_at AS "settledAt", r.next_check_at AS "nextCheckAt", r.checks, (SELECT count(*)::int FROM refund_attempt a WHERE a.refund_id = r.id) AS exchanges,
  r.validity_before AS "validityBefore", r.validity_after AS "validityAfter", r.points_taken AS "pointsTaken"`;

/** The refund as the provider is asked for it. */
export function refundRequest(refund: RefundRecord): RefundRequest {
  return {
    refundId: refund.id,
    reference: refund.reference,
    amount: { minor: refund.amountMinor, currency: refund.currency },
    charge: { id: refund.chargeId, providerReference: refund.chargeReference },
    providerReference: refund.providerReference,
    createdAt: refund.createdAt,
  };
}
