import fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { callingCodeOf } from './calling.code.js';

const CALLING_CODES = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
const national = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 12 }).map((digits) => digits.join(''));

test('the code of every country is told from the digits after it, whatever they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CALLING_CODES), national, (code, digits) => {
      expect(callingCodeOf(`+${code}${digits}`)).toBe(`+${code}`);
    }),
    { numRuns: 2_000 },
  );
});

test.each([['+12125551234', '+1'], ['+33612345678', '+33'], ['+21620123456', '+216'], ['+2250701020304', '+225'], ['+77011234567', '+7']])('%p begins with %p', (text, code) => {
  expect(callingCodeOf(text)).toBe(code);
});

test.each(['', '0612345678', '+0612345678', '+33', '+33 612 345 678', '+33 ••• ••78', 'Camille'])('%p has none', (text) => {
  expect(callingCodeOf(text)).toBeNull();
});
