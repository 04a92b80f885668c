import { formatMoney, money } from '#kernel';
import type { CurrencyCode, Locale } from '#kernel';
import type { Said } from '../diagnosis/words/words.js';

interface Facts {
  readonly at?: Date | null;
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly reference?: string;
  readonly method?: string;
  readonly days?: number;
  readonly others?: number;
}

/** As the console writes dates: unambiguous, on a 24-hour clock. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR', zh: 'zh-CN' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** Facts as the reader's language writes them; instants by the line's calendar, as its validity is. */
export function said({ at, amountMinor, currency, reference = '', method = '', days = 0, others = 0 }: Facts, locale: Locale, zone: string): Said {
  const amount = amountMinor === undefined || currency === undefined ? '' : formatMoney(money(amountMinor, currency as CurrencyCode), locale);
  return { at: at ? instantIn(locale, zone).format(at) : '', amount, reference, method, days, others };
}

function instantIn(locale: Locale, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(TAGS[locale], { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  formats.set(key, format);
  return format;
}
