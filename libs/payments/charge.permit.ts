import type { Money } from '#kernel';
import type { PaymentMethod } from './payment.methods.js';

/** Something that is about to be charged. */
export interface Attempt {
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** The renewal of the period, where it was charged before; null: this is its first charge. */
  readonly chargedBefore: string | null;
}

/** As much of an attempt as the door judges it by. */
export interface JudgedAttempt {
  readonly method: Pick<PaymentMethod, 'id' | 'subscriberId' | 'brand' | 'blockedReason' | 'consentRestoredAt' | 'cardKey' | 'sharesCard'>;
  readonly amount: Money;
  readonly chargedBefore: string | null;
}

/** Leave to charge this method this amount once, in the transaction that it was given in. Only the charge door gives it. */
export interface ChargePermit extends Attempt {
  readonly at: Date;
}
