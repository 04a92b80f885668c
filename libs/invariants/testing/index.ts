import { AuditChain } from '#audit';
import type { Clock } from '#kernel';
import { systemClock } from '#kernel';
import type { Database } from '#platform/database';
import { CHECKED_INVARIANTS, InvariantChecker } from '#invariants';
import type { Violation } from '#invariants';

/** What breaks the invariants now, by their ids; empty when all is well. Reads only, and keeps nothing. */
export async function violations(database: Database, clock: Clock = systemClock): Promise<Partial<Record<string, readonly Violation[]>>> {
  const checker = new InvariantChecker(database, new AuditChain(database));
  const client = await database.pool.connect();
  const found: Record<string, readonly Violation[]> = {};
  try {
    for (const invariant of CHECKED_INVARIANTS) {
      const checked = await checker.check(invariant, { depth: 'all', now: clock.now(), since: null }, client);
      if (checked.violations.length > 0) found[invariant.id] = checked.violations;
    }
  } finally {
    client.release();
  }
  return found;
}
