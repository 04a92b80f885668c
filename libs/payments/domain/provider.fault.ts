import type { ChargeOutcome } from '../provider/payment.provider.js';
import { normaliseFailure } from './decline.catalogue.js';
import type { FailureCode } from './failure.js';

/** Refusals that are not about the payment: the provider, or our standing with it, is at fault for everybody. */
const FOR_EVERYBODY: ReadonlySet<FailureCode> = new Set(['request_rejected', 'processing_fault', 'merchant_setup']);

/** Whether an exchange went wrong on the provider's side, and not on the payer's. */
export function isProviderFault(outcome: ChargeOutcome, provider: string): boolean {
  if (outcome.kind === 'not_reached') return outcome.note !== 'not_sent';
  if (outcome.kind === 'unknown') return outcome.note !== 'still_under_way';
  return outcome.kind === 'failed' && FOR_EVERYBODY.has(normaliseFailure(outcome, provider).code);
}
