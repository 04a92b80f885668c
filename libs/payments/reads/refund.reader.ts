import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { groupBy } from '#platform/graphql';
import type { CurrencyCode } from '#kernel';
import { DISPUTE_FACTS, REFUND_FACTS } from './refund.view.js';
import type { DisputeView, RefundView, StoredDispute, StoredRefund } from './refund.view.js';
import { refundable } from '../domain/refund.rules.js';
import type { PostingView } from './charge.reader.js';

interface Taken {
  readonly chargeId: string;
  readonly minor: bigint;
  readonly currency: CurrencyCode;
}

interface StoredPosting {
  readonly id: string;
  readonly account: string;
  readonly minor: bigint;
  readonly currency: string;
}

/** What of charges went back, or may; each method is a few statements, whatever the number of charges. The caller has checked that the reader may see the charges. */
@Injectable()
export class RefundReader {
  constructor(private readonly database: Database) {}

  /** By charge, oldest first. */
  async ofCharges(chargeIds: readonly string[]): Promise<Map<string, RefundView[]>> {
    const rows = await this.database.query<StoredRefund>(`${REFUND_FACTS} WHERE r.charge_id = ANY($1::uuid[]) ORDER BY r.charge_id, r.created_at, r.id`, [chargeIds]);
    const postings = await this.postings('refund', rows.map(({ id }) => id));
    const views = rows.map(({ amountMinor: minor, currency, ...row }) => ({ ...row, amount: { minor, currency }, postings: postings.get(row.id) ?? [] }));
    return groupBy(views, (view) => view.chargeId);
  }

  /** By charge, oldest first. */
  async disputesOf(chargeIds: readonly string[]): Promise<Map<string, DisputeView[]>> {
    const rows = await this.database.query<StoredDispute>(`${DISPUTE_FACTS} WHERE d.charge_id = ANY($1::uuid[]) ORDER BY d.charge_id, d.opened_at, d.id`, [chargeIds]);
    const postings = await this.postings('dispute', rows.map(({ id }) => id));
    const views = rows.map(({ amountMinor, currency, feeMinor, feeCurrency, ...row }) => ({
      ...row,
      amount: { minor: amountMinor, currency },
      fee: { minor: feeMinor, currency: feeCurrency },
      postings: postings.get(row.id) ?? [],
    }));
    return groupBy(views, (view) => view.chargeId);
  }

  /** What can still go back of each charge that took money, by charge; those that took none are left out. */
  async refundable(chargeIds: readonly string[]): Promise<Map<string, { minor: bigint; currency: string }>> {
    const taken = await this.database.query<Taken>(
      `SELECT substr(t.ref, 8) AS "chargeId", p.amount_minor AS minor, p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
       WHERE t.ref = ANY($1::text[]) AND p.account = 'provider_clearing'`,
      [chargeIds.map((id) => `charge:${id}`)],
    );
    const [refunds, disputes] = [await this.ofCharges(chargeIds), await this.disputesOf(chargeIds)];
    const left = taken.map(({ chargeId, minor, currency }) => {
      const gone = (refunds.get(chargeId) ?? []).map(({ status, amount }) => ({ status, amountMinor: amount.minor }));
      const standing = (disputes.get(chargeId) ?? []).map(({ status }) => status);
      const amount = { minor, currency };
      return [chargeId, refundable({ taken: { amount, account: 'revenue' }, refunds: gone, disputes: standing }) ?? amount] as const;
    });
    return new Map(left);
  }

  private async postings(kind: 'refund' | 'dispute', ids: readonly string[]): Promise<Map<string, PostingView[]>> {
    if (ids.length === 0) return new Map();
    const afterwards = kind === 'refund' ? 'returned' : 'reinstated';
    const rows = await this.database.query<StoredPosting>(
      `SELECT split_part(t.ref, ':', 2) AS id, p.account, p.amount_minor AS minor, p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
       WHERE t.ref = ANY($1::text[]) ORDER BY t.id, p.ordinal`,
      [ids.flatMap((id) => [`${kind}:${id}`, `${kind}:${id}:${afterwards}`])],
    );
    const posted = rows.map(({ id, account, minor, currency }) => ({ id, posting: { account, amount: { minor, currency } } }));
    return new Map([...groupBy(posted, ({ id }) => id)].map(([id, entries]) => [id, entries.map(({ posting }) => posting)]));
  }
}
