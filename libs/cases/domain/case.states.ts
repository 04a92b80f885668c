import { defineStates } from '#kernel';

export type CaseStatus = 'open' | 'closed';
export type CaseEvent = 'close' | 'reopen';

/** Life of a support case. The database refuses every move that is not here (state_transition). */
export const caseStates = defineStates<CaseStatus, CaseEvent>({
  initial: 'open',
  table: { open: { close: 'closed' }, closed: { reopen: 'open' } },
});
