import { defineStates } from '#kernel';

export type ChargeStatus = 'pending' | 'unknown' | 'awaiting' | 'succeeded' | 'failed' | 'canceled';

/**
 * `await`: it is the subscriber's turn. `lose`: the answer did not arrive. `withdraw`: it is certain that the provider never had the request,
 * or that the subscriber is not waited for any more. `surface`: it had taken the money after all.
 */
export type ChargeEvent = 'succeed' | 'fail' | 'await' | 'lose' | 'withdraw' | 'surface';

/** Life of a charge. The database refuses every move that is not here (state_transition). */
export const chargeStates = defineStates<ChargeStatus, ChargeEvent>({
  initial: 'pending',
  table: {
    pending: { succeed: 'succeeded', fail: 'failed', await: 'awaiting', lose: 'unknown', withdraw: 'canceled' },
    unknown: { succeed: 'succeeded', fail: 'failed', await: 'awaiting', lose: 'unknown', withdraw: 'canceled' },
    awaiting: { succeed: 'succeeded', fail: 'failed', await: 'awaiting', lose: 'unknown', withdraw: 'canceled' },
    succeeded: {},
    failed: { surface: 'succeeded' },
    canceled: { surface: 'succeeded' },
  },
});

/** Money may or may not have moved, or is about to: nothing else may be charged on the line. */
export const OPEN_CHARGE: readonly ChargeStatus[] = ['pending', 'unknown', 'awaiting'];
