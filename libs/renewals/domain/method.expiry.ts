import { addLocalDays } from '#kernel';
import type { PaymentMethod } from '#payments';

/** A card is good to the end of its month, wherever its issuer is: a day of grace covers the zones. What is no card does not expire. */
export function isExpired({ expiryYear, expiryMonth }: Pick<PaymentMethod, 'expiryYear' | 'expiryMonth'>, now: Date): boolean {
  return expiryYear !== null && expiryMonth !== null && addLocalDays(new Date(Date.UTC(expiryYear, expiryMonth, 1)), 'UTC', 1) <= now;
}
