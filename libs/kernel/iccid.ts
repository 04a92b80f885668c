import { bareDigits } from './digits.js';
import { passesLuhn } from './luhn.js';

/** Id of a SIM or eSIM profile (ITU-T E.118): 18 to 22 digits from `89`, Luhn digit last. The digits, or null. */
export function parseIccid(text: string): string | null {
  const digits = bareDigits(text);
  return digits !== null && /^89\d{16,20}$/.test(digits) && passesLuhn(digits) ? digits : null;
}
