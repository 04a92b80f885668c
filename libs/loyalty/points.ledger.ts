import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform/database';
import type { Draw, Lot } from './domain/lots.js';

export interface PointsEarned {
  readonly subscriberId: string;
  readonly quantity: bigint;
  /** What earned them: 'charge:<id>' or 'execution:<id>'; the same reference earns once. */
  readonly ref: string;
  readonly earnedAt: Date;
  readonly expiresAt: Date;
  readonly kind: 'earn' | 'adjust';
}

export interface PointsPosting {
  readonly subscriberId: string;
  readonly ref: string;
  readonly kind: 'spend' | 'adjust' | 'reverse';
  readonly at: Date;
}

/** What one reference earned. */
export interface EarnedLot {
  readonly id: string;
  readonly quantity: bigint;
  readonly remaining: bigint;
  readonly expiresAt: Date;
}

/** The only writer of points: lots, postings and the subscriber's balance, always in one transaction. */
@Injectable()
export class PointsLedger {
  constructor(private readonly database: Database) {}

  /** Adds a lot for each entry, set-based. Entries with a quantity of zero are left out. */
  async earn(entries: readonly PointsEarned[]): Promise<void> {
    const rows = entries
      .filter((entry) => entry.quantity > 0n)
      .map((entry) => ({
        lot_id: newId(),
        entry_id: newId(),
        subscriber_id: entry.subscriberId,
        quantity: String(entry.quantity),
        ref: entry.ref,
        kind: entry.kind,
        earned_at: entry.earnedAt,
        expires_at: entry.expiresAt,
      }));
    if (rows.length === 0) return;
    await this.database.query(
      `WITH earned AS MATERIALIZED (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS e(
           lot_id uuid, entry_id uuid, subscriber_id uuid, quantity bigint, ref text, kind text, earned_at timestamptz, expires_at timestamptz)
       ), lots AS (
         INSERT INTO points_lot (id, subscriber_id, quantity, remaining, earned_at, available_at, expires_at)
         SELECT lot_id, subscriber_id, quantity, quantity, earned_at, earned_at, expires_at FROM earned
       ), postings AS (
         INSERT INTO points_entry (id, subscriber_id, lot_id, kind, quantity, ref, posted_at)
         SELECT entry_id, subscriber_id, lot_id, kind, quantity, ref, earned_at FROM earned
       )
       UPDATE subscriber s SET points_balance = s.points_balance + e.total
       FROM (SELECT subscriber_id, sum(quantity)::bigint AS total FROM earned GROUP BY subscriber_id) e
       WHERE s.id = e.subscriber_id`,
      [JSON.stringify(rows)],
    );
  }

  /** Posts quantities to existing lots: negative takes, positive gives back. The caller holds the subscriber's row lock. */
  async move(draws: readonly Draw[], posting: PointsPosting): Promise<void> {
    const rows = draws.map((draw) => ({ entry_id: newId(), lot_id: draw.lotId, quantity: String(draw.quantity) }));
    await this.database.query(
      `WITH drawn AS MATERIALIZED (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS d(entry_id uuid, lot_id uuid, quantity bigint)
       ), lots AS (
         UPDATE points_lot l SET remaining = l.remaining + d.quantity FROM drawn d WHERE l.id = d.lot_id
       ), postings AS (
         INSERT INTO points_entry (id, subscriber_id, lot_id, kind, quantity, ref, posted_at)
         SELECT entry_id, $2, lot_id, $3, quantity, $4, $5 FROM drawn
       )
       UPDATE subscriber SET points_balance = points_balance + (SELECT coalesce(sum(quantity), 0) FROM drawn)::bigint WHERE id = $2`,
      [JSON.stringify(rows), posting.subscriberId, posting.kind, posting.ref, posting.at],
    );
  }

  /** Holds the subscriber's points to the end of the transaction. */
  async hold(subscriberId: string): Promise<void> {
    await this.database.query('SELECT 1 FROM subscriber WHERE id = $1 FOR UPDATE', [subscriberId]);
  }

  /** The lot that this reference earned, whatever is left of it, or null. */
  async earnedBy(ref: string): Promise<EarnedLot | null> {
    const [lot] = await this.database.query<EarnedLot>(
      `SELECT l.id, l.quantity, l.remaining, l.expires_at AS "expiresAt" FROM points_entry e JOIN points_lot l ON l.id = e.lot_id WHERE e.ref = $1 AND e.kind = 'earn'`,
      [ref],
    );
    return lot ?? null;
  }

  /** Lots with something left, for previews and spending. */
  lots(subscriberId: string): Promise<Lot[]> {
    return this.database.query<Lot>(
      `SELECT id, remaining, earned_at AS "earnedAt", available_at AS "availableAt", expires_at AS "expiresAt"
       FROM points_lot WHERE subscriber_id = $1 AND remaining > 0 ORDER BY expires_at, earned_at`,
      [subscriberId],
    );
  }
}
