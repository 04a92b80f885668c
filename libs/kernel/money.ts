import { CURRENCIES, isCurrency, type CurrencyCode } from './currencies.js';
import type { Locale } from './locale.js';
import { Refusal } from './refusals/refusal.js';

/** An amount in whole minor units (cents, millimes, or the franc itself) of one currency. */
export interface Money<C extends CurrencyCode = CurrencyCode> {
  readonly currency: C;
  readonly minor: bigint;
}

/** What the database's int8 can hold. */
const MAX_MINOR = 2n ** 63n - 1n;
const MIN_MINOR = -(2n ** 63n);
const DECIMAL = /^(-?)(0|[1-9]\d{0,18})(?:\.(\d{1,18}))?$/;

/** Refusal AMOUNT_INVALID unless a whole number within int8, CURRENCY_UNKNOWN unless the currency is in the table. */
export function money<C extends CurrencyCode>(minor: bigint | number, currency: C): Money<C> {
  if (!isCurrency(currency)) throw new Refusal('CURRENCY_UNKNOWN', { currency });
  if (typeof minor === 'number' && !Number.isSafeInteger(minor)) throw new Refusal('AMOUNT_INVALID');
  return { currency, minor: withinInt8(BigInt(minor)) };
}

/** Two currencies do not compile where they are known, and are refused with CURRENCY_MISMATCH where they are not. */
export function addMoney<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

/** a − b; see {@link addMoney}. */
export function subtractMoney<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function negateMoney<C extends CurrencyCode>(amount: Money<C>): Money<C> {
  return money(-amount.minor, amount.currency);
}

/**
 * Parts that sum to the whole, by largest remainder; among equal remainders the earlier part gets the odd unit.
 * @param parts how many equal parts, or a whole weight of 0 or more for each part (at least one above 0; else RangeError)
 */
export function splitMoney<C extends CurrencyCode>(amount: Money<C>, parts: number | readonly (number | bigint)[]): Money<C>[] {
  const weights = typeof parts === 'number' ? Array.from({ length: parts }, () => 1n) : parts.map((weight) => BigInt(weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('Weights must be 0 or more, and one above 0');
  const sign = amount.minor < 0n ? -1n : 1n;
  const whole = amount.minor * sign;
  const shares = weights.map((weight, index) => ({ index, minor: (whole * weight) / total, remainder: (whole * weight) % total }));
  let left = whole - shares.reduce((sum, share) => sum + share.minor, 0n);
  const byRemainder = [...shares].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.minor += 1n;
    left -= 1n;
  }
  return shares.map((share) => money(share.minor * sign, amount.currency));
}

/**
 * `12.50` → 1250n for EUR. Plain decimal text only: no sign but minus, no exponent, no thousands separator, no comma, at
 * most the currency's decimals, within int8; Refusal AMOUNT_INVALID otherwise.
 */
export function parseMinor(text: string, currency: CurrencyCode): bigint {
  const exponent = exponentOf(currency);
  const match = DECIMAL.exec(text);
  const decimals = match?.[3] ?? '';
  if (!match || decimals.length > exponent) throw new Refusal('AMOUNT_INVALID', { currency });
  const minor = BigInt((match[2] ?? '') + decimals.padEnd(exponent, '0'));
  return withinInt8(match[1] === '-' ? -minor : minor);
}

/** 1250n EUR → `12.50`, always with the currency's decimals; {@link parseMinor} reads it back. */
export function minorToDecimal(minor: bigint, currency: CurrencyCode): string {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const cut = digits.length - exponent;
  return `${minor < 0n ? '-' : ''}${digits.slice(0, cut)}${exponent === 0 ? '' : `.${digits.slice(cut)}`}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** The amount as the reader's language writes it. Exact: Intl gets decimal text, never a float. */
export function formatMoney(amount: Money, locale: Locale): string {
  const key = `${locale} ${amount.currency}`;
  const formatter = formatters.get(key) ?? currencyFormat(locale, amount.currency);
  formatters.set(key, formatter);
  return formatter.format(minorToDecimal(amount.minor, amount.currency) as Intl.StringNumericLiteral);
}

function currencyFormat(locale: Locale, currency: CurrencyCode): Intl.NumberFormat {
  const exponent = exponentOf(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
}

function exponentOf(currency: CurrencyCode): number {
  if (!isCurrency(currency)) throw new Refusal('CURRENCY_UNKNOWN', { currency });
  return CURRENCIES[currency];
}

function withinInt8(minor: bigint): bigint {
  if (minor > MAX_MINOR || minor < MIN_MINOR) throw new Refusal('AMOUNT_INVALID');
  return minor;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Refusal('CURRENCY_MISMATCH', { first: a.currency, second: b.currency });
}
