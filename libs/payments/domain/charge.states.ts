import { defineStates } from '#kernel';

export type ChargeStatus = 'pending' | 'unknown' | 'succeeded' | 'failed' | 'canceled';

/** `lose`: the answer did not arrive. `withdraw`: it is certain that the provider never had the request. `surface`: it had taken the money after all. */
export type ChargeEvent = 'succeed' | 'fail' | 'lose' | 'withdraw' | 'surface';

/** Life of a charge. The database refuses every move that is not here (state_transition). */
export const chargeStates = defineStates<ChargeStatus, ChargeEvent>({
  initial: 'pending',
  table: {
    pending: { succeed: 'succeeded', fail: 'failed', lose: 'unknown', withdraw: 'canceled' },
    unknown: { succeed: 'succeeded', fail: 'failed', lose: 'unknown', withdraw: 'canceled' },
    succeeded: {},
    failed: { surface: 'succeeded' },
    canceled: { surface: 'succeeded' },
  },
});

/** Money may or may not have moved: nothing else may be charged on the line. */
export const OPEN_CHARGE: readonly ChargeStatus[] = ['pending', 'unknown'];
