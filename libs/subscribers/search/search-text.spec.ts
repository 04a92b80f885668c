import { searchProbes } from './search-text.js';
import type { SearchProbe } from './search-text.js';

const FR_TN = ['FR', 'TN'];
const probe = (text: string, by: SearchProbe['by'], countries = FR_TN): SearchProbe | undefined =>
  searchProbes(text, countries).find((found) => found.by === by);

describe('what a searched text can be', () => {
  it.each([
    '+33 6 12 34 56 78', '+33.6.12.34.56.78', '+33-6-12-34-56-78', '+33 (0)6 12 34 56 78', '0033 6 12 34 56 78', '0033612345678',
    'tel:+33612345678', '＋３３６１２３４５６７８', '06 12 34 56 78', '06.12.34.56.78', '0612345678', '\u202a+33 6 12 34 56 78\u202c', '6 12 34 56 78',
  ])('%s is the number +33612345678', (text) => {
    expect(probe(text, 'msisdn')).toEqual({ by: 'msisdn', e164: '+33612345678' });
  });

  it('a national number is read for every country of the reader', () => {
    expect(probe('20 123 456', 'msisdn')).toEqual({ by: 'msisdn', e164: '+21620123456' });
    expect(probe('8 912 345-67-89', 'msisdn', ['RU'])).toEqual({ by: 'msisdn', e164: '+79123456789' });
  });

  it('a national number of an unknown country is looked for by its end, with and without the trunk 0', () => {
    const ends = searchProbes('0707 12 34 56', []).filter((found) => found.by === 'msisdnSuffix');
    expect(ends).toEqual([
      { by: 'msisdnSuffix', digits: '0707123456' },
      { by: 'msisdnSuffix', digits: '707123456' },
    ]);
  });

  it('the last four digits are enough, three are not', () => {
    expect(probe('5678', 'msisdnSuffix')).toEqual({ by: 'msisdnSuffix', digits: '5678' });
    expect(probe('678', 'msisdnSuffix')).toBeUndefined();
  });

  it('a number that is being typed is found by its beginning', () => {
    expect(probe('+33 6 12', 'msisdnPrefix')).toEqual({ by: 'msisdnPrefix', start: '+33612' });
    expect(probe('00 33 6 12', 'msisdnPrefix')).toEqual({ by: 'msisdnPrefix', start: '+33612' });
  });

  it('an ICCID, with spaces, with or without its check digit', () => {
    expect(probe('8933 1503 1910 0012 345', 'iccid')).toEqual({ by: 'iccid', start: '8933150319100012345' });
    expect(probe('893315031910001', 'iccid')).toEqual({ by: 'iccid', start: '893315031910001' });
  });

  it('an EID and an IMSI', () => {
    expect(probe('89049032123451234512345678901235', 'eid')).toEqual({ by: 'eid', start: '89049032123451234512345678901235' });
    expect(probe('208 01 1234567890', 'imsi')).toEqual({ by: 'imsi', digits: '208011234567890' });
  });

  it.each(['chg-7k3m9q2x', 'CHG 7K3M9Q2X', 'CHG7K3M9Q2X'])('%s is a charge', (text) => {
    expect(probe(text, 'charge')).toEqual({ by: 'charge', reference: 'CHG-7K3M9Q2X' });
  });

  it('a case reference, read out with letters for digits', () => {
    expect(probe('cas-OI23L5G7', 'case')).toEqual({ by: 'case', reference: 'CAS-012315G7' });
  });

  it('a provider reference, an external id, a UUID', () => {
    expect(probe('pi_3PqXyZ2eZvKYlo2C', 'providerReference')).toEqual({ by: 'providerReference', text: 'pi_3PqXyZ2eZvKYlo2C' });
    expect(probe('5O190127TN364715T', 'providerReference')).toEqual({ by: 'providerReference', text: '5O190127TN364715T' });
    expect(probe('CRM-000123', 'externalId')).toEqual({ by: 'externalId', text: 'CRM-000123' });
    expect(probe('01900000-0000-7000-8000-00000000ABCD', 'id')).toEqual({ by: 'id', text: '01900000-0000-7000-8000-00000000abcd' });
  });

  it('an e-mail address, or its beginning', () => {
    expect(searchProbes(' Amelie.Durand@EX', FR_TN)).toEqual([{ by: 'email', start: 'amelie.durand@ex' }]);
  });

  it('a name, whatever its accents, case and order', () => {
    expect(searchProbes('DURAND, Amélie', FR_TN)).toEqual([{ by: 'name', words: ['durand', 'amelie'] }]);
    expect(searchProbes('王', FR_TN)).toEqual([{ by: 'name', words: ['王'] }]);
    expect(searchProbes('a', FR_TN)).toEqual([]);
  });

  it.each(['', '   ', '+', '%', '\u0000', '🙂'])('%j means nothing, and is not looked up', (text) => {
    expect(searchProbes(text, FR_TN)).toEqual([]);
  });

  it('a pasted page is cut, not read through', () => {
    expect(searchProbes('9'.repeat(100_000), FR_TN).length).toBeLessThan(5);
  });
});
