import { DEFAULT_LOCALE, isLocale, LOCALES } from './locale.js';
import { isMarket } from './market.js';

test('the languages of the house', () => {
  expect(LOCALES).toContain(DEFAULT_LOCALE);
  expect(LOCALES.every(isLocale)).toBe(true);
  expect(['', 'EN', 'en-GB', 'de', 'toString'].some(isLocale)).toBe(false);
});

test('a market is a country of ISO 3166-1 in upper case', () => {
  expect(['FR', 'CN', 'US', 'SN', 'TN', 'BF', 'GB'].every(isMarket)).toBe(true);
  expect(['fr', 'UK', 'EU', 'XX', 'ZZ', '', 'FRA', ' FR'].some(isMarket)).toBe(false);
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  expect(letters.flatMap((a) => letters.map((b) => a + b)).filter(isMarket)).toHaveLength(249);
});
