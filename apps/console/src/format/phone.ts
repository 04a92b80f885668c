import { callingCodeOf } from '#kernel';

/** `+33612345678` → `+33 612 345 678`: groups that can be read out. A masked number is left as it came. */
export function phoneText(e164: string): string {
  const code = callingCodeOf(e164);
  return code === null ? e164 : `${code} ${inGroups(e164.slice(code.length))}`;
}

/** Threes from the left, and a last group of two to four, so that no digit stands alone. */
function inGroups(digits: string): string {
  return (digits.match(/\d{3}(?=\d{2})|\d+/g) ?? []).join(' ');
}
