import { INVARIANT_IDS, isChecked } from '../domain/invariant.js';
import type { CheckedInvariant, Invariant, InvariantId, WaitingInvariant } from '../domain/invariant.js';
import { MONEY } from './money.js';
import { RECORD } from './record.js';
import { RECONCILIATION } from './reconciliation.js';
import { REFUNDS } from './refunds.js';
import { SERVICE } from './service.js';

/** What has nothing to check yet. Whoever builds the part takes its line out and writes the check. */
const WAITING: readonly WaitingInvariant[] = [
  { id: 'I20', notYet: 'promotions' },
  { id: 'I25', notYet: 'statements' },
];

const byId = new Map<InvariantId, Invariant>([...MONEY, ...REFUNDS, ...SERVICE, ...RECORD, ...RECONCILIATION, ...WAITING].map((invariant) => [invariant.id, invariant]));

/** Every invariant of the house, in its order. */
export const INVARIANTS: readonly Invariant[] = INVARIANT_IDS.map((id) => {
  const invariant = byId.get(id);
  if (!invariant) throw new Error(`Invariant ${id} is neither checked nor explained`);
  return invariant;
});

export const CHECKED_INVARIANTS: readonly CheckedInvariant[] = INVARIANTS.filter(isChecked);
