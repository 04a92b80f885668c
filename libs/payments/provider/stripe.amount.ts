import type { CurrencyCode, Money } from '#kernel';
import type { Captured } from './payment.provider.js';

/** Stripe counts these in hundredths although ISO 4217 gives them no decimals; source: docs.stripe.com/currencies (special cases). */
const IN_HUNDREDTHS: ReadonlySet<string> = new Set<CurrencyCode>(['ISK', 'UGX']);
const STRIPE_LIMIT = 99_999_999n;

/** The amount as Stripe writes it; null if Stripe cannot take it. Three-decimal currencies only go to the nearest ten. */
export function toStripeAmount({ minor, currency }: Money): number | null {
  const amount = IN_HUNDREDTHS.has(currency) ? minor * 100n : minor;
  if (amount <= 0n || amount > STRIPE_LIMIT) return null;
  return Number(amount);
}

/** What Stripe says it took. A fraction of a whole unit stays visible as a mismatch instead of being rounded away. */
export function fromStripeAmount(amount: number, currency: string): Captured {
  const code = currency.toUpperCase();
  const minor = BigInt(amount);
  if (!IN_HUNDREDTHS.has(code)) return { minor, currency: code };
  return minor % 100n === 0n ? { minor: minor / 100n, currency: code } : { minor, currency: `${code}/100` };
}
