import { isE164Shaped, isUuid, parseMsisdn, parseReference } from '#kernel';
import { emailKey, nameWords } from './search-keys.js';

/** One thing that a searched text can be. Values are normalised as the columns are. */
export type SearchProbe =
  | { readonly by: 'msisdn'; readonly e164: string }
  | { readonly by: 'msisdnPrefix'; readonly start: string }
  | { readonly by: 'msisdnSuffix'; readonly digits: string }
  | { readonly by: 'iccid' | 'eid'; readonly start: string }
  | { readonly by: 'imsi'; readonly digits: string }
  | { readonly by: 'email'; readonly start: string }
  | { readonly by: 'name'; readonly words: readonly string[] }
  | { readonly by: 'charge' | 'case'; readonly reference: string }
  | { readonly by: 'providerReference' | 'externalId' | 'id'; readonly text: string };

/** Longer texts are nobody's name or number. */
export const MAX_SEARCH_TEXT = 200;
const MAX_WORDS = 5;

/**
 * Everything that the text may mean; there is no syntax to learn. Nothing is looked up here.
 * @param countries ISO 3166-1 codes whose national notation the reader may use
 */
export function searchProbes(text: string, countries: readonly string[]): SearchProbe[] {
  const plain = text.slice(0, MAX_SEARCH_TEXT).normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, ' ').trim();
  if (plain === '') return [];
  if (plain.includes('@')) return [{ by: 'email', start: emailKey(plain) }];
  const digits = digitsOf(plain);
  const probes = digits === null ? wordProbes(plain) : [...numberProbes(plain, digits, countries), ...cardProbes(digits)];
  return [...probes, ...tokenProbes(plain)];
}

/** A number as people write it: only digits and what stands between them, `+` or `tel:` in front. Null for anything else. */
function digitsOf(plain: string): string | null {
  const bare = plain.replace(/^tel:/i, '').replace(/[\s\p{Pd}()./]/gu, '');
  return /^\+?\d+$/.test(bare) ? bare : null;
}

function numberProbes(plain: string, digits: string, countries: readonly string[]): SearchProbe[] {
  const international = digits.startsWith('+') || digits.startsWith('00');
  const start = digits.replace(/^(\+|00)/, '+');
  const whole = international
    ? [parseMsisdn(plain) ?? start]
    : countries.map((country) => parseMsisdn(digits, country)).filter((e164) => e164 !== null);
  const exact = [...new Set(whole)].filter(isE164Shaped).map((e164): SearchProbe => ({ by: 'msisdn', e164 }));
  if (international) return start.length >= 5 && start.length <= 16 ? [...exact, { by: 'msisdnPrefix', start }] : exact;
  return [...exact, ...suffixesOf(digits).map((suffix): SearchProbe => ({ by: 'msisdnSuffix', digits: suffix }))];
}

/** The digits, and the digits without a trunk `0`: some countries keep it in the number, most drop it. */
function suffixesOf(digits: string): string[] {
  const withoutTrunk = digits.length >= 6 && digits.startsWith('0') ? [digits.slice(1)] : [];
  return [digits, ...withoutTrunk].filter((suffix) => suffix.length >= 4 && suffix.length <= 15);
}

/** ICCID and EID are found by their beginning too: they are read out from a card, often without the check digit. */
function cardProbes(digits: string): SearchProbe[] {
  const probes: SearchProbe[] = [];
  if (/^89\d{10,20}$/.test(digits)) probes.push({ by: 'iccid', start: digits });
  if (/^89\d{14,30}$/.test(digits)) probes.push({ by: 'eid', start: digits });
  if (/^\d{14,15}$/.test(digits)) probes.push({ by: 'imsi', digits });
  return probes;
}

function wordProbes(plain: string): SearchProbe[] {
  const reference = parseReference(plain);
  if (reference?.startsWith('CHG-')) return [{ by: 'charge', reference }];
  if (reference?.startsWith('CAS-')) return [{ by: 'case', reference }];
  const words = nameWords(plain).slice(0, MAX_WORDS);
  const mayBeName = !/\d/.test(plain) && words.some((word) => /\p{L}/u.test(word)) && isLongEnough(words);
  return mayBeName ? [{ by: 'name', words }] : [];
}

/** One Latin letter begins a tenth of all names; one Chinese character is a family. */
function isLongEnough(words: readonly string[]): boolean {
  return words.join('').length >= 2 || /\p{Script=Han}/u.test(words[0] ?? '');
}

/** Keys that other systems gave, taken as they are. */
function tokenProbes(plain: string): SearchProbe[] {
  if (/\s/.test(plain)) return [];
  if (isUuid(plain)) return [{ by: 'id', text: plain.toLowerCase() }];
  const probes: SearchProbe[] = [];
  if (/[\d_-]/.test(plain) && plain.length <= 100) probes.push({ by: 'externalId', text: plain });
  if (/^[a-z]{2,6}_\w{6,90}$/i.test(plain) || /^[A-Z0-9]{17}$/.test(plain)) probes.push({ by: 'providerReference', text: plain });
  return probes;
}
