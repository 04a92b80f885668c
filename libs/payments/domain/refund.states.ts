import { defineStates } from '#kernel';

export type RefundStatus = 'pending' | 'unknown' | 'succeeded' | 'failed' | 'canceled';

/**
 * `lose`: the answer did not arrive. `withdraw`: it is certain that the provider never had the request. `bounce`: the bank sent the money back.
 * `surface`: the request was held up on its way, and the money has gone after all.
 */
export type RefundEvent = 'succeed' | 'fail' | 'lose' | 'withdraw' | 'bounce' | 'surface';

/** Life of a refund. The database refuses every move that is not here (state_transition). */
export const refundStates = defineStates<RefundStatus, RefundEvent>({
  initial: 'pending',
  table: {
    pending: { succeed: 'succeeded', fail: 'failed', lose: 'unknown', withdraw: 'canceled' },
    unknown: { succeed: 'succeeded', fail: 'failed', lose: 'unknown', withdraw: 'canceled' },
    succeeded: { bounce: 'failed' },
    failed: {},
    canceled: { surface: 'succeeded', fail: 'failed' },
  },
});

/** Money may or may not have gone: no other refund of the charge is begun. */
export const OPEN_REFUND: readonly RefundStatus[] = ['pending', 'unknown'];
/** What counts against the charge. */
export const COUNTED_REFUND: readonly RefundStatus[] = ['pending', 'unknown', 'succeeded'];

/**
 * What a refund is for. `reversal`: the renewal is taken back, with its validity and its points. `correction`: money that should not have been
 * taken. `goodwill`: a gift of ours.
 */
export const REFUND_KINDS = ['correction', 'goodwill', 'reversal'] as const;
export type RefundKind = (typeof REFUND_KINDS)[number];

/** Why a refund did not come to be, in our words; the provider's code stands beside it. */
export const REFUND_FAILURES = ['refused', 'returned', 'unreachable', 'never_received', 'amount_mismatch'] as const;
export type RefundFailure = (typeof REFUND_FAILURES)[number];
