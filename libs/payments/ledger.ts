import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { CurrencyCode, Money } from '#kernel';
import { Database } from '#platform/database';
import { LineBalances } from '#subscribers';
import type { BalanceChange } from '#subscribers';

export type LedgerAccount =
  'subscriber_balance' | 'provider_clearing' | 'revenue' | 'tax' | 'fees' | 'goodwill' | 'suspense' | 'refunds' | 'opening';

export interface LedgerPosting {
  readonly account: LedgerAccount;
  /** Debits are positive. */
  readonly amount: Money;
}

/** Money that moved. The postings sum to zero per currency, which the database checks at commit. */
export interface LedgerTransaction {
  /** What moved it: 'charge:<id>' …; the same reference is posted once. */
  readonly ref: string;
  readonly kind: 'renewal' | 'suspense' | 'adjustment' | 'opening' | 'refund' | 'chargeback';
  readonly lineId: string | null;
  readonly occurredAt: Date;
  readonly postings: readonly LedgerPosting[];
}

/** What a charge brought through its provider. */
export interface TakenMoney {
  readonly amount: Money;
  readonly account: 'revenue' | 'suspense';
}

/** The only writer of the ledger. Entries are appended and never changed; a line's balance goes with them. */
@Injectable()
export class Ledger {
  private readonly balances: LineBalances;

  constructor(private readonly database: Database) {
    this.balances = new LineBalances(database);
  }

  /** Posts many transactions in the current database transaction. A reference that was posted before is a unique violation. */
  async post(transactions: readonly LedgerTransaction[]): Promise<void> {
    if (transactions.length === 0) return;
    const rows = transactions.map((transaction) => ({ id: newId(), transaction }));
    await this.database.query(
      `WITH headers AS (
         INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at)
         SELECT id, ref, kind, line_id, occurred_at
         FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, ref text, kind text, line_id uuid, occurred_at timestamptz)
       )
       INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor)
       SELECT transaction_id, ordinal, account, currency, amount_minor
       FROM jsonb_to_recordset($2::jsonb) AS p(transaction_id uuid, ordinal smallint, account text, currency text, amount_minor bigint)`,
      [JSON.stringify(rows.map(headerRow)), JSON.stringify(rows.flatMap(postingRows))],
    );
    await this.balances.change(transactions.flatMap(balanceChanges));
  }

  /** What a charge took by the ledger, and whether it is earned or waits in suspense; null when nothing is booked. */
  async takenBy(chargeId: string): Promise<TakenMoney | null> {
    const postings = await this.database.query<{ account: LedgerAccount; minor: bigint; currency: CurrencyCode }>(
      `SELECT p.account, p.amount_minor AS minor, p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id WHERE t.ref = $1`,
      [`charge:${chargeId}`],
    );
    const received = postings.find(({ account }) => account === 'provider_clearing');
    if (!received) return null;
    const { minor, currency } = received;
    return { amount: { minor, currency }, account: postings.some(({ account }) => account === 'suspense') ? 'suspense' : 'revenue' };
  }
}

interface Numbered {
  readonly id: string;
  readonly transaction: LedgerTransaction;
}

/** What we owe the subscriber is a credit: a debit of it is spent. */
function balanceChanges({ lineId, postings }: LedgerTransaction): BalanceChange[] {
  if (lineId === null) return [];
  return postings.filter(({ account }) => account === 'subscriber_balance').map(({ amount }) => ({ lineId, minor: -amount.minor }));
}

function headerRow({ id, transaction: { ref, kind, lineId, occurredAt } }: Numbered): object {
  return { id, ref, kind, line_id: lineId, occurred_at: occurredAt };
}

function postingRows({ id, transaction }: Numbered): object[] {
  return transaction.postings.map(({ account, amount }, index) => ({
    transaction_id: id,
    ordinal: index + 1,
    account,
    currency: amount.currency,
    amount_minor: String(amount.minor),
  }));
}
