import type { ExchangeNote } from '../domain/exchange.notes.js';

/** A page on which one subscriber enters a new card, as the provider is asked for it. */
export interface CardLinkRequest {
  /** Also the idempotency key: the provider makes the same page once. */
  readonly linkId: string;
  /** The provider's own id of the subscriber; null: it makes one. */
  readonly customer: string | null;
  readonly endsAt: Date;
  readonly createdAt: Date;
  /** The provider's own id of the page, once it is known. */
  readonly providerReference: string | null;
}

/** A card as a provider keeps it: never its number. */
export interface SavedCard {
  readonly token: string;
  readonly customer: string | null;
  readonly brand: string;
  readonly last4: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  /** The provider's name for the card, the same wherever it is stored; null: it gives none. */
  readonly fingerprint: string | null;
}

/** What is known of such a page after an exchange. */
export type CardLinkOutcome =
  | { readonly kind: 'open'; readonly reference: string; readonly url: string; readonly endsAt: Date }
  | { readonly kind: 'used'; readonly reference: string; readonly card: SavedCard }
  | { readonly kind: 'ended'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'not_found' }
  /** The request certainly never left. */
  | { readonly kind: 'not_reached'; readonly note: ExchangeNote }
  | { readonly kind: 'unknown'; readonly note: ExchangeNote };

/** A provider that gives pages for new cards. No call throws for anything that the provider or the network does. */
export interface CardLinkProvider {
  open(request: CardLinkRequest): Promise<CardLinkOutcome>;
  /** Asks what became of a page. Changes nothing. */
  find(request: CardLinkRequest): Promise<CardLinkOutcome>;
}
