import { failureKind, isAsAsked, isPastDelivery, normaliseFailure, providerRequest } from '#payments';
import type { Captured, ChargeOutcome, ChargeRecord, Failure } from '#payments';

/** What an exchange with the provider means for the charge. */
export type Verdict =
  | { readonly kind: 'paid' }
  /** Money was taken, but not what was asked for. */
  | { readonly kind: 'paid_otherwise'; readonly captured: Captured }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly advice: string | null }
  /** The provider certainly does not have the charge, or has taken it back from the subscriber unpaid. */
  | { readonly kind: 'withdrawn'; readonly failure: Failure }
  /** It is the subscriber's turn. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'not_known' };

/** Reads an outcome. Only evidence counts: that a young charge cannot be found proves nothing, its request may be under way. */
export function verdictOn(charge: ChargeRecord, outcome: ChargeOutcome, now: Date): Verdict {
  switch (outcome.kind) {
    case 'succeeded':
      return isAsAsked(providerRequest(charge), outcome.captured) ? { kind: 'paid' } : { kind: 'paid_otherwise', captured: outcome.captured };
    case 'failed':
      if (charge.confirmBy !== null && outcome.raw === TAKEN_BACK) return { kind: 'withdrawn', failure: own('not_confirmed') };
      return { kind: 'refused', failure: normaliseFailure(outcome, charge.provider), advice: outcome.advice };
    case 'not_reached':
      // Of an earlier exchange nothing is said by a later one that did not get through.
      return charge.exchanges === 0 ? { kind: 'withdrawn', failure: own('provider_unreachable') } : { kind: 'not_known' };
    case 'not_found':
      return isPastDelivery(charge, now) ? { kind: 'withdrawn', failure: own('never_received') } : { kind: 'not_known' };
    case 'awaiting':
      return { kind: 'awaited' };
    case 'unknown':
      return { kind: 'not_known' };
  }
}

/** What a provider says of a link that was taken back. */
const TAKEN_BACK = 'canceled';

function own(raw: 'provider_unreachable' | 'never_received' | 'not_confirmed'): Failure {
  return { code: raw, class: failureKind(raw).class };
}
