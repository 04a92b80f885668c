import { LOCALES } from '#kernel';
import { catalogues } from '../i18n/LanguageContext.js';
import { createTranslator } from '../i18n/translator.js';
import type { Plan } from './action.intents.js';
import { confirmWords } from './effect.words.js';

const EXPECTED = { en: 'Extend through 30 Apr 2027', fr: 'Prolonger jusqu’au 30 avr. 2027', zh: '有效期延长至 2027年4月30日（含当日）' };

describe('what the button says', () => {
  const extension: Pick<Plan, 'action' | 'effects'> = {
    action: 'extendValidity',
    effects: [{ kind: 'VALIDITY_MOVED', subjectType: 'Line', subjectId: 'l', field: 'validTo', valueType: 'INSTANT', before: null, after: '2027-04-30T22:00:00Z' }],
  };

  it.each(LOCALES)('an extension is told by its last full day: %s', async (locale) => {
    expect(confirmWords(extension, false, createTranslator(locale, await catalogues[locale]()), 'Europe/Paris')).toBe(EXPECTED[locale]);
  });
});
