import fc from 'fast-check';
import { money } from '#kernel';
import { neverAgain, visaCategory } from './never.again.js';
import { mayAttempt, retryBudget } from './retry.budget.js';
import type { RetryBudget, SpentAttempt } from './retry.budget.js';
import { RETRY_RULES, inForce, rulesOf } from './retry.rules.js';

const HOUR = 3_600_000;
const NOW = new Date('2026-06-15T12:00:00Z');
const five = money(500n, 'EUR');
const ago = (hours: number, amount = five): SpentAttempt => ({ at: new Date(NOW.getTime() - hours * HOUR), amount, never: null });
const times = (count: number, hoursApart: number, from = 1): SpentAttempt[] => Array.from({ length: count }, (_, index) => ago(from + index * hoursApart));
const budget = (brand: string, attempts: readonly SpentAttempt[], now = NOW): RetryBudget => retryBudget({ brand, amount: five, attempts, now });

describe('the retry budget', () => {
  it('of a card that was never declined is free at once', () => {
    expect(budget('visa', [])).toMatchObject({ network: 'visa', assumed: false, never: null, nextAllowedAt: NOW, spent: [], uses: [{ used: 0, rule: { cap: 20 } }] });
  });

  it('Visa: the 21st attempt in 30 days waits until the first of the 20 declines is 30 days old', () => {
    expect(mayAttempt(budget('visa', times(19, 24)))).toBe(true);
    const spent = budget('visa', times(20, 24));
    expect(mayAttempt(spent)).toBe(false);
    expect(spent.nextAllowedAt).toEqual(new Date(NOW.getTime() - (1 + 19 * 24) * HOUR + 720 * HOUR));
  });

  it('Visa: before May 2025 it was 15', () => {
    const before = new Date('2025-04-30T23:00:00Z');
    const attempts = Array.from({ length: 15 }, (_, index) => ({ ...ago(0), at: new Date(before.getTime() - (index + 1) * HOUR) }));
    const spent = budget('visa', attempts, before);
    expect(spent.spent).toMatchObject([{ used: 15, rule: { cap: 15 } }]);
    // The wider rule begins an hour later.
    expect(spent.nextAllowedAt).toEqual(new Date('2025-05-01T00:00:00Z'));
  });

  it('Mastercard: ten declines a day, whatever the amount', () => {
    const spent = budget('mastercard', Array.from({ length: 10 }, (_, index) => ago(index + 1, money(BigInt(100 + index), 'EUR'))));
    expect(spent.spent.map(({ rule }) => rule.id)).toEqual(['mastercard_day']);
    expect(spent.nextAllowedAt).toEqual(new Date(NOW.getTime() + 14 * HOUR));
  });

  it('Mastercard: 35 declines of the same amount in 30 days leave other amounts free', () => {
    const attempts = times(35, 20, 25);
    expect(budget('mastercard', attempts).spent.map(({ rule, used }) => [rule.id, used])).toEqual([['mastercard_amount_month', 35]]);
    expect(mayAttempt(retryBudget({ brand: 'mastercard', amount: money(501n, 'EUR'), attempts, now: NOW }))).toBe(true);
    expect(mayAttempt(retryBudget({ brand: 'mastercard', amount: money(500n, 'USD'), attempts, now: NOW }))).toBe(true);
  });

  it('of a brand without known rules is the strictest of all, and says so', () => {
    expect(budget('amex', times(10, 1))).toMatchObject({ network: null, assumed: true, spent: [{ rule: { id: 'mastercard_day' } }] });
    expect(budget('amex', times(20, 30)).spent.map(({ rule }) => rule.id)).toEqual(['visa_month']);
  });

  it('is no budget at all once a decline forbids every further attempt', () => {
    const forbidden = budget('visa', [{ ...ago(900), never: 'visa_category_1' }]);
    expect(forbidden).toMatchObject({ never: 'visa_category_1', nextAllowedAt: null });
    expect(mayAttempt(forbidden)).toBe(false);
  });

  it('every brand has exactly one rule of each id at any moment', () => {
    for (const at of ['2019-01-01', '2025-05-01', '2030-01-01']) {
      const ids = inForce(rulesOf('jcb').rules, new Date(at)).map(({ id }) => id);
      expect([...ids].sort()).toEqual([...new Set(RETRY_RULES.map(({ id }) => id))].sort());
    }
  });
});

const brand = fc.constantFrom('visa', 'mastercard', 'amex');
const amount = fc.constantFrom(money(500n, 'EUR'), money(700n, 'EUR'), money(500n, 'USD'));
/** Steps of a subscriber's bad months: so many minutes later, this amount is tried. */
const steps = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 3_000 }), amount }), { minLength: 30, maxLength: 120 });
/** Close to the change of Visa's rule, so that some histories live under both. */
const START = Date.parse('2025-03-20T00:00:00Z');

