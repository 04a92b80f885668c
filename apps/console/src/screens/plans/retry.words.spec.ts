import { LOCALES, type Locale } from '#kernel';
import { catalogues } from '../../i18n/LanguageContext.js';
import { createTranslator } from '../../i18n/translator.js';
import { dayWords, retryWords } from './retry.words.js';

const textOf = async (locale: Locale) => createTranslator(locale, await catalogues[locale]());

describe('the days of retries', () => {
  test.each([
    ['en', '5, 3, 1 days before the end; at the end of validity; 2, 5, 9 days after'],
    ['fr', '5, 3, 1 jours avant la fin\u00a0; à la fin de validité\u00a0; 2, 5, 9 jours après'],
    ['zh', '到期前 5、3、1 天，到期当日，到期后 2、5、9 天'],
  ] as const)('are told by where they lie: %s', async (locale, words) => {
    expect(retryWords([-5, -3, -1, 0, 2, 5, 9], await textOf(locale))).toBe(words);
  });

  test('one day is one day, and a side without retries is not named', async () => {
    expect(retryWords([-1], await textOf('en'))).toBe('1 day before the end');
    expect(retryWords([1], await textOf('fr'))).toBe('1 jour après');
    expect(retryWords([], await textOf('zh'))).toBe('无');
  });
});

test.each(LOCALES)('a single day has words for before, at and after the end: %s', async (locale) => {
  const text = await textOf(locale);
  const words = [-2, 0, 30].map((day) => dayWords(day, text));
  expect(new Set(words).size).toBe(3);
  expect(words[0]).toContain('2');
  expect(words[2]).toContain('30');
});
