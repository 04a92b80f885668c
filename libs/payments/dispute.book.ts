import { Injectable } from '@nestjs/common';
import type { CurrencyCode } from '#kernel';
import { Database } from '#platform/database';
import type { DisputeStatus } from './domain/dispute.states.js';

/** A payment that the subscriber takes back through the bank. */
export interface DisputeRecord {
  readonly id: string;
  readonly chargeId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly provider: string;
  readonly providerReference: string;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly feeMinor: bigint;
  readonly feeCurrency: CurrencyCode;
  readonly reason: string | null;
  readonly status: DisputeStatus;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const COLUMNS = `id, charge_id AS "chargeId", line_id AS "lineId", subscriber_id AS "subscriberId", market, provider, provider_reference AS "providerReference",
  amount_minor AS "amountMinor", currency, fee_minor AS "feeMinor", fee_currency AS "feeCurrency", reason, status, opened_at AS "openedAt", closed_at AS "closedAt"`;

/** The only writer of disputes. Whoever calls it holds the line and the charge. */
@Injectable()
export class DisputeBook {
  constructor(private readonly database: Database) {}

  async byProviderReference(provider: string, reference: string): Promise<DisputeRecord | null> {
    const [dispute] = await this.database.query<DisputeRecord>(`SELECT ${COLUMNS} FROM dispute WHERE provider = $1 AND provider_reference = $2`, [provider, reference]);
    return dispute ?? null;
  }

  ofCharge(chargeId: string): Promise<DisputeRecord[]> {
    return this.database.query<DisputeRecord>(`SELECT ${COLUMNS} FROM dispute WHERE charge_id = $1 ORDER BY opened_at, id`, [chargeId]);
  }

  async open(dispute: DisputeRecord): Promise<void> {
    await this.database.query(
      `INSERT INTO dispute (id, charge_id, line_id, subscriber_id, market, provider, provider_reference, amount_minor, currency, fee_minor, fee_currency, reason,
         status, opened_at, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        dispute.id,
        dispute.chargeId,
        dispute.lineId,
        dispute.subscriberId,
        dispute.market,
        dispute.provider,
        dispute.providerReference,
        String(dispute.amountMinor),
        dispute.currency,
        String(dispute.feeMinor),
        dispute.feeCurrency,
        dispute.reason,
        dispute.status,
        dispute.openedAt,
        dispute.closedAt,
      ],
    );
  }

  /** An inquiry carries no fee yet: it is known once the money was taken. */
  async change({ id, status, feeMinor, feeCurrency, closedAt }: Pick<DisputeRecord, 'id' | 'status' | 'feeMinor' | 'feeCurrency' | 'closedAt'>): Promise<void> {
    await this.database.query('UPDATE dispute SET status = $2, fee_minor = $3, fee_currency = $4, closed_at = $5 WHERE id = $1', [
      id,
      status,
      String(feeMinor),
      feeCurrency,
      closedAt,
    ]);
  }
}
