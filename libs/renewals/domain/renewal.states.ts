import { defineStates } from '#kernel';

export type RenewalStatus = 'due' | 'charging' | 'awaiting' | 'unknown' | 'retry_scheduled' | 'failed' | 'succeeded' | 'lapsed' | 'canceled';

/**
 * `await`: it is the subscriber's turn to pay. `give_up`: a person has to do something. `lapse`: the number is lost. `lose`: the outcome of the charge
 * is not known. `reverse`: it was paid, and taken back.
 */
export type RenewalEvent = 'begin' | 'succeed' | 'await' | 'retry_later' | 'give_up' | 'lose' | 'lapse' | 'cancel' | 'reverse';

/** Life of the renewal of one line for one period. The database refuses every move that is not here (state_transition). */
export const renewalStates = defineStates<RenewalStatus, RenewalEvent>({
  initial: 'due',
  table: {
    due: { begin: 'charging', succeed: 'succeeded', give_up: 'failed', lapse: 'lapsed', cancel: 'canceled' },
    charging: { succeed: 'succeeded', await: 'awaiting', retry_later: 'retry_scheduled', give_up: 'failed', lose: 'unknown' },
    awaiting: { succeed: 'succeeded', await: 'awaiting', retry_later: 'retry_scheduled', give_up: 'failed', lose: 'unknown', lapse: 'lapsed' },
    unknown: { succeed: 'succeeded', await: 'awaiting', retry_later: 'retry_scheduled', give_up: 'failed', lose: 'unknown' },
    retry_scheduled: { begin: 'charging', give_up: 'failed', lapse: 'lapsed', cancel: 'canceled' },
    failed: { begin: 'charging', lapse: 'lapsed', cancel: 'canceled' },
    succeeded: { reverse: 'canceled' },
    lapsed: {},
    canceled: { begin: 'charging' },
  },
});

/** A line has at most one renewal in these. */
export const OPEN_RENEWAL: readonly RenewalStatus[] = ['due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed'];
/** Open ones from which nothing is under way: they can be canceled, lapse, or be charged again. */
/** Those that end with the number. */
export const LAPSING: readonly RenewalStatus[] = ['due', 'awaiting', 'retry_scheduled', 'failed'];
export const AT_REST: readonly RenewalStatus[] = ['due', 'retry_scheduled', 'failed'];
