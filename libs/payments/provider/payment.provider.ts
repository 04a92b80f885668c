import type { Money } from '#kernel';
import type { RawFailure } from '../domain/decline.catalogue.js';
import type { ExchangeNote } from '../domain/exchange.notes.js';
import type { CardLinkProvider } from './card-link.provider.js';

/** One intent to take money once, as the provider is asked for it. */
export interface ProviderRequest {
  /** Also the idempotency key: the provider does the same request once. */
  readonly chargeId: string;
  readonly reference: string;
  readonly amount: Money;
  readonly method: { readonly token: string; readonly customer: string | null };
  /** The provider's own id of the charge, once it is known. */
  readonly providerReference: string | null;
  readonly createdAt: Date;
  /** The subscriber confirms it in person, under a link that the provider gives; else nobody is there. */
  readonly byLink: boolean;
}

/** One intent to give back, once, what a charge has taken: all of it or a part. */
export interface RefundRequest {
  /** Also the idempotency key: the provider does the same request once. */
  readonly refundId: string;
  readonly reference: string;
  readonly amount: Money;
  /** The charge that took the money, under our id and the provider's own. */
  readonly charge: { readonly id: string; readonly providerReference: string };
  /** The provider's own id of the refund, once it is known. */
  readonly providerReference: string | null;
  readonly createdAt: Date;
}

/** What is known after an exchange with the provider, about a charge or a refund. */
export type ProviderOutcome =
  /** The reference is null where persons vouch for it and only the provider would know. */
  | { readonly kind: 'succeeded'; readonly reference: string | null; readonly captured: Captured; readonly requestId: string | null; readonly besides?: SaidBesides }
  | ({ readonly kind: 'failed'; readonly reference: string | null; readonly message: string | null; readonly requestId: string | null; readonly besides?: SaidBesides } & RawFailure)
  /** Money may have moved. */
  | ({ readonly kind: 'unknown'; readonly reference: string | null; readonly requestId: string | null } & Noted)
  /** The provider was asked and has no such charge: proof that no money moved, once the request cannot be under way any more. */
  | { readonly kind: 'not_found' }
  /** The request certainly never left: no connection was made. */
  | ({ readonly kind: 'not_reached' } & Noted);

/** What is known of a charge. `awaiting`: it is the subscriber's turn, and nothing is taken before that; `link` is where, if it is a page. */
export type ChargeOutcome = ProviderOutcome | { readonly kind: 'awaiting'; readonly reference: string; readonly link: string | null; readonly requestId: string | null };

/** What an answer tells besides, of use later. */
export interface SaidBesides {
  /** The provider's id of the movement of money, where it is another than that of the charge. */
  readonly movement?: string;
  /** The provider's fingerprint of the card: the same for the same card, however often it is stored. */
  readonly card?: string;
}

interface Noted {
  readonly note: ExchangeNote;
  /** A technical word that goes with the note, such as `ECONNRESET`. */
  readonly detail: string | null;
}

/** What was taken, or given back, in the provider's words; compared with what was asked for. */
export interface Captured {
  readonly minor: bigint;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** Money that a provider says it took: a line of its settlement. */
export interface SettlementLine {
  /** The provider's id of the movement. */
  readonly id: string;
  /** Our id of the charge, as it was handed over with it; null: taken for something else than a charge of ours. */
  readonly chargeId: string | null;
  /** The provider's id of the charge, where the line names it. */
  readonly reference: string | null;
  readonly captured: Captured;
  readonly takenAt: Date;
}

/** From, inclusive; to, exclusive. */
export interface SettlementWindow {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Keeps the provider's id of a charge before any money moves, for a provider that can only be asked by it. False: the charge
 * is not to be sent any more.
 */
export type KeepReference = (reference: string) => Promise<boolean>;

/** An outside party that takes payments. No call but `settled` throws for anything that the provider or the network does. */
export interface PaymentProvider {
  /** Takes the money at most once per charge id. */
  charge(request: ProviderRequest, keep: KeepReference): Promise<ChargeOutcome>;
  /** Asks what became of a charge. Changes nothing. */
  find(request: ProviderRequest): Promise<ChargeOutcome>;
  /**
   * Takes back what was handed to the subscriber, so that it cannot be paid any more, and says what has become of it: it may have been paid before.
   * Only a provider that can do this is asked for links.
   */
  withdraw?(request: ProviderRequest): Promise<ChargeOutcome>;
  /** Pages on which subscribers enter a new card; not every provider has them. */
  readonly cardLinks?: CardLinkProvider;
  /** Gives the money back at most once per refund id. A refund that is still on its way is `unknown` (`still_under_way`), with its reference. */
  refund(request: RefundRequest): Promise<ProviderOutcome>;
  /** Asks what became of a refund: by its reference, else among the refunds of its charge. Changes nothing. */
  findRefund(request: RefundRequest): Promise<ProviderOutcome>;
  /** The lines of its settlement of a time, page by page, if it keeps one. Throws when they cannot be read to the end. */
  settled?(window: SettlementWindow): AsyncIterable<readonly SettlementLine[]>;
}

/** Providers by the name that payment methods carry. */
export const PAYMENT_PROVIDERS = Symbol('PaymentProviders');
export type PaymentProviders = Readonly<Record<string, PaymentProvider>>;

export function isAsAsked(request: Pick<ProviderRequest, 'amount'>, captured: Captured): boolean {
  return captured.minor === request.amount.minor && captured.currency === request.amount.currency;
}
