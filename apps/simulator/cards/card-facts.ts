import { type Brand, type TestCard } from './test-cards.table.js';

/** What a merchant may know of a card. */
export interface CardFacts {
  readonly brand: Brand;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  readonly country: string;
  readonly fingerprint: string;
}

const COUNTRIES = ['US', 'FR', 'DE', 'GB', 'SN', 'TN', 'CN', 'ES'] as const;

/** FNV-1a, 32 bits: spreads ids evenly and is the same on every machine. */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

const fingerprintOf = (text: string): string => `sim${spread(text).toString(36).padStart(7, '0')}${spread(`${text}#`).toString(36).padStart(6, '0').slice(0, 6)}`;

export const factsOfTestCard = (card: TestCard, expiry: { month: number; year: number }): CardFacts => ({
  brand: card.brand, last4: card.number.slice(-4), expMonth: expiry.month, expYear: expiry.year, funding: card.funding, country: 'US', fingerprint: fingerprintOf(card.number),
});

/** The card behind a patterned id, always the same for the same id; one whose behaviour is `expired_card` looks expired. */
export function factsOfPatternedId(id: string, behaviour: string): CardFacts {
  const seed = spread(id);
  const kind = seed % 20;
  return {
    brand: kind < 12 ? 'visa' : kind < 18 ? 'mastercard' : 'amex',
    last4: String((seed >>> 5) % 10_000).padStart(4, '0'),
    expMonth: ((seed >>> 9) % 12) + 1,
    expYear: behaviour === 'expired_card' ? 2024 : 2029 + ((seed >>> 13) % 5),
    funding: (seed >>> 17) % 3 === 0 ? 'credit' : 'debit',
    country: COUNTRIES[(seed >>> 20) % COUNTRIES.length] ?? 'US',
    fingerprint: fingerprintOf(id),
  };
}
