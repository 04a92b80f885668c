import { defineStates } from '#kernel';

export type RequestStatus = 'awaiting' | 'approved' | 'refused' | 'withdrawn' | 'expired';
export type RequestEvent = 'approve' | 'refuse' | 'withdraw' | 'expire';

/** Life of a request for a second person's agreement. The database refuses every move that is not here (state_transition). */
export const requestStates = defineStates<RequestStatus, RequestEvent>({
  initial: 'awaiting',
  table: {
    awaiting: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', expire: 'expired' },
    approved: {},
    refused: {},
    withdrawn: {},
    expired: {},
  },
});

/** A request that nobody decided on is void after so long. */
export const REQUEST_LIFETIME_MS = 72 * 3_600_000;
