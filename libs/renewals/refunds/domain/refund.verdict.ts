import { FIRST_CHECK_MINUTES } from '#payments';
import type { Captured, ProviderOutcome, RefundFailure, RefundRecord } from '#payments';

/** What an exchange with the provider means for the refund. */
export type RefundVerdict =
  | { readonly kind: 'paid' }
  /** Money went back, but not what was asked for. */
  | { readonly kind: 'paid_otherwise'; readonly moved: Captured }
  | { readonly kind: 'refused' }
  /** The bank has sent the money back. */
  | { readonly kind: 'returned' }
  /** The provider certainly does not have the refund. */
  | { readonly kind: 'withdrawn'; readonly failure: RefundFailure }
  | { readonly kind: 'not_known' }
  /** It says nothing that is not known. */
  | { readonly kind: 'no_news' };

/** Reads an outcome. Only evidence counts, and what is at its end moves for nothing but the bank's return of the money. */
export function refundVerdict(refund: RefundRecord, outcome: ProviderOutcome, now: Date): RefundVerdict {
  if (refund.status === 'succeeded' && outcome.kind === 'failed') return { kind: 'returned' };
  if (refund.settledAt !== null && !isLate(refund, outcome)) return { kind: 'no_news' };
  switch (outcome.kind) {
    case 'succeeded': {
      const { captured: moved } = outcome;
      return moved.minor === refund.amountMinor && moved.currency === refund.currency ? { kind: 'paid' } : { kind: 'paid_otherwise', moved };
    }
    case 'failed':
      return { kind: 'refused' };
    case 'not_reached':
      // Of an earlier exchange nothing is said by a later one that did not get through.
      return refund.exchanges === 0 ? { kind: 'withdrawn', failure: 'unreachable' } : { kind: 'not_known' };
    case 'not_found':
      return refund.providerReference === null && isPastDelivery(refund, now) ? { kind: 'withdrawn', failure: 'never_received' } : { kind: 'not_known' };
    case 'unknown':
      return { kind: 'not_known' };
  }
}

/** What was withdrawn has reached the provider after all; of what the provider itself has ended, an older message says nothing. */
function isLate({ status, failureCode }: RefundRecord, { kind }: ProviderOutcome): boolean {
  return status === 'canceled' && failureCode !== 'amount_mismatch' && (kind === 'succeeded' || kind === 'failed');
}

/** A request is given up on long before this, so that by then it has arrived or never will. */
function isPastDelivery({ createdAt }: RefundRecord, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= FIRST_CHECK_MINUTES * 60_000;
}
