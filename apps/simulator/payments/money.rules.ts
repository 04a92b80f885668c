import { badRequest } from '../wire/stripe.error.js';

/** Smallest charge per currency, minor units; source: docs.stripe.com/currencies. Others: one unit. */
const MINIMUM: Readonly<Record<string, number>> = { usd: 50, eur: 50, gbp: 30, chf: 50, cad: 50, aud: 50, jpy: 50, dkk: 250, sek: 300, nok: 300, pln: 200, hkd: 400, mxn: 1000 };
const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
const MAXIMUM = 99_999_999;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

export function checkedCurrency(text: string): string {
  const currency = text.toLowerCase();
  if (!CURRENCIES.has(currency)) throw badRequest(`Invalid currency: ${text.slice(0, 20)}. Stripe currently supports these currencies: ${[...CURRENCIES].join(', ')}`, { param: 'currency' });
  return currency;
}

/** @throws ProviderError as Stripe refuses an amount: below the minimum, too large, or finer than the card networks settle */
export function checkAmount(amount: number, currency: string): void {
  if (amount < 1) throw badRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > MAXIMUM) throw badRequest(`Amount must be no more than ${inWords(MAXIMUM, currency)}`, { code: 'amount_too_large', param: 'amount' });
  const minimum = MINIMUM[currency] ?? 1;
  if (amount < minimum) throw badRequest(`Amount must be at least ${inWords(minimum, currency)}`, { code: 'amount_too_small', param: 'amount' });
  if (THREE_DECIMALS.has(currency) && amount % 10 !== 0) {
    throw badRequest(`Invalid amount: in ${currency} the last digit of an amount must be 0.`, { code: 'parameter_invalid_integer', param: 'amount' });
  }
}

/** As Stripe puts amounts into messages: `$25.00`. */
export function inWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** What the provider keeps of a payment: 2.9 % and 30 minor units, never more than the payment. */
export const feeOn = (amount: number): number => Math.min(amount, Math.round(amount * 0.029) + 30);
