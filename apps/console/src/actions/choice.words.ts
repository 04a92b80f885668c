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

/** `04/2027`, as it stands on the card; Chinese writes its months out. */
export function cardMonth({ expiryMonth, expiryYear }: { expiryMonth: number; expiryYear: number }, tag: string): string {
  return tag.startsWith('zh') ? `${expiryYear}年${expiryMonth}月` : `${String(expiryMonth).padStart(2, '0')}/${expiryYear}`;
}

/** `visa` → `Visa`. */
export function brandName(brand: string): string {
  const known: Readonly<Record<string, string>> = { amex: 'American Express', diners: 'Diners Club', jcb: 'JCB', unionpay: 'UnionPay', sepa_debit: 'SEPA' };
  return known[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1);
}

/** `Visa •••• 4242`; the digits stay with their dots. */
export function methodName({ brand, last4 }: { brand: string; last4: string }): string {
  return `${brandName(brand)} ••••\u00a0${last4}`;
}

/** Whether the provider may be asked to charge it; a blocked or removed one may not. */
export function isUsable({ status }: { status: string }): boolean {
  return status.toLowerCase() === 'usable';
}
