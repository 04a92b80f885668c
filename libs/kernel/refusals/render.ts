import type { Locale } from '../locale.js';
import type { RefusalCatalogue, RefusalCode } from './codes.js';
import { type InputReasonWords, isInputReason } from './input.reasons.js';
import { en } from './messages.en.js';
import { fr } from './messages.fr.js';
import { zh } from './messages.zh.js';
import { en as enReasons } from './reasons.en.js';
import { fr as frReasons } from './reasons.fr.js';
import { zh as zhReasons } from './reasons.zh.js';
import type { RefusalParams } from './refusal.js';

export const refusalMessages: Readonly<Record<Locale, RefusalCatalogue>> = { en, fr, zh };
export const inputReasonWords: Readonly<Record<Locale, InputReasonWords>> = { en: enReasons, fr: frReasons, zh: zhReasons };

/** The refusal in the reader's language. A parameter that was not given leaves an ellipsis. */
export function renderRefusal(code: RefusalCode, params: RefusalParams, locale: Locale): string {
  const { reason } = params;
  const message = refusalMessages[locale][code];
  return code === 'BAD_INPUT' && isInputReason(reason)
    ? fill(message, { ...params, reason: fill(inputReasonWords[locale][reason], params, locale) }, locale)
    : fill(message, params, locale);
}

function fill(text: string, params: RefusalParams, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(params, name) ? inWords(params[name], locale) : '…'));
}

function inWords(value: unknown, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toLocaleString(locale);
  if (Array.isArray(value)) return value.map((item) => inWords(item, locale)).join(locale === 'zh' ? '、' : ', ');
  return value === undefined || value === null ? '…' : JSON.stringify(value);
}
