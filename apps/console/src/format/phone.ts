/** ITU-T E.164 country codes of two digits; 1 and 7 have one, all others three. */
const TWO_DIGIT_CODES = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
);

/** `+33612345678` → `+33 612 345 678`: groups that can be read out. A masked number is left as it came. */
export function phoneText(e164: string): string {
  if (!/^\+\d{7,15}$/.test(e164)) return e164;
  const digits = e164.slice(1);
  const codeLength = /^[17]/.test(digits) ? 1 : TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3;
  return `+${digits.slice(0, codeLength)} ${inGroups(digits.slice(codeLength))}`;
}

/** Threes from the left, and a last group of two to four, so that no digit stands alone. */
function inGroups(digits: string): string {
  return (digits.match(/\d{3}(?=\d{2})|\d+/g) ?? []).join(' ');
}
