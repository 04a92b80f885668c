import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { PaymentMethod } from './payment.methods.js';

/** As much of a method as says which card it is. */
export type KnownCard = Pick<PaymentMethod, 'cardKey' | 'sharesCard'>;

/** A stored method of a card that is stored more than once. */
export interface CardTwin extends Pick<PaymentMethod, 'id' | 'subscriberId' | 'brand' | 'consentRestoredAt'> {
  readonly cardKey: string;
}

export interface LearnedCard {
  readonly methodId: string;
  readonly cardKey: string;
}

/** The key of a card that other methods have, too; null: no other is known. */
export function sharedCard({ cardKey, sharesCard }: KnownCard): string | null {
  return sharesCard ? cardKey : null;
}

/** Cards that are stored more than once: whoever stores one, its declines count together. */
@Injectable()
export class SharedCards {
  constructor(private readonly database: Database) {}

  /** All methods of the shared cards among these, removed ones and these themselves included. Asks nothing where no card is shared. */
  async twinsOf(methods: readonly KnownCard[]): Promise<CardTwin[]> {
    const keys = [...new Set(methods.flatMap((method) => sharedCard(method) ?? []))];
    if (keys.length === 0) return [];
    return this.database.query<CardTwin>(
      `SELECT id, subscriber_id AS "subscriberId", brand, consent_restored_at AS "consentRestoredAt", card_key AS "cardKey" FROM payment_method WHERE card_key = ANY($1::text[])`,
      [keys],
    );
  }

  /** Keeps which card stands behind a method, in the current transaction, and marks those that are stored more than once. */
  async learn(cards: readonly LearnedCard[]): Promise<void> {
    if (cards.length === 0) return;
    const keys = [...new Set(cards.map(({ cardKey }) => cardKey))].sort();
    // Two that learn of the same card at once would not see each other.
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest($1::text[]) AS key', [keys]);
    await this.database.query(
      `UPDATE payment_method m SET card_key = n."cardKey" FROM jsonb_to_recordset($1::jsonb) AS n("methodId" uuid, "cardKey" text) WHERE m.id = n."methodId"`,
      [JSON.stringify(cards)],
    );
    await this.database.query(
      `UPDATE payment_method m SET shares_card = TRUE
       WHERE m.card_key = ANY($1::text[]) AND NOT m.shares_card AND EXISTS (SELECT FROM payment_method o WHERE o.card_key = m.card_key AND o.id <> m.id)`,
      [keys],
    );
  }
}
