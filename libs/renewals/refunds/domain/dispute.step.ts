import type { DisputeStatus } from '#payments';

export interface DisputeStep {
  readonly status: DisputeStatus;
  /** The money has left us since the state that was known. */
  readonly withdrawn: boolean;
  /** It has come back. */
  readonly reinstated: boolean;
}

const ENDED: readonly DisputeStatus[] = ['won', 'lost', 'dropped'];

/**
 * What a message about a dispute adds to what is known, or null: messages come twice and in any order, so that what has ended stays ended, and an
 * end that comes first brings its beginning along.
 */
export function disputeStep(known: DisputeStatus | null, told: DisputeStatus): DisputeStep | null {
  if (known !== null && (ENDED.includes(known) || rank(told) <= rank(known))) return null;
  if (known === 'open' && told === 'dropped') return null;
  const hadLeft = known === 'open';
  return { status: told, withdrawn: !hadLeft && told !== 'inquiry' && told !== 'dropped', reinstated: told === 'won' };
}

function rank(status: DisputeStatus): number {
  return ENDED.includes(status) ? 2 : status === 'open' ? 1 : 0;
}
