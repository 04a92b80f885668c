import { formatMoney, isCurrency, type Locale } from '#kernel';
import type { Count } from '../data/lists.js';

/** Money as the api sends it: minor units as decimal text. */
export interface MoneyValue {
  readonly minor: string;
  readonly currency: string;
}

/** `1299 EUR` → `€12.99`. A currency that is not in our table is shown raw rather than guessed at. */
export function moneyText({ minor, currency }: MoneyValue, locale: Locale): string {
  return isCurrency(currency) ? formatMoney({ minor: BigInt(minor), currency }, locale) : `${minor} ${currency}`;
}

/** A whole number, also one that arrived as text because it may be large. */
export function numberText(value: number | string, tag: string): string {
  return new Intl.NumberFormat(tag).format(typeof value === 'string' ? BigInt(value) : value);
}

/** `+1,234` or `-1,234`, with the language's own minus. */
export function signedNumberText(value: string, tag: string): string {
  return new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' }).format(BigInt(value));
}

/** `1,234`, or what `moreThan` makes of the bound where the server stopped counting. */
export function countText(count: Count, tag: string, moreThan: (bound: string) => string): string {
  const value = numberText(count.value, tag);
  return count.moreThan ? moreThan(value) : value;
}