describe('whatever is declined, as long as the budget is asked first', () => {
  it('no rule is ever broken, and the next allowed moment is allowed while nothing before it is', () => {
    fc.assert(
      fc.property(brand, steps, (brand, steps) => {
        const attempts: SpentAttempt[] = [];
        let clock = START;
        for (const { minutes, amount } of steps) {
          clock += minutes * 60_000;
          const now = new Date(clock);
          const asked = retryBudget({ brand, amount, attempts, now });
          if (mayAttempt(asked)) attempts.push({ at: now, amount, never: null });
          else expectFirstAllowed(asked, (at) => mayAttempt(retryBudget({ brand, amount, attempts, now: at })), now);
        }
        for (const rule of rulesOf(brand).rules) expect(mostInOneWindow(rule, attempts)).toBeLessThanOrEqual(rule.cap);
      }),
      { numRuns: 150 },
    );
  });
});

function expectFirstAllowed({ nextAllowedAt }: RetryBudget, allowedAt: (at: Date) => boolean, now: Date): void {
  if (!nextAllowedAt) throw new Error('Nothing here forbids a card for good');
  expect(allowedAt(nextAllowedAt)).toBe(true);
  for (let at = now.getTime(); at < nextAllowedAt.getTime(); at += (nextAllowedAt.getTime() - now.getTime()) / 12) expect(allowedAt(new Date(at))).toBe(false);
  expect(allowedAt(new Date(nextAllowedAt.getTime() - 1))).toBe(false);
}

type Rule = (typeof RETRY_RULES)[number];

/** Counted anew, by looking at the window that ends with each attempt. Only attempts under this very rule are ends. */
function mostInOneWindow(rule: Rule, attempts: readonly SpentAttempt[]): number {
  const ends = attempts.filter(({ at }) => inForce(RETRY_RULES, at).includes(rule));
  return Math.max(0, ...ends.map((end) => attempts.filter((other) => inWindow(rule, other, end)).length));
}

function inWindow({ windowHours, counts }: Rule, other: SpentAttempt, end: SpentAttempt): boolean {
  const age = end.at.getTime() - other.at.getTime();
  return age >= 0 && age < windowHours * HOUR && (counts === 'card' || (other.amount.minor === end.amount.minor && other.amount.currency === end.amount.currency));
}

describe('declines that forbid a card for good', () => {
  const decline = { brand: 'visa', failureCode: null, rawCode: null, networkCode: null, adviceCode: null };

  it.each(['04', '07', '12', '14', '15', '41', '43', '46', '57', 'R0', 'R1', 'R3'])('Visa category 1 by the network code %s', (networkCode) => {
    expect(neverAgain({ ...decline, networkCode })).toBe('visa_category_1');
    expect(neverAgain({ ...decline, brand: 'mastercard', networkCode })).toBeNull();
    expect(neverAgain({ ...decline, brand: 'diners', networkCode })).toBe('visa_category_1');
  });

  it.each(['pickup_card', 'lost_card', 'stolen_card', 'incorrect_number', 'invalid_account', 'revocation_of_authorization'])('Visa category 1 by Stripe’s %s', (rawCode) => {
    expect(neverAgain({ ...decline, rawCode })).toBe('visa_category_1');
  });

  it.each([
    ['05', 'do_not_honor'],
    ['51', 'insufficient_funds'],
    ['58', 'transaction_not_allowed'],
    ['93', 'transaction_not_allowed'],
    [null, 'transaction_not_allowed'],
    ['91', 'issuer_not_available'],
    [null, 'a code that nobody knows'],
  ])('not by %s with %s', (networkCode, rawCode) => {
    expect(neverAgain({ ...decline, networkCode, rawCode })).toBeNull();
  });

  it('the network’s code is believed before the provider’s', () => {
    expect(visaCategory('lost_card', '05')).toBe(4);
    expect(visaCategory('generic_decline', '41')).toBe(1);
  });

  it.each(['03', '21', '04', '40', '41', 'do_not_try_again'])('by the advice %s, on any brand', (adviceCode) => {
    expect(neverAgain({ ...decline, brand: 'mastercard', rawCode: 'do_not_honor', adviceCode })).toBe('advice');
  });

  it('revoked consent is told apart, for it can be given again', () => {
    expect(neverAgain({ ...decline, failureCode: 'consent_revoked', networkCode: 'R1', adviceCode: '21' })).toBe('consent');
  });
});
