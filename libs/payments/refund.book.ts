import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { FIRST_CHECK_MINUTES } from './domain/check.times.js';
import { REFUND_COLUMNS } from './refund.record.js';
import type { NewRefund, RefundChange, RefundExchange, RefundRecord } from './refund.record.js';

const REFUNDS = `SELECT ${REFUND_COLUMNS} FROM refund r JOIN charge c ON c.id = r.charge_id`;
/** A check that was claimed and not made comes up again after this. */
const CHECK_LEASE_MINUTES = 2;

/** The only writer of refunds and of what was exchanged about them. */
@Injectable()
export class RefundBook {
  constructor(private readonly database: Database) {}

  /** Writes a pending refund. One that is open already for the charge is a unique violation of refund_one_open. */
  async open(refund: NewRefund): Promise<void> {
    await this.database.query(
      `INSERT INTO refund (id, reference, charge_id, line_id, subscriber_id, market, kind, provider, provider_reference, amount_minor, currency, status,
         requested_by, execution_id, created_at, next_check_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12, $13, $14, $14::timestamptz + make_interval(mins => $15))`,
      [
        refund.id,
        refund.reference,
        refund.chargeId,
        refund.lineId,
        refund.subscriberId,
        refund.market,
        refund.kind,
        refund.provider,
        refund.providerReference,
        String(refund.amountMinor),
        refund.currency,
        refund.requestedBy,
        refund.executionId,
        refund.createdAt,
        FIRST_CHECK_MINUTES,
      ],
    );
  }

  find(ids: readonly string[]): Promise<RefundRecord[]> {
    return this.database.query<RefundRecord>(`${REFUNDS} WHERE r.id = ANY($1::uuid[])`, [ids]);
  }

  /** Locks a refund to the end of the transaction. The caller holds its line and its charge already. */
  async lock(id: string): Promise<RefundRecord | null> {
    const [refund] = await this.database.query<RefundRecord>(`${REFUNDS} WHERE r.id = $1 FOR UPDATE OF r`, [id]);
    return refund ?? null;
  }

  /** Oldest first. */
  ofCharge(chargeId: string): Promise<RefundRecord[]> {
    return this.database.query<RefundRecord>(`${REFUNDS} WHERE r.charge_id = $1 ORDER BY r.created_at, r.id`, [chargeId]);
  }

  /** The refund that an execution on a charge asked for, or null. */
  async ofExecution(executionId: string): Promise<RefundRecord | null> {
    const [refund] = await this.database.query<RefundRecord>(
      `${REFUNDS} WHERE r.execution_id = $1 AND r.charge_id = (SELECT target_id FROM action_execution WHERE id = $1)`,
      [executionId],
    );
    return refund ?? null;
  }

  /** The refund that the provider knows under this id, or null. */
  async byProviderReference(provider: string, reference: string): Promise<RefundRecord | null> {
    const [refund] = await this.database.query<RefundRecord>(`${REFUNDS} WHERE r.provider = $1 AND r.provider_reference = $2`, [provider, reference]);
    return refund ?? null;
  }

  /** Has the resolver ask about the open refund of a charge at once. */
  async askNow(chargeId: string, now: Date): Promise<void> {
    await this.database.query(`UPDATE refund SET next_check_at = least(next_check_at, $2) WHERE charge_id = $1 AND status IN ('pending', 'unknown')`, [chargeId, now]);
  }

  /** Claims refunds that the provider is to be asked about: unknown ones, and pending ones that nobody finished. */
  async claimForCheck(limit: number, now: Date): Promise<RefundRecord[]> {
    const claimed = await this.database.query<{ id: string }>(
      `WITH due AS (
         SELECT id FROM refund WHERE status IN ('pending', 'unknown') AND next_check_at <= $2 ORDER BY next_check_at LIMIT $1 FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE refund r SET next_check_at = $2::timestamptz + make_interval(mins => $3) FROM due WHERE r.id = due.id RETURNING r.id
       )
       SELECT id FROM leased`,
      [limit, now, CHECK_LEASE_MINUTES],
    );
    return claimed.length === 0 ? [] : this.find(claimed.map(({ id }) => id));
  }

  async note(exchange: RefundExchange): Promise<void> {
    await this.database.query(
      `INSERT INTO refund_attempt (refund_id, seq, kind, started_at, finished_at, outcome, provider_reference, raw_code, note, message, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, left($10, 500), $11)`,
      [
        exchange.refundId,
        exchange.seq,
        exchange.kind,
        exchange.startedAt,
        exchange.finishedAt,
        exchange.outcome,
        exchange.providerReference,
        exchange.rawCode,
        exchange.note,
        exchange.message,
        exchange.requestId,
      ],
    );
  }

  async change(change: RefundChange): Promise<void> {
    const { tookBack } = change;
    await this.database.query(
      `UPDATE refund SET status = $2, provider_reference = coalesce($3, provider_reference), raw_code = $4, failure_code = $5, settled_at = coalesce($6, settled_at),
         returned_at = $7, next_check_at = $8, checks = $9, validity_before = coalesce($10, validity_before), validity_after = coalesce($11, validity_after),
         points_taken = coalesce($12, points_taken), points_written_off = coalesce($13, points_written_off)
       WHERE id = $1`,
      [
        change.id,
        change.status,
        change.providerReference,
        change.rawCode,
        change.failureCode,
        change.settledAt,
        change.returnedAt,
        change.nextCheckAt,
        change.checks,
        tookBack?.validity?.before ?? null,
        tookBack?.validity?.after ?? null,
        tookBack ? String(tookBack.points) : null,
        tookBack ? String(tookBack.writtenOff) : null,
      ],
    );
  }
}
