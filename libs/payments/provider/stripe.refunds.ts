import Stripe from 'stripe';
import type { ProviderOutcome, RefundRequest } from './payment.provider.js';
import { fromStripeAmount, toStripeAmount } from './stripe.amount.js';
import { outcomeOfError } from './stripe.outcome.js';
import { questionFailed } from './stripe.questions.js';

const PAGE = 100;
/** No charge is refunded anywhere near as often. */
const MAX_LISTED = 1_000;

/** Stripe's refunds through its official client: one for each of ours, under our id as its key. */
export class StripeRefunds {
  constructor(private readonly stripe: Stripe) {}

  async refund({ refundId, reference, amount, charge }: RefundRequest): Promise<ProviderOutcome> {
    const minor = toStripeAmount(amount);
    if (minor === null) return { ...refused('invalid_amount'), reference: null };
    try {
      const refund = await this.stripe.refunds.create(
        { payment_intent: charge.providerReference, amount: minor, metadata: { refund_id: refundId, reference } },
        { idempotencyKey: refundId },
      );
      return outcomeOfRefund(refund, refund.lastResponse.requestId);
    } catch (error) {
      return refusedOrLost(error);
    }
  }

  async find(request: RefundRequest): Promise<ProviderOutcome> {
    try {
      if (request.providerReference === null) return await this.list(request);
      const refund = await this.stripe.refunds.retrieve(request.providerReference);
      return outcomeOfRefund(refund, refund.lastResponse.requestId);
    } catch (error) {
      return questionFailed(error);
    }
  }

  /** The list is up to date, so that a refund that is not in it does not exist. */
  private async list({ refundId, charge }: RefundRequest): Promise<ProviderOutcome> {
    let seen = 0;
    for await (const refund of this.stripe.refunds.list({ payment_intent: charge.providerReference, limit: PAGE })) {
      if (refund.metadata?.['refund_id'] === refundId) return outcomeOfRefund(refund, null);
      seen += 1;
      if (seen >= MAX_LISTED) return { kind: 'unknown', note: 'too_many_charges', detail: String(MAX_LISTED), reference: null, requestId: null };
    }
    return { kind: 'not_found' };
  }
}

/** What the state of a Stripe refund means for ours. */
export function outcomeOfRefund(refund: Stripe.Refund, requestId: string | null): ProviderOutcome {
  switch (refund.status) {
    case 'succeeded':
      return { kind: 'succeeded', reference: refund.id, captured: fromStripeAmount(refund.amount, refund.currency), requestId };
    case 'failed':
      return { ...refused(refund.failure_reason ?? 'refund_failed'), reference: refund.id, requestId };
    case 'canceled':
      return { ...refused('canceled'), reference: refund.id, requestId };
    default:
      // On its way, waiting for somebody, or in a state that Stripe invented since.
      return { kind: 'unknown', note: 'still_under_way', detail: refund.status, reference: refund.id, requestId };
  }
}

/** A refusal of the request speaks of the refund itself: its code is kept as it is, since no card was asked. */
function refusedOrLost(error: unknown): ProviderOutcome {
  const outcome = outcomeOfError(error);
  if (outcome.kind !== 'failed' || !(error instanceof Stripe.errors.StripeError)) return outcome;
  return { ...outcome, raw: error.code ?? outcome.raw, message: error.message };
}

function refused(raw: string) {
  return { kind: 'failed', raw, network: null, advice: null, message: null, requestId: null as string | null } as const;
}
