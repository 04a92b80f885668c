/**
 * The digits of an identifier as people paste it: full-width digits, spaces, dashes and invisible marks are taken out.
 * Null when anything else is left, or when the text is absurdly long.
 */
export function bareDigits(text: string): string | null {
  if (text.length > 80) return null;
  if (/^\d+$/.test(text)) return text;
  const plain = text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return /^\d+$/.test(plain) ? plain : null;
}
