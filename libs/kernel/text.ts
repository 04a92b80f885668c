import { isPlainAscii } from './ascii.js';

/** Letters that Unicode does not take apart, and that people type without the ornament. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ',
};

/**
 * The search key of a text: compatibility form, case folded, Latin, Greek and Cyrillic diacritics off, invisible marks
 * out, spaces collapsed. Folding a key again changes nothing.
 */
export function foldText(text: string): string {
  if (isPlainAscii(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  let key = foldOnce(text);
  // Taking marks away can bring others together into a new composite; a few rounds settle every case.
  for (let again = ''; again !== key && !isPlainAscii(key); ) {
    again = key;
    key = foldOnce(key);
  }
  return key;
}

function foldOnce(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđðħŧıæœþς]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Free text as it may be stored and shown: no control characters but line feed and tab, no marks that reorder or hide
 * text, no lone surrogates, at most `max` code points. Joiners stay, scripts and emoji need them.
 */
export function safeText(text: string, max: number): string {
  const plain = isPlainAscii(text) ? text.trim() : withoutHidden(text);
  // A text of at most `max` UTF-16 units cannot hold more code points.
  return plain.length <= max ? plain : Array.from(plain).slice(0, max).join('').trimEnd();
}

function withoutHidden(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|(?![\u200c\u200d])\p{Cf}|\p{Cs}/gu, '')
    .trim();
}
