import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isE164Shaped, nationalDigits, parseMsisdn } from './msisdn.js';
import { isPlainlyValid } from './msisdn.plain.js';

describe('MSISDN', () => {
  test.each([
    ['+33612345678', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6.12-34/56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['tel:+33-6-12-34-56-78', '+33612345678'],
    ['＋３３６１２３４５６７８', '+33612345678'],
    ['\u202a+33612345678\u202c', '+33612345678'],
    ['+8613800138000', '+8613800138000'],
    ['+12125551234', '+12125551234'],
    ['+22670123456', '+22670123456'],
    ['+21620123456', '+21620123456'],
  ])('%p is read', (text, msisdn) => {
    expect(parseMsisdn(text)).toBe(msisdn);
  });

  test.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0033 6 12 34 56 78', 'US', '+33612345678'],
    ['(212) 555-1234', 'US', '+12125551234'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['+8613800138000', 'FR', '+8613800138000'],
  ])('%p dialled in %s is read', (text, country, msisdn) => {
    expect(parseMsisdn(text, country)).toBe(msisdn);
  });

  test.each([
    '', '+', '0612345678', '+33', '+3361234567', '+336123456789', '+99912345678', '+11234567890', 'call +33612345678', '+33612345678 ext 5',
    '+33612345678x5', '1-800-FLOWERS', '+33612345678,+33612345679', '+1234567890123456', '+0612345678', '+33612345678'.repeat(50),
    '+٣٣٦١٢٣٤٥٦٧٨',
  ])('%p is refused', (text) => {
    expect(parseMsisdn(text)).toBeNull();
  });

  test('a default country that does not exist helps nobody', () => {
    expect(parseMsisdn('0612345678', 'XX')).toBeNull();
    expect(parseMsisdn('+33612345678', '__proto__')).toBe('+33612345678');
  });

  test('national digits are those that people search for', () => {
    expect(nationalDigits('+33612345678')).toBe('612345678');
    expect(nationalDigits('+390612345678')).toBe('0612345678');
    expect(nationalDigits('0612345678')).toBeNull();
    expect(nationalDigits('+99912345678')).toBeNull();
  });

  test.each([['+33612345678', true], ['+123456', false], ['+1234567', true], ['+1234567890123456', false], ['+0123456789', false], ['33612345678', false]])(
    '%p has the shape of E.164: %p',
    (text, shaped) => {
      expect(isE164Shaped(text)).toBe(shaped);
    },
  );

  test('what is taken as it is written is what the parser would have made of it, in every country', () => {
    const callingCodes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
    const national = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 12 }).map((digits) => digits.join(''));
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...callingCodes), national, (callingCode, digits) => {
        const text = `+${callingCode}${digits}`;
        if (!isE164Shaped(text) || !isPlainlyValid(text)) return;
        taken += 1;
        const parsed = parsePhoneNumberFromString(text, { extract: false });
        expect([parsed?.number, parsed?.isValid()]).toEqual([text, true]);
      }),
      { numRuns: Number(process.env['PHONE_RUNS'] ?? 20_000) },
    );
    expect(taken).toBeGreaterThan(1_000);
  });

  test('most countries need no parser for a number in E.164', () => {
    expect(['+33612345678', '+21620123456', '+4915112345678', '+8613800138000'].map(isPlainlyValid)).toEqual([true, true, true, true]);
    expect(['+12125551234', '+447400123456', '+330612345678', '+99912345678'].map(isPlainlyValid)).toEqual([false, false, false, false]);
  });
});
