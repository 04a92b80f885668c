import fc from 'fast-check';
import { looksLikeCardNumber, passesLuhn } from './luhn.js';

describe('Luhn', () => {
  test('one wrong digit is always found', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 22 });
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, where, by) => {
        const check = [...Array(10).keys()].filter((digit) => passesLuhn([...body, digit].join('')));
        expect(check).toHaveLength(1);
        const good = [...body, check[0] ?? 0];
        const place = where % good.length;
        good[place] = ((good[place] ?? 0) + by) % 10;
        expect(passesLuhn(good.join(''))).toBe(false);
      }),
    );
  });

  test.each(['', '0', '79927398714', '7992 7398713', '７９９２７３９８７１３'])('%p does not pass', (text) => {
    expect(passesLuhn(text)).toBe(false);
  });

  test('79927398713 passes', () => {
    expect(passesLuhn('79927398713')).toBe(true);
  });
});

describe('card numbers in notes', () => {
  test.each([
    '4242424242424242',
    'card 4242 4242 4242 4242, please charge',
    '4242-4242-4242-4242 12/27 123',
    '4242–4242–4242–4242',
    'amex 3782 822463 10005',
    '5555.5555.5555.4444',
    'old 2223003122003222',
    'diners 30569309025904',
    'jcb 3530111333300000',
    '6011111111111117',
    'unionpay 6200000000000005',
    '４２４２　４２４２　４２４２　４２４２',
    '4222222222222',
    '12 4242 4242 4242 4242',
  ])('%p holds one', (text) => {
    expect(looksLikeCardNumber(text)).toBe(true);
  });

  test.each([
    '',
    'call +33 6 12 34 56 78 or 06 12 34 56 79',
    'card ending 4242',
    '4242 4242 4242 4243',
    'ICCID 8933010000000000010',
    'EID 89049032123451234512345678901235',
    'order 1234567890123',
    'from 2026-03-01 10:00 to 2026-04-01 10:00',
    'IMSI 208011234567890',
  ])('%p holds none', (text) => {
    expect(looksLikeCardNumber(text)).toBe(false);
  });

  test('a long text of digits does not take long', () => {
    expect(looksLikeCardNumber('1 '.repeat(20_000))).toBe(false);
  });
});
