import { LOCALES } from '#kernel';
import { catalogues } from '../../i18n/LanguageContext.js';
import { createTranslator } from '../../i18n/translator.js';
import type { Entry } from './subscriber.types.js';
import { factsOf } from './use-entry-detail.js';

const EXPECTED = {
  en: ['name, e-mail and payment method details', 'IMP-7K2MPQ4X'],
  fr: ['nom, e-mail et détails du moyen de paiement', 'IMP-7K2MPQ4X'],
  zh: ['姓名、邮箱和付款方式信息', 'IMP-7K2MPQ4X'],
};

const PARIS = { zone: 'Europe/Paris', lineZone: 'Europe/Paris' };

describe('what a timeline entry says beside its title', () => {
  const entryOf = (fields: string[]): Entry => ({
    id: 'import:1', at: '2027-04-14T10:00:00Z', kind: 'IMPORT', title: '', actorName: null, lineId: null, refId: null, data: { reference: 'IMP-7K2MPQ4X', fields },
  });

  it.each(LOCALES)('an import names the fields that it changed as the language lists things: %s', async (locale) => {
    const text = createTranslator(locale, await catalogues[locale]());
    expect(factsOf(entryOf(['NAME', 'EMAIL', 'PAYMENT_METHOD']), PARIS, text)).toEqual(EXPECTED[locale]);
  });

  const validity = (before: string | null): Entry => ({ ...entryOf([]), kind: 'VALIDITY', data: { before, after: '2027-05-13T22:00:00Z' } });

  it.each([
    ['en', 'to 13 May 2027', '13 Apr 2027 → 13 May 2027'],
    ['fr', 'jusqu’au 13 mai 2027', '13 avr. 2027 → 13 mai 2027'],
    ['zh', '至 2027年5月13日', '2027年4月13日 → 2027年5月13日'],
  ] as const)('validity is told by its last full day, as the line’s card tells it: %s', async (locale, once, moved) => {
    const text = createTranslator(locale, await catalogues[locale]());
    expect(factsOf(validity(null), PARIS, text)).toEqual([once]);
    expect(factsOf(validity('2027-04-13T22:00:00Z'), PARIS, text)).toEqual([moved]);
  });

  it('validity is told on the line’s calendar, also where the subscriber’s is another', async () => {
    const text = createTranslator('en', await catalogues.en());
    expect(factsOf(validity(null), { zone: 'Europe/Paris', lineZone: 'Pacific/Auckland' }, text)).toEqual(['to 13 May 2027']);
    expect(factsOf(validity(null), { zone: 'Europe/Paris', lineZone: 'America/New_York' }, text)).toEqual(['to 12 May 2027']);
  });

  it.each(LOCALES)('every field that an import may change has its words: %s', async (locale) => {
    const { label, find } = createTranslator(locale, await catalogues[locale]());
    for (const field of ['NAME', 'EMAIL', 'LANGUAGE', 'ZONE', 'MARKET', 'CONSENTS', 'PAYMENT_METHOD', 'ICCID', 'EID', 'IMSI', 'PROFILE_STATE', 'AUTO_RENEW']) {
      expect(label('subscriber.timeline.field', field)).toBe(find(`subscriber.timeline.field.${field}`));
    }
  });
});
