import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/**
 * Charges whose money waits in suspense: taken, nothing was given for it, and neither all of it has gone back nor the bank has taken it
 * back for good. What was taken is known by the ledger: it may be another amount than was asked for.
 */
const WAITING = `
  SELECT c.renewal_id AS "renewalId", min(c.reference) AS reference
  FROM charge c JOIN ledger_transaction t ON t.ref = 'charge:' || c.id AND t.kind = 'suspense'
    JOIN ledger_posting p ON p.transaction_id = t.id AND p.account = 'provider_clearing'
  WHERE c.renewal_id = ANY($1::uuid[]) AND (c.status = 'succeeded' OR c.failure_code = 'amount_mismatch')
    AND NOT EXISTS (SELECT FROM dispute d WHERE d.charge_id = c.id AND d.status = 'lost')
    AND p.amount_minor > (SELECT coalesce(sum(f.amount_minor), 0) FROM refund f WHERE f.charge_id = c.id AND f.status = 'succeeded')
  GROUP BY c.renewal_id`;

/** Finds money that was taken for a period and has bought nothing: until it has gone back, the period is not charged a second time. */
@Injectable()
export class WaitingMoney {
  constructor(private readonly database: Database) {}

  /** The reference of a charge whose money waits, by renewal; asks nothing where no renewal was charged before. */
  async of(renewalIds: readonly string[]): Promise<Map<string, string>> {
    if (renewalIds.length === 0) return new Map();
    const rows = await this.database.query<{ renewalId: string; reference: string }>(WAITING, [renewalIds]);
    return new Map(rows.map(({ renewalId, reference }) => [renewalId, reference]));
  }
}
