import type { Locale } from '../locale.js';
import type { RefusalCatalogue, RefusalCode } from './codes.js';
import { type FileProblemWords, isFileProblem } from './file.problems.js';
import { type InputReasonWords, isInputReason } from './input.reasons.js';
import { forbiddenWords, isForbiddenReason } from './forbidden.words.js';
import { en } from './messages.en.js';
import { fr } from './messages.fr.js';
import { zh } from './messages.zh.js';
import { en as enProblems } from './problems.en.js';
import { fr as frProblems } from './problems.fr.js';
import { zh as zhProblems } from './problems.zh.js';
import { en as enReasons } from './reasons.en.js';
import { fr as frReasons } from './reasons.fr.js';
import { zh as zhReasons } from './reasons.zh.js';
import type { RefusalParams } from './refusal.js';

export const refusalMessages: Readonly<Record<Locale, RefusalCatalogue>> = { en, fr, zh };
export const inputReasonWords: Readonly<Record<Locale, InputReasonWords>> = { en: enReasons, fr: frReasons, zh: zhReasons };
export const fileProblemWords: Readonly<Record<Locale, FileProblemWords>> = { en: enProblems, fr: frProblems, zh: zhProblems };

/** The refusal in the reader's language. A parameter that was not given leaves an ellipsis. */
export function renderRefusal(code: RefusalCode, params: RefusalParams, locale: Locale): string {
  return fill(refusalMessages[locale][code], { ...params, ...detailInWords(code, params, locale) }, locale);
}

/** What a message names by a code of its own closed list, in words. */
function detailInWords(code: RefusalCode, params: RefusalParams, locale: Locale): RefusalParams {
  const { reason, problem, why, nextAllowedAt } = params;
  if (code === 'BAD_INPUT' && isInputReason(reason)) return { reason: fill(inputReasonWords[locale][reason], params, locale) };
  if ((code === 'FILE_HEADER' || code === 'FILE_BROKEN') && isFileProblem(problem)) return { problem: fill(fileProblemWords[locale][problem], params, locale) };
  if (code === 'RETRY_FORBIDDEN' && isForbiddenReason(why)) return { why: forbiddenWords[locale][why] };
  if (code === 'RETRY_BUDGET_SPENT' && typeof nextAllowedAt === 'string') return { nextAllowedAt: toTheMinute(nextAllowedAt) };
  return {};
}

/** '2027-03-14 09:30 UTC', not before the instant. */
function toTheMinute(instant: string): string {
  const minute = new Date(Math.ceil(Date.parse(instant) / 60_000) * 60_000);
  return `${minute.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
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
