import Stripe from 'stripe';
import type { ChargeOutcome, ProviderOutcome, ProviderRequest } from './payment.provider.js';
import { outcomeOfError, outcomeOfIntent } from './stripe.outcome.js';

/** A question that fails leaves open what was asked. */
export function questionFailed(error: unknown): ProviderOutcome {
  const outcome = outcomeOfError(error);
  const said = 'note' in outcome ? { note: outcome.note, detail: outcome.detail } : ({ note: 'question_refused', detail: 'raw' in outcome ? outcome.raw : null } as const);
  return { kind: 'unknown', ...said, reference: null, requestId: null };
}

/**
 * Takes a payment back from the cardholder. Stripe refuses for one that has come to its end, and says which.
 * @param find asks what has become of a payment whose id is not known here
 */
export async function withdrawIntent(stripe: Stripe, request: ProviderRequest, find: () => Promise<ChargeOutcome>): Promise<ChargeOutcome> {
  const found = request.providerReference === null ? await find() : null;
  const id = request.providerReference ?? (found?.kind === 'awaiting' ? found.reference : null);
  if (id === null) return found ?? { kind: 'not_found' };
  try {
    const intent = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
    return outcomeOfIntent(intent, intent.lastResponse.requestId);
  } catch (error) {
    const intent = error instanceof Stripe.errors.StripeInvalidRequestError ? error.payment_intent : undefined;
    return intent ? outcomeOfIntent(intent, null) : questionFailed(error);
  }
}
