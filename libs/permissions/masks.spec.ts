import fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { limitOf, maskFor, maskedFields, roleThatMay } from '#permissions';

describe('personal data', () => {
  it('an agent sees the name and the number, and the rest masked', () => {
    expect(maskFor('agent', 'name', 'Amélie Durand')).toBe('Amélie Durand');
    expect(maskFor('agent', 'msisdn', '+33612345678')).toBe('+33612345678');
    expect(maskFor('agent', 'email', 'amelie.durand@example.fr')).toBe('a•••@e•••.fr');
    expect(maskFor('agent', 'iccid', '8933150319100012345')).toBe('•••• 2345');
  });

  it('an auditor sees everything masked', () => {
    expect(maskFor('auditor', 'name', 'Amélie Durand')).toBe('A••• D•••');
    expect(maskFor('auditor', 'msisdn', '+33612345678')).toBe('+33 ••• ••78');
    expect(maskedFields('auditor')).toEqual(['name', 'msisdn', 'email', 'iccid', 'eid', 'imsi']);
  });

  it('a masked number keeps the calling code of its country, the last two digits and nothing between', () => {
    const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
    const digits = fc.integer({ min: 1_000_000, max: 999_999_999 }).map(String);
    fc.assert(
      fc.property(fc.constantFrom(...codes), digits, (code, national) => {
        expect(maskFor('auditor', 'msisdn', `+${code}${national}`)).toBe(`+${code} ••• ••${national.slice(-2)}`);
      }),
    );
    expect(maskFor('auditor', 'msisdn', '+16502530029')).toBe('+1 ••• ••29');
    expect(maskFor('auditor', 'msisdn', 'no number 42')).toBe('••• ••42');
  });

  it('an absent value stays absent', () => {
    expect(maskFor('auditor', 'email', null)).toBeNull();
  });
});

describe('limits', () => {
  it('names the lowest role that may take the step', () => {
    expect(roleThatMay('extendValidity.days', 30)).toBe('agent');
    expect(roleThatMay('extendValidity.days', 31)).toBe('supervisor');
    expect(roleThatMay('extendValidity.days', 366)).toBeNull();
    expect(limitOf('adjustPoints.points', 'auditor')).toBe(0);
  });
});
