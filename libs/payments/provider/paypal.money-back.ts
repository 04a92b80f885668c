import { z } from 'zod';
import type { DisputeStatus } from '../domain/dispute.states.js';
import { ownId } from './money.back.js';
import type { MoneyBack, NamedCharge } from './money.back.js';
import { fromPaypalAmount } from './paypal.amount.js';
import { outcomeOfRefund } from './paypal.outcome.js';
import { paypalShapes } from './paypal.wire.js';
import type { PaypalDispute, PaypalRefund } from './paypal.wire.js';

/** PayPal reverses a capture in the same words in which a merchant refunds it. */
const REFUND_EVENTS = new Set(['PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.CAPTURE.REVERSED']);
const DISPUTE_EVENTS = new Set(['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.UPDATED', 'CUSTOMER.DISPUTE.RESOLVED']);
const CAPTURE_LINK = /\/v2\/payments\/captures\/([A-Z0-9]+)$/;

const aboutRefund = z.object({ resource: paypalShapes.refund });
const aboutDispute = z.object({ resource: paypalShapes.dispute });

/** How a dispute that is over ended for us. Where PayPal pays the buyer out of its own pocket, we keep the money. */
const OUTCOMES: Readonly<Record<string, DisputeStatus>> = {
  RESOLVED_BUYER_FAVOUR: 'lost',
  ACCEPTED: 'lost',
  RESOLVED_SELLER_FAVOUR: 'won',
  RESOLVED_WITH_PAYOUT: 'won',
  CANCELED_BY_BUYER: 'won',
  DENIED: 'won',
};

/** Null if the event says nothing of a refund or a dispute, or not in a shape that can be trusted. */
export function moneyBackInPaypalEvent(type: string, payload: object): MoneyBack | null {
  if (REFUND_EVENTS.has(type)) return refundIn(aboutRefund.safeParse(payload).data?.resource);
  if (DISPUTE_EVENTS.has(type)) return disputeIn(aboutDispute.safeParse(payload).data?.resource);
  return null;
}

function refundIn(refund: PaypalRefund | undefined): MoneyBack | null {
  if (!refund) return null;
  const own = ownId(refund.custom_id);
  return {
    about: 'refund',
    // Whose id it is, the reader finds out: one that was made at PayPal carries the charge's or none.
    refundId: own,
    chargeId: own,
    charge: captureOf(refund),
    reference: refund.id,
    amount: fromPaypalAmount(refund.amount),
    outcome: outcomeOfRefund(refund, null),
    echoesDispute: true,
  };
}

/** Only its link names the capture. */
function captureOf({ links }: PaypalRefund): string | null {
  const up = links?.find(({ rel }) => rel === 'up')?.href;
  return CAPTURE_LINK.exec(up ?? '')?.[1] ?? null;
}

function disputeIn(dispute: PaypalDispute | undefined): MoneyBack | null {
  const status = dispute && statusOf(dispute);
  if (!dispute || !status) return null;
  const amount = fromPaypalAmount(dispute.dispute_amount);
  return { about: 'dispute', ...chargeOf(dispute), reference: dispute.dispute_id, amount, fee: { ...amount, minor: 0n }, reason: dispute.reason ?? null, status, echoedByRefund: true };
}

/** While buyer and seller talk, PayPal only holds the money; from a claim on it is gone until PayPal has decided. */
function statusOf({ status, dispute_life_cycle_stage: stage, dispute_outcome: outcome }: PaypalDispute): DisputeStatus | null {
  if (status === 'RESOLVED') return OUTCOMES[outcome?.outcome_code ?? ''] ?? null;
  return stage === 'INQUIRY' ? 'inquiry' : 'open';
}

function chargeOf({ disputed_transactions: [transaction] }: PaypalDispute): NamedCharge {
  return { charge: transaction?.seller_transaction_id ?? null, chargeId: ownId(transaction?.custom) };
}
