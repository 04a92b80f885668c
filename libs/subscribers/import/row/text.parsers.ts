import { looksLikeCardNumber, safeText } from '#kernel';
import { remembered } from './remembered.js';

/** A spreadsheet's mark for "this is text": taken off where without it the cell would be a formula or a number. */
export function withoutTextMark(cell: string): string {
  return cell.startsWith("'") && /^'[=+\-@\t\r\d]/.test(cell) ? cell.slice(1) : cell;
}

const EXTERNAL_ID = /^[\p{L}\p{N}._:/@#+-]{1,64}$/u;

export function parseExternalId(text: string): string | null {
  return EXTERNAL_ID.test(text) ? text : null;
}

/** What no text may hold, and the mark of broken encoding. */
const BROKEN = /[\u0000-\u001f\u007f\ufffd]/;

/** One line of text as it may be stored, or null. */
export function parseLine(text: string, max: number): string | null {
  if (text.length > max * 2 || BROKEN.test(text)) return null;
  const safe = safeText(text, max + 1);
  return safe.length > 0 && Array.from(safe).length <= max ? safe : null;
}

/** As a provider writes its ids. */
export function parseToken(text: string): string | null {
  return /^[\w.:-]{3,120}$/.test(text) ? text : null;
}

/** Whether the cell holds a payment card number. Cheap for the many cells that cannot. */
export function holdsCardNumber(text: string): boolean {
  return text.length >= 13 && /(?:\d[\s.\p{Pd}]{0,2}){13}/u.test(text) && looksLikeCardNumber(text);
}

/** What a reject file may repeat of such a cell. */
export function maskedCard(text: string): string {
  const digits = text.replace(/\D/g, '');
  return `${'*'.repeat(Math.max(digits.length - 4, 0))}${digits.slice(-4)}`;
}

/** Canonical BCP 47, or null. */
export const parseLanguage = remembered((text: string): string | null => {
  if (!/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}, 2_000);

const CHANNELS = ['email', 'push', 'sms', 'voice'];

/** Sorted channels, or null. `none` is no consent, said on purpose. */
export const parseConsents = remembered((text: string): readonly string[] | null => {
  const names = text.toLowerCase().split(/[|;,\s]+/).filter((name) => name !== '');
  if (names.length === 1 && names[0] === 'none') return [];
  return names.every((name) => CHANNELS.includes(name)) ? CHANNELS.filter((channel) => names.includes(channel)) : null;
}, 2_000);

export const parseFlag = remembered((text: string): boolean | null => {
  const flag = text.toLowerCase();
  if (['true', 'yes', '1'].includes(flag)) return true;
  return ['false', 'no', '0'].includes(flag) ? false : null;
}, 100);

/** Month and year of `04/2029`, `4/29`, `2029-04`; null otherwise. */
export const parseExpiry = remembered((text: string): { readonly month: number; readonly year: number } | null => {
  const match = /^(?<month>\d{1,2})[/-](?<year>\d{2}|\d{4})$/.exec(text) ?? /^(?<year>\d{4})-(?<month>\d{2})$/.exec(text);
  const month = Number(match?.groups?.['month']);
  const digits = match?.groups?.['year'] ?? '';
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  return month >= 1 && month <= 12 && year >= 2000 && year <= 2100 ? { month, year } : null;
}, 5_000);
