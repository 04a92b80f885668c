import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const pool = Buffer.alloc(8192);
let used = pool.length;

/** Letters and digits from a pooled source of randomness: ids are made thousands of times a second. */
export function randomText(length: number): string {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = '';
  for (const byte of pool.subarray(used, used + length)) text += ALPHABET.charAt(byte % ALPHABET.length);
  used += length;
  return text;
}

/** @param prefix as Stripe's: `pi`, `ch`, `cus`, … */
export const newId = (prefix: string): string => `${prefix}_3${randomText(23)}`;
