import type { MethodOnFile } from './case.file.js';

const DAY = 86_400_000;

/** A card is good to the end of its month, wherever its issuer is: a day of grace covers the zones. */
export function isExpired({ expiryMonth, expiryYear }: MethodOnFile, now: Date): boolean {
  return now.getTime() >= Date.UTC(expiryYear, expiryMonth, 1) + DAY;
}
