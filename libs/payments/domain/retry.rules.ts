export type CardNetwork = 'visa' | 'mastercard';

/** How often a network lets one card be declined before another attempt becomes a breach of its rules. */
export interface RetryRule {
  readonly id: 'visa_month' | 'mastercard_day' | 'mastercard_amount_month';
  readonly network: CardNetwork;
  /** All declines of the card, or only those of the same amount in the same currency. */
  readonly counts: 'card' | 'same_amount';
  /** At so many declines in the window, no further attempt may be made. */
  readonly cap: number;
  /** Length of the rolling window. */
  readonly windowHours: number;
  /** First day (UTC) on which it holds; null: longer than our sources reach. A later rule with the same id takes its place. */
  readonly since: string | null;
  readonly source: string;
}

const DAY = 24;
const MONTH = 30 * DAY;
const MASTERCARD = 'developers.tabapay.com, excessive retry rules';

/**
 * The networks' rules as published, dated: the one in force at the moment of an attempt counts. Networks count attempts
 * after a decline, we count the declines: that is never more generous. Source: domain reference 4.7.
 */
export const RETRY_RULES: readonly RetryRule[] = [
  { id: 'visa_month', network: 'visa', counts: 'card', cap: 15, windowHours: MONTH, since: null, source: 'Visa Core Rules before May 2025' },
  { id: 'visa_month', network: 'visa', counts: 'card', cap: 20, windowHours: MONTH, since: '2025-05-01', source: 'Visa Core Rules, 18 April 2026, table 7-2' },
  { id: 'mastercard_day', network: 'mastercard', counts: 'card', cap: 10, windowHours: DAY, since: null, source: MASTERCARD },
  { id: 'mastercard_amount_month', network: 'mastercard', counts: 'same_amount', cap: 35, windowHours: MONTH, since: null, source: MASTERCARD },
];

/** No rule looks further back. */
export const LONGEST_WINDOW_HOURS = Math.max(...RETRY_RULES.map(({ windowHours }) => windowHours));

/** What a brand is bound by. `assumed`: nothing is known of its network, so the rules of all of them hold at once. */
export interface BrandRules {
  readonly network: CardNetwork | null;
  readonly assumed: boolean;
  readonly rules: readonly RetryRule[];
}

/** Methods that no card network carries. */
const NO_CARD = new Set(['bank_transfer', 'paypal']);

/** @param brand as the provider names it: visa, mastercard, amex … */
export function rulesOf(brand: string, rules: readonly RetryRule[] = RETRY_RULES): BrandRules {
  const name = brand.toLowerCase();
  const network = name === 'visa' || name === 'mastercard' ? name : null;
  if (NO_CARD.has(name)) return { network: null, assumed: false, rules: [] };
  return { network, assumed: network === null, rules: network === null ? rules : rules.filter((rule) => rule.network === network) };
}

/** Of rules with one id that which holds at the moment. */
export function inForce(rules: readonly RetryRule[], at: Date): RetryRule[] {
  const held = new Map<RetryRule['id'], RetryRule>();
  for (const rule of rules) {
    if (beginsAt(rule) > at.getTime()) continue;
    const other = held.get(rule.id);
    if (!other || beginsAt(other) <= beginsAt(rule)) held.set(rule.id, rule);
  }
  return [...held.values()];
}

/** Milliseconds since 1970; -Infinity for a rule without a first day. */
export function beginsAt({ since }: RetryRule): number {
  return since === null ? -Infinity : Date.parse(`${since}T00:00:00Z`);
}
