import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { Refusal, newId } from '#kernel';
import { Database } from '#platform/database';
import type { NeverReason } from './domain/never.again.js';
import { BANK_TRANSFER } from './provider/bank-transfer.provider.js';

/** What a payment can be taken from: the provider's token for it, never a card number. */
export interface PaymentMethod {
  readonly id: string;
  readonly subscriberId: string;
  readonly provider: string;
  readonly token: string;
  readonly customer: string | null;
  readonly brand: string;
  /** null: no card. */
  readonly last4: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  /** What stands for an account that has no digits, masked. */
  readonly accountLabel: string | null;
  readonly isDefault: boolean;
  readonly status: 'usable' | 'blocked' | 'removed';
  /** Why it must not be charged any more. */
  readonly blockedReason: NeverReason | null;
  /** When consent that had been revoked was given again. */
  readonly consentRestoredAt: Date | null;
  /** Which card it is, whoever has stored it; null: not known, or no card. */
  readonly cardKey: string | null;
  /** Another method is known to be the same card. */
  readonly sharesCard: boolean;
}

/** A decline that forbids every further charge of a method. */
export interface MethodBlock {
  readonly methodId: string;
  readonly subscriberId: string;
  readonly chargeId: string;
  readonly reason: NeverReason;
}

const METHODS = `
  SELECT id, subscriber_id AS "subscriberId", provider, provider_token AS token, provider_customer AS customer, brand, last4, account_label AS "accountLabel",
    expiry_month AS "expiryMonth", expiry_year AS "expiryYear", is_default AS "isDefault", status, blocked_reason AS "blockedReason",
    consent_restored_at AS "consentRestoredAt", card_key AS "cardKey", shares_card AS "sharesCard"
  FROM payment_method`;

@Injectable()
export class PaymentMethods {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
  ) {}

  /** The default method of each subscriber that has one, by subscriber. It may be blocked. */
  async defaults(subscriberIds: readonly string[]): Promise<Map<string, PaymentMethod>> {
    const methods = await this.database.query<PaymentMethod>(
      `${METHODS} WHERE subscriber_id = ANY($1::uuid[]) AND is_default AND status <> 'removed'`,
      [subscriberIds],
    );
    return new Map(methods.map((method) => [method.subscriberId, method]));
  }

  /** The method that stands for a subscriber's bank transfers, made if there is none. It is nobody's account: only what was agreed. */
  async transferOf(subscriberId: string, now: Date): Promise<string> {
    const [method] = await this.database.query<{ id: string }>(
      `INSERT INTO payment_method (id, subscriber_id, provider, provider_token, brand, is_default, status, created_at)
       VALUES ($1, $2, $3, $3, $3, false, 'usable', $4)
       ON CONFLICT (subscriber_id, provider, provider_token) DO UPDATE SET status = 'usable' RETURNING id`,
      [newId(), subscriberId, BANK_TRANSFER, now],
    );
    if (!method) throw new Error(`Subscriber ${subscriberId} was given no method`);
    return method.id;
  }

  /** One method of a subscriber, or null. */
  async find(subscriberId: string, id: string): Promise<PaymentMethod | null> {
    const [method] = await this.database.query<PaymentMethod>(`${METHODS} WHERE id = $1 AND subscriber_id = $2 AND status <> 'removed'`, [id, subscriberId]);
    return method ?? null;
  }

  /** Holds methods to the end of the transaction, in id order, and reads them as they then are. Lines and charges are locked before them. */
  lock(ids: readonly string[]): Promise<PaymentMethod[]> {
    return this.database.query<PaymentMethod>(`${METHODS} WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [ids]);
  }

  /** Blocks methods that are usable, in the current transaction, and records it. */
  async block(blocks: readonly MethodBlock[], at: Date): Promise<void> {
    if (blocks.length === 0) return;
    const byMethod = new Map(blocks.map((block) => [block.methodId, block]));
    await this.lock([...byMethod.keys()]);
    const blocked = await this.database.query<{ id: string }>(
      `WITH blocked AS (
         UPDATE payment_method m SET status = 'blocked', blocked_reason = b.reason, blocked_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS b("methodId" uuid, reason text) WHERE m.id = b."methodId" AND m.status = 'usable' RETURNING m.id
       )
       SELECT id FROM blocked`,
      [JSON.stringify([...byMethod.values()]), at],
    );
    for (const { id } of blocked) this.record(byMethod.get(id));
  }

  /**
   * Consent that had been revoked is given again, or that is taken back.
   * @throws Refusal NOTHING_TO_CHANGE if the method does not stand as is expected
   */
  async changeConsent(id: string, isGiven: boolean, at: Date): Promise<void> {
    const changed = await this.database.query<{ id: string }>(
      `WITH changed AS (
         UPDATE payment_method SET status = CASE WHEN $2 THEN 'usable' ELSE 'blocked' END, blocked_reason = CASE WHEN $2 THEN NULL ELSE 'consent' END,
           blocked_at = CASE WHEN $2 THEN NULL ELSE $3::timestamptz END, consent_restored_at = CASE WHEN $2 THEN $3::timestamptz END
         WHERE id = $1 AND CASE WHEN $2 THEN status = 'blocked' AND blocked_reason = 'consent' ELSE status = 'usable' END RETURNING id
       )
       SELECT id FROM changed`,
      [id, isGiven, at],
    );
    if (changed.length === 0) throw new Refusal('NOTHING_TO_CHANGE');
  }

  private record(block: MethodBlock | undefined): void {
    if (!block) return;
    const { methodId, subscriberId, chargeId, reason } = block;
    this.audit.record({
      action: 'payments.blockMethod',
      actor: SYSTEM,
      subject: { type: 'PaymentMethod', id: methodId },
      subscriberId,
      outcome: 'done',
      details: { chargeId, status: { before: 'usable', after: 'blocked' }, reason },
    });
  }
}
