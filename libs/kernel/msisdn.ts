// The plans without the ranges per kind of line: those lag behind what regulators assign, and would refuse an operator's own new range.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isPlainlyValid } from './msisdn.plain.js';

/** Whether the text has the form of E.164 (`+`, 7 to 15 digits). Fast; says nothing about whether such a number exists. */
export function isE164Shaped(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/**
 * The number in E.164 with `+`, or null. Takes what people write and paste: spaces, dashes, brackets, full-width digits,
 * `00` for `+`, `tel:`, and national notation if the default country (ISO 3166-1) is given. Strict: the number must fit its
 * country's numbering plan, length alone is not enough; letters, extensions and text around it are refused.
 */
export function parseMsisdn(text: string, defaultCountry?: string): string | null {
  if (text.length > 64) return null;
  if (isE164Shaped(text) && isPlainlyValid(text)) return text;
  const plain = isE164Shaped(text) ? text : dialled(text);
  if (!/^\+?[\d\s()./\p{Pd}]{5,}$/u.test(plain)) return null;
  const country = defaultCountry !== undefined && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const number = parsePhoneNumberFromString(plain, country ? { defaultCountry: country, extract: false } : { extract: false });
  return number?.isValid() ? number.number : null;
}

/** What was written, in the characters that are dialled. */
function dialled(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^00(?=[\s\d])/, '+');
}

/** The national significant number of an E.164 number, as people search for it; null if the number cannot be read. */
export function nationalDigits(e164: string): string | null {
  return isE164Shaped(e164) ? (parsePhoneNumberFromString(e164)?.nationalNumber ?? null) : null;
}
