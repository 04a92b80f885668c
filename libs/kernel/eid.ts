import { bareDigits } from './digits.js';

/** Id of an eUICC chip (GSMA SGP.29): 32 digits whose value modulo 97 is 1. The digits, or null. */
export function parseEid(text: string): string | null {
  const digits = bareDigits(text);
  return digits?.length === 32 && BigInt(digits) % 97n === 1n ? digits : null;
}
