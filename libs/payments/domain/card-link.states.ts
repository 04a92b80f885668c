import { defineStates } from '#kernel';

export type CardLinkStatus = 'pending' | 'unknown' | 'open' | 'used' | 'ended' | 'refused';

/** `offer`: the subscriber can use it. `lose`: the answer did not arrive. `use`: a card was entered. `end`: its time is over. `refuse`: there is none. */
export type CardLinkEvent = 'offer' | 'lose' | 'use' | 'end' | 'refuse';

/** Life of a page on which the subscriber enters a new card. The database refuses every move that is not here (state_transition). */
export const cardLinkStates = defineStates<CardLinkStatus, CardLinkEvent>({
  initial: 'pending',
  table: {
    pending: { offer: 'open', lose: 'unknown', use: 'used', end: 'ended', refuse: 'refused' },
    unknown: { offer: 'open', lose: 'unknown', use: 'used', end: 'ended', refuse: 'refused' },
    // What the provider does not say changes nothing about a page that is there.
    open: { offer: 'open', lose: 'open', use: 'used', end: 'ended' },
    used: {},
    ended: {},
    refused: {},
  },
});

/** A subscriber has at most one in these. */
export const OPEN_CARD_LINK: readonly CardLinkStatus[] = ['pending', 'unknown', 'open'];
