import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform/database';
import type { SavedCard } from './provider/card-link.provider.js';
import { SharedCards } from './shared.cards.js';

export interface AddedCard {
  readonly subscriberId: string;
  readonly provider: string;
  readonly card: SavedCard;
  readonly asDefault: boolean;
  readonly at: Date;
}

/** Puts cards on file that subscribers have entered at a provider. */
@Injectable()
export class CardAdder {
  constructor(
    private readonly database: Database,
    private readonly shared: SharedCards,
  ) {}

  /** In the caller's transaction; gives the method's id. A card that is there already stays as it is, blocked if it was. */
  async add({ subscriberId, provider, card, asDefault, at }: AddedCard): Promise<string> {
    const held = await this.database.query<{ id: string; token: string; isDefault: boolean }>(
      `SELECT id, provider_token AS token, is_default AND status <> 'removed' AS "isDefault" FROM payment_method WHERE subscriber_id = $1 ORDER BY id FOR NO KEY UPDATE`,
      [subscriberId],
    );
    // Without any other, it is the usual one whatever was asked for.
    const isDefault = asDefault || !held.some((method) => method.isDefault);
    if (isDefault) await this.database.query('UPDATE payment_method SET is_default = false WHERE subscriber_id = $1 AND is_default', [subscriberId]);
    const [method] = await this.database.query<{ id: string }>(
      `INSERT INTO payment_method AS m (id, subscriber_id, provider, provider_token, provider_customer, brand, last4, expiry_month, expiry_year, is_default, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'usable', $11)
       ON CONFLICT (subscriber_id, provider, provider_token) DO UPDATE SET is_default = excluded.is_default OR m.is_default, expiry_month = excluded.expiry_month,
         expiry_year = excluded.expiry_year, status = CASE m.status WHEN 'removed' THEN 'usable' ELSE m.status END
       RETURNING id`,
      [newId(), subscriberId, provider, card.token, card.customer, card.brand, card.last4, card.expiryMonth, card.expiryYear, isDefault, at],
    );
    if (!method) throw new Error(`The card of subscriber ${subscriberId} was not kept`);
    // A card that was declined under another name is the same card.
    if (card.fingerprint !== null) await this.shared.learn([{ methodId: method.id, cardKey: `${provider}:${card.fingerprint}` }]);
    return method.id;
  }

  /** The provider's own id of a subscriber, by the method that is charged by itself if it is one of the provider's; null: it has none. */
  async customerOf(subscriberId: string, provider: string): Promise<string | null> {
    const [known] = await this.database.query<{ customer: string }>(
      `SELECT provider_customer AS customer FROM payment_method WHERE subscriber_id = $1 AND provider = $2 AND provider_customer IS NOT NULL
       ORDER BY is_default AND status <> 'removed' DESC, created_at DESC LIMIT 1`,
      [subscriberId, provider],
    );
    return known?.customer ?? null;
  }
}
