import type Stripe from 'stripe';
import type { DisputeStatus } from '../domain/dispute.states.js';
import { ownId } from './money.back.js';
import type { MoneyBack } from './money.back.js';
import { fromStripeAmount } from './stripe.amount.js';
import { outcomeOfRefund } from './stripe.refunds.js';

const REFUND_EVENTS = new Set(['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated']);
const DISPUTES: Readonly<Record<string, DisputeStatus>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'dropped',
  prevented: 'dropped',
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  lost: 'lost',
};

/** Null if the event says nothing of a refund or a dispute, or not in a shape that can be trusted. */
export function moneyBackInStripeEvent(type: string, payload: object): MoneyBack | null {
  const object = (payload as { data?: { object?: object } }).data?.object;
  if (!object) return null;
  if (REFUND_EVENTS.has(type)) return refundIn(object as Stripe.Refund);
  if (type.startsWith('charge.dispute.')) return disputeIn(object as Stripe.Dispute);
  if (type !== 'charge.refunded') return null;
  const charge = idOf((object as Stripe.Charge).payment_intent);
  return charge === null ? null : { about: 'charge', charge, chargeId: null };
}

function refundIn(refund: Stripe.Refund): MoneyBack | null {
  const charge = idOf(refund.payment_intent);
  if (charge === null || typeof refund.id !== 'string' || !isAmount(refund)) return null;
  return {
    about: 'refund',
    refundId: ownId(refund.metadata?.['refund_id']),
    reference: refund.id,
    charge,
    chargeId: null,
    amount: fromStripeAmount(refund.amount, refund.currency),
    outcome: outcomeOfRefund(refund, null),
    echoesDispute: false,
  };
}

function disputeIn(dispute: Stripe.Dispute): MoneyBack | null {
  const charge = idOf(dispute.payment_intent);
  const status = DISPUTES[dispute.status];
  if (charge === null || !status || typeof dispute.id !== 'string' || !isAmount(dispute)) return null;
  const amount = fromStripeAmount(dispute.amount, dispute.currency);
  const withdrawal = dispute.balance_transactions.find(({ fee }) => fee > 0);
  const fee = withdrawal ? fromStripeAmount(withdrawal.fee, withdrawal.currency) : { ...amount, minor: 0n };
  return { about: 'dispute', reference: dispute.id, charge, chargeId: null, amount, fee, reason: dispute.reason, status, echoedByRefund: false };
}

function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

/** What is signed is the provider's, and still only believed in the shape that is known. */
function isAmount({ amount, currency }: { readonly amount: unknown; readonly currency: unknown }): boolean {
  return Number.isSafeInteger(amount) && (amount as number) > 0 && typeof currency === 'string';
}
