import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** What a line's prepaid balance gains (or, below zero, loses), in minor units of its currency. */
export interface BalanceChange {
  readonly lineId: string;
  readonly minor: bigint;
}

/** The only writer of balances that stand; who posts to the ledger calls it in the same transaction. */
@Injectable()
export class LineBalances {
  constructor(private readonly database: Database) {}

  async change(changes: readonly BalanceChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.query(
      `UPDATE line l SET balance_minor = l.balance_minor + c.minor
       FROM (SELECT "lineId", sum(minor)::bigint AS minor FROM jsonb_to_recordset($1::jsonb) AS c("lineId" uuid, minor bigint) GROUP BY 1) c WHERE l.id = c."lineId"`,
      [JSON.stringify(changes.map(({ lineId, minor }) => ({ lineId, minor: String(minor) })))],
    );
  }
}
