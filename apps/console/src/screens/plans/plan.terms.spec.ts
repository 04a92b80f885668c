import type { Version } from './plan.terms.js';
import { changedTerms, codeFor, majorText, minorOf, retryRange, termsOf, versionFrom } from './plan.terms.js';

const version: Version = {
  id: 'v1', number: 1, price: { minor: '1299', currency: 'EUR' }, periodUnit: 'month', periodCount: 1, extensionPolicy: 'additive', maxAccumulatedDays: null,
  chargeDaysBefore: 2, graceDays: 30, suspendedDays: 30, quarantineDays: 90, retryOffsetsDays: [0, 3], pointsEarned: 10, pointsValidDays: 365, balanceFirst: false, publishedAt: '2026-01-01T00:00:00Z',
};

describe('the days on which a retry makes sense', () => {
  test('lie after the first charge and before the number is lost', () => expect(retryRange(version)).toEqual({ first: -2, last: 60 }));

  test('are not known while a duration is missing or wrong', () => {
    expect(retryRange({ ...termsOf(version), graceDays: undefined })).toBeNull();
    expect(retryRange({ ...termsOf(version), chargeDaysBefore: -3 })).toBeNull();
  });
});

describe('what a version changed', () => {
  test('nothing in the first one', () => expect([...changedTerms(version, undefined)]).toEqual([]));

  test('price by amount or currency, period by length or unit, retries by any of their days', () => {
    expect([...changedTerms({ ...version, price: { minor: '1299', currency: 'USD' } }, version)]).toEqual(['price']);
    expect([...changedTerms({ ...version, periodUnit: 'year' }, version)]).toEqual(['period']);
    expect([...changedTerms({ ...version, retryOffsetsDays: [0, 3, 7], graceDays: 31 }, version)]).toEqual(['retryOffsetsDays', 'graceDays']);
  });

  test('a limit that appears is a change', () => expect([...changedTerms({ ...version, maxAccumulatedDays: 400 }, version)]).toEqual(['maxAccumulatedDays']));
});

describe('the next version', () => {
  test('begins as the one in force', () => {
    const next = versionFrom(termsOf(version), version);
    expect(next && [...changedTerms(next, version)]).toEqual([]);
  });

  test('shows what was typed differently, and nothing while a term is missing', () => {
    const next = versionFrom({ ...termsOf(version), graceDays: 45, priceMinor: 1399 }, version);
    expect(next && [...changedTerms(next, version)]).toEqual(['price', 'graceDays']);
    expect(versionFrom({ ...termsOf(version), graceDays: undefined }, version)).toBeNull();
    expect(versionFrom({ ...termsOf(version), maxAccumulatedDays: Number.NaN }, version)).toBeNull();
  });
});

describe('prices as they are typed', () => {
  test('in major units by the currency’s decimals, with point or comma', () => {
    expect(minorOf('12.5', 'EUR')).toBe(1250);
    expect(minorOf(' 12,50 ', 'EUR')).toBe(1250);
    expect(minorOf('1.250', 'TND')).toBe(1250);
    expect(minorOf('1250', 'JPY')).toBe(1250);
  });

  test.each([['12.505', 'EUR'], ['1.5', 'JPY'], ['-1', 'EUR'], ['1 000', 'EUR'], ['', 'EUR'], ['12', 'XXX']])('%s %s is no amount yet', (text, currency) => {
    expect(minorOf(text, currency)).toBeUndefined();
  });

  test('are shown as they would be typed', () => {
    expect(majorText(termsOf(version).priceMinor, 'EUR')).toBe('12.99');
    expect(majorText(undefined, 'EUR')).toBe('');
  });
});

test('a code is made from the name', () => {
  expect(codeFor('Garder 12 – été')).toBe('garder-12-ete');
  expect(codeFor('保号')).toBe('');
});
