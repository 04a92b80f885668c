import { LOCALES } from '#kernel';
import { catalogues } from '../../i18n/LanguageContext.js';
import { createTranslator } from '../../i18n/translator.js';
import type { Entry } from './subscriber.types.js';
import { factsOf } from './use-entry-detail.js';

const EXPECTED = {
  en: ['name, e-mail and payment method details', 'IMP-7K2MPQ4X'],
  fr: ['nom, e-mail et détails du moyen de paiement', 'IMP-7K2MPQ4X'],
  zh: ['姓名、电子邮箱和付款方式信息', 'IMP-7K2MPQ4X'],
};

describe('what a timeline entry says beside its title', () => {
  const entryOf = (fields: string[]): Entry => ({
    id: 'import:1', at: '2027-04-14T10:00:00Z', kind: 'IMPORT', title: '', actorName: null, lineId: null, refId: null, data: { reference: 'IMP-7K2MPQ4X', fields },
  });

  it.each(LOCALES)('an import names the fields that it changed as the language lists things: %s', async (locale) => {
    const text = createTranslator(locale, await catalogues[locale]());
    expect(factsOf(entryOf(['NAME', 'EMAIL', 'PAYMENT_METHOD']), 'Europe/Paris', text)).toEqual(EXPECTED[locale]);
  });

  it.each(LOCALES)('every field that an import may change has its words: %s', async (locale) => {
    const { label, find } = createTranslator(locale, await catalogues[locale]());
    for (const field of ['NAME', 'EMAIL', 'LANGUAGE', 'ZONE', 'MARKET', 'CONSENTS', 'PAYMENT_METHOD', 'ICCID', 'EID', 'IMSI', 'PROFILE_STATE', 'AUTO_RENEW']) {
      expect(label('subscriber.timeline.field', field)).toBe(find(`subscriber.timeline.field.${field}`));
    }
  });
});
