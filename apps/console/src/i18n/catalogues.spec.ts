import { LOCALES } from '#kernel';
import { catalogues } from './LanguageContext.js';
import { browserLocale } from './LanguageProvider.js';
import { createTranslator } from './translator.js';

type Texts = Map<string, string>;

/** Every text by its path; the forms of a plural as `path.form`. */
function textsOf(node: unknown, path = '', found: Texts = new Map()): Texts {
  if (typeof node === 'string') return found.set(path, node);
  for (const [key, child] of Object.entries(node as object)) textsOf(child, path ? `${path}.${key}` : key, found);
  return found;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const pluralForm = /\.(zero|one|two|few|many)$/;

const loaded = new Map(await Promise.all(LOCALES.map(async (locale) => [locale, textsOf(await catalogues[locale]())] as const)));
const english = loaded.get('en') ?? new Map<string, string>();

describe.each(LOCALES)('the %s catalogue', (locale) => {
  const texts = loaded.get(locale) ?? new Map<string, string>();

  test('fills the same placeholders as the English one', () => {
    for (const [path, text] of texts) {
      const base = english.get(path) ?? english.get(path.replace(pluralForm, '.other')) ?? '';
      // A form for exactly one thing may say "one" in words.
      if (pluralForm.test(path)) expect(placeholders(base)).toEqual(expect.arrayContaining(placeholders(text)));
      else expect({ path, names: placeholders(text) }).toEqual({ path, names: placeholders(base) });
    }
  });

  test('has no text that is empty, padded or spaced twice', () => {
    for (const [path, text] of texts) expect({ path, text }).toEqual({ path, text: text.trim().replace(/ {2,}/g, ' ') || 'a text' });
  });
});

test('French puts a no-break space before high punctuation', () => {
  for (const [path, text] of loaded.get('fr') ?? []) expect({ path, wrong: / [;:!?»]|« /.test(text) }).toEqual({ path, wrong: false });
});

describe('choosing and filling texts', () => {
  const translatorOf = async (locale: (typeof LOCALES)[number]) => createTranslator(locale, await catalogues[locale]());

  test('numbers choose the form that the language asks for: 0 is singular in French and plural in English', async () => {
    expect((await translatorOf('en')).t('search.results', { count: 0 })).toBe('0 results');
    expect((await translatorOf('fr')).t('search.results', { count: 0 })).toBe('0 résultat');
    expect((await translatorOf('fr')).t('search.results', { count: 2 })).toBe('2 résultats');
    expect((await translatorOf('zh')).t('search.results', { count: 1 })).toBe('1 条结果');
  });

  test('numbers in a text are written as the language does', async () => {
    expect((await translatorOf('en')).t('search.results', { count: 12345 })).toBe('12,345 results');
  });

  test('a placeholder’s value is not itself searched for placeholders', async () => {
    expect((await translatorOf('en')).t('search.nothing', { text: '{text}' })).toBe('Nothing found for “{text}”');
  });

  test('a code of the server that is new to the console is shown in words', async () => {
    const { label } = await translatorOf('en');
    expect(label('domain.action', 'extendValidity')).toBe('Extend validity');
    expect(label('domain.action', 'grantBonusPoints')).toBe('Grant bonus points');
    expect(label('domain.matchedOn', 'toString')).toBe('To string');
  });

  test('the browser’s languages choose, in their order; English speaks to everybody else', () => {
    expect(browserLocale(['de-DE', 'zh-TW', 'fr'])).toBe('zh');
    expect(browserLocale(['de'])).toBe('en');
  });
});
