import type { Locale } from '../locale.js';
import type { RefusalCatalogue, RefusalCode } from './codes.js';
import { en } from './messages.en.js';
import { fr } from './messages.fr.js';
import { zh } from './messages.zh.js';
import type { RefusalParams } from './refusal.js';

export const refusalMessages: Readonly<Record<Locale, RefusalCatalogue>> = { en, fr, zh };

/** The refusal in the reader's language. A parameter that was not given leaves an ellipsis. */
export function renderRefusal(code: RefusalCode, params: RefusalParams, locale: Locale): string {
  return refusalMessages[locale][code].replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? inWords(params[name], locale) : '…',
  );
}

function inWords(value: unknown, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toLocaleString(locale);
  if (Array.isArray(value)) return value.map((item) => inWords(item, locale)).join(locale === 'zh' ? '、' : ', ');
  return value === undefined || value === null ? '…' : JSON.stringify(value);
}
