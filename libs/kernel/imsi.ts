import { bareDigits } from './digits.js';

/** Network subscription identity (ITU-T E.212): 14 or 15 digits. The digits, or null. */
export function parseImsi(text: string): string | null {
  const digits = bareDigits(text);
  return digits !== null && /^\d{14,15}$/.test(digits) ? digits : null;
}
