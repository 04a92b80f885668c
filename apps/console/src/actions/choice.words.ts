import type { Translator } from '../i18n/translator.js';

/** `fr` → `French`, in the reader's language. */
export function languageName(code: string, tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** `E-mail, SMS and phone call`, as the reader's language lists things: what follows the first begins small, unless it is written in capitals. */
export function listText(items: readonly string[], tag: string): string {
  const words = items.map((item, index) => (index === 0 || /^\p{Lu}{2}/u.test(item) ? item : item.charAt(0).toLocaleLowerCase(tag) + item.slice(1)));
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(words);
}

/** `CI` → `Ivory Coast (CI)`, in the reader's language: where a market stands alone. */
export function marketName(code: string, tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }).of(code) ?? code;
  if (name === code) return code;
  return tag.startsWith('zh') ? `${name}（${code}）` : `${name} (${code})`;
}

/** `04/2027`, as it stands on the card; Chinese writes its months out. Null: no card. */
export function cardMonth({ expiryMonth, expiryYear }: { expiryMonth: number | null; expiryYear: number | null }, tag: string): string | null {
  if (expiryMonth === null || expiryYear === null) return null;
  return tag.startsWith('zh') ? `${expiryYear}年${expiryMonth}月` : `${String(expiryMonth).padStart(2, '0')}/${expiryYear}`;
}

/** `visa` → `Visa`; a bank transfer has no brand of its own and stands in the reader's language. */
export function brandName(brand: string, t: Translator['t']): string {
  if (brand === 'bank_transfer') return t('domain.bankTransfer');
  const known: Readonly<Record<string, string>> = { paypal: 'PayPal', amex: 'American Express', diners: 'Diners Club', jcb: 'JCB', unionpay: 'UnionPay', sepa_debit: 'SEPA' };
  return known[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1);
}

/** `Visa •••• 4242`, `PayPal a•••d@example.com`, `Bank transfer`; the digits stay with their dots. */
export function methodName({ brand, last4, accountLabel }: { brand: string; last4: string | null; accountLabel: string | null }, t: Translator['t']): string {
  const account = last4 === null ? accountLabel : `••••\u00a0${last4}`;
  return account === null ? brandName(brand, t) : `${brandName(brand, t)} ${account}`;
}

/** Whether the provider may be asked to charge it; a blocked or removed one may not. */
export function isUsable({ status }: { status: string }): boolean {
  return status.toLowerCase() === 'usable';
}
