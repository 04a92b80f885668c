import type { CurrencyCode } from '#kernel';
import type { ChargePermit } from './charge.permit.js';
import type { ChargeStatus } from './domain/charge.states.js';
import type { FailureClass } from './domain/failure.js';
import type { ProviderRequest } from './provider/payment.provider.js';

/** A charge with the method that it uses. */
export interface ChargeRecord {
  readonly id: string;
  readonly reference: string;
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly paymentMethodId: string;
  readonly attemptNumber: number;
  readonly provider: string;
  readonly providerReference: string | null;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly status: ChargeStatus;
  readonly failureCode: string | null;
  readonly failureClass: FailureClass | null;
  readonly requestedBy: 'schedule' | 'staff';
  readonly executionId: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** When the provider is asked about it next; null while it is open: not any more. */
  readonly nextCheckAt: Date | null;
  readonly checks: number;
  /** When the link ends under which the subscriber confirms it; null: nobody has to. */
  readonly confirmBy: Date | null;
  /** Exchanges with the provider so far. */
  readonly exchanges: number;
  readonly methodToken: string;
  readonly methodCustomer: string | null;
  readonly brand: string;
  readonly consentRestoredAt: Date | null;
  readonly cardKey: string | null;
  readonly sharesCard: boolean;
}

/** A charge that is about to be asked for: of what, how much and when, the permit says. */
export interface NewCharge {
  readonly id: string;
  readonly reference: string;
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly attemptNumber: number;
  readonly requestedBy: 'schedule' | 'staff';
  readonly executionId: string | null;
  /** Set: the subscriber confirms it in person until then. */
  readonly confirmBy: Date | null;
  readonly permit: ChargePermit;
}

export const CHARGE_COLUMNS = `
  c.id, c.reference, c.renewal_id AS "renewalId", c.line_id AS "lineId", c.subscriber_id AS "subscriberId", c.market,
  c.payment_method_id AS "paymentMethodId", c.attempt_number AS "attemptNumber", c.provider, c.provider_reference AS "providerReference",
  c.amount_minor AS "amountMinor", c.currency, c.status, c.failure_code AS "failureCode", c.failure_class AS "failureClass",
  c.requested_by AS "requestedBy", c.execution_id AS "executionId", c.created_at AS "createdAt", c.settled_at AS "settledAt", c.next_check_at AS "nextCheckAt", c.checks, c.confirm_by AS "confirmBy",
  (SELECT count(*)::int FROM charge_attempt a WHERE a.charge_id = c.id) AS exchanges,
  m.provider_token AS "methodToken", m.provider_customer AS "methodCustomer", m.brand, m.consent_restored_at AS "consentRestoredAt",
  m.card_key AS "cardKey", m.shares_card AS "sharesCard"`;

/** The charge as the provider is asked for it. */
export function providerRequest(charge: Pick<ChargeRecord, 'id' | 'reference' | 'amountMinor' | 'currency' | 'methodToken' | 'methodCustomer' | 'providerReference' | 'createdAt' | 'confirmBy'>): ProviderRequest {
  return {
    chargeId: charge.id,
    reference: charge.reference,
    amount: { minor: charge.amountMinor, currency: charge.currency },
    method: { token: charge.methodToken, customer: charge.methodCustomer },
    providerReference: charge.providerReference,
    createdAt: charge.createdAt,
    byLink: charge.confirmBy !== null,
  };
}
