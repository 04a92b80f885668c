import { isCurrency, minorToDecimal, parseMinor } from '#kernel';
import type { CurrencyCode, Money } from '#kernel';
import type { Captured } from './payment.provider.js';

/** What PayPal takes, and with how many decimals; source: developer.paypal.com/reference/currency-codes. */
const DECIMALS: Readonly<Partial<Record<CurrencyCode, 0 | 2>>> = {
  AUD: 2, BRL: 2, CAD: 2, CHF: 2, CNY: 2, CZK: 2, DKK: 2, EUR: 2, GBP: 2, HKD: 2, HUF: 0, ILS: 2, JPY: 0, MXN: 2, MYR: 2, NOK: 2, NZD: 2, PHP: 2,
  PLN: 2, SEK: 2, SGD: 2, THB: 2, TWD: 0, USD: 2,
};
const LONGEST = 32;

export interface PaypalMoney {
  readonly currency_code: string;
  readonly value: string;
}

/** The amount as PayPal writes it, or the code of why it cannot be asked for. A fraction that PayPal does not take is not rounded away. */
export function toPaypalAmount({ minor, currency }: Money): PaypalMoney | 'CURRENCY_NOT_SUPPORTED' | 'DECIMAL_PRECISION' | 'CANNOT_BE_ZERO_OR_NEGATIVE' {
  const decimals = DECIMALS[currency];
  if (decimals === undefined) return 'CURRENCY_NOT_SUPPORTED';
  if (minor <= 0n) return 'CANNOT_BE_ZERO_OR_NEGATIVE';
  const text = minorToDecimal(minor, currency);
  const [whole = '', fraction = ''] = text.split('.');
  const value = decimals === 2 ? text : whole;
  return value.length > LONGEST || (decimals === 0 && /[^0]/.test(fraction)) ? 'DECIMAL_PRECISION' : { currency_code: currency, value };
}

/** What PayPal says it took. @throws when it is no amount */
export function fromPaypalAmount({ currency_code: code, value }: PaypalMoney): Captured {
  if (!isCurrency(code)) throw new Error(`PayPal names an amount in ${code}`);
  return { minor: parseMinor(value, code), currency: code };
}
