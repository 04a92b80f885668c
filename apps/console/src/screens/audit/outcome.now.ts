import type { AuditRowFieldsFragment } from '../../generated/types.js';

/**
 * How what an entry speaks of stands now. The entry of an action is written when the action is accepted and never changes: a charge
 * that it asked for may be declined afterwards. What an entry says went wrong stays as it says.
 */
export function outcomeNow({ outcome, executionStatus }: Pick<AuditRowFieldsFragment, 'outcome' | 'executionStatus'>): string {
  if (outcome !== 'done' || executionStatus === null || executionStatus === 'COMPLETED') return outcome;
  return executionStatus === 'IN_PROGRESS' ? 'pending' : executionStatus.toLowerCase();
}
