/** ITU-T E.164 country codes of two digits; 1 and 7 have one, all others three. */
const TWO_DIGIT_CODES = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
);

/** `+21620123456` → `+216`, by how the codes are handed out: no numbering plan is read. Null for what is no number in E.164. */
export function callingCodeOf(e164: string): string | null {
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return null;
  if (/^\+[17]/.test(e164)) return e164.slice(0, 2);
  return e164.slice(0, TWO_DIGIT_CODES.has(e164.slice(1, 3)) ? 3 : 4);
}
