import { defineStates } from '#kernel';

export type DisputeStatus = 'inquiry' | 'open' | 'won' | 'lost' | 'dropped';

/** `withdraw_funds`: the money was taken from us. `drop`: an inquiry ended without a dispute. */
export type DisputeEvent = 'withdraw_funds' | 'win' | 'lose' | 'drop';

/** Life of a dispute. The database refuses every move that is not here (state_transition). */
export const disputeStates = defineStates<DisputeStatus, DisputeEvent>({
  initial: 'inquiry',
  table: {
    inquiry: { withdraw_funds: 'open', win: 'won', lose: 'lost', drop: 'dropped' },
    open: { win: 'won', lose: 'lost' },
    won: {},
    lost: {},
    dropped: {},
  },
});

/** The subscriber has, or may get, the money through the bank: it is not refunded as well. */
export const STANDING_DISPUTE: readonly DisputeStatus[] = ['inquiry', 'open', 'lost'];
