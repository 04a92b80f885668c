import fc from 'fast-check';
import { CURRENCIES, isCurrency, type CurrencyCode } from './currencies.js';
import { addMoney, formatMoney, minorToDecimal, money, negateMoney, parseMinor, splitMoney, subtractMoney, type Money } from './money.js';
import { LOCALES } from './locale.js';

const codes = Object.keys(CURRENCIES) as CurrencyCode[];
const currency = fc.constantFrom(...codes);
const int8 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const refused = (code: string): Error => expect.objectContaining({ code }) as Error;

describe('currencies', () => {
  test.each([['EUR', 2], ['XOF', 0], ['XAF', 0], ['JPY', 0], ['TND', 3], ['KWD', 3]] as const)('%s has %d decimals', (code, exponent) => {
    expect(CURRENCIES[code]).toBe(exponent);
  });

  test('every code is listed once', () => {
    expect(codes.length).toBe(16 + 7 + 132);
  });

  test.each(['eur', 'EURO', '', 'XXX', 'XAU', 'toString', '__proto__'])('%p is no currency', (text) => {
    expect(isCurrency(text)).toBe(false);
  });
});

describe('money', () => {
  test('1000 XOF is 1000 minor units, 1.500 TND is 1500', () => {
    expect(parseMinor('1000', 'XOF')).toBe(1000n);
    expect(parseMinor('1.500', 'TND')).toBe(1500n);
  });

  test('€10 in three parts is 3.34, 3.33 and 3.33', () => {
    expect(splitMoney(money(1000, 'EUR'), 3).map((part) => part.minor)).toEqual([334n, 333n, 333n]);
  });

  test('the odd units go to the largest remainders: 100 by 1, 1 and 4', () => {
    expect(splitMoney(money(100, 'EUR'), [1, 1, 4]).map((part) => part.minor)).toEqual([17n, 17n, 66n]);
    expect(splitMoney(money(-100, 'EUR'), [4, 1, 2, 0]).map((part) => part.minor)).toEqual([-57n, -14n, -29n, -0n]);
  });

  test('the parts always sum to the whole, and none is a unit away from its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((w) => w > 0));
    fc.assert(
      fc.property(int8, weights, (minor, shares) => {
        const parts = splitMoney(money(minor, 'EUR'), shares);
        const total = BigInt(shares.reduce((sum, share) => sum + share, 0));
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(minor);
        parts.forEach((part, index) => {
          const off = part.minor * total - minor * BigInt(shares[index] ?? 0);
          expect(off < total && -off < total).toBe(true);
        });
      }),
    );
  });

  test.each([[0], [[]], [[0, 0]], [[1, -1, 3]]])('an amount cannot be split by %p', (parts) => {
    expect(() => splitMoney(money(1, 'EUR'), parts)).toThrow(RangeError);
  });

  test('adding and subtracting are exact, negating twice changes nothing', () => {
    const sum = addMoney(money(2n ** 60n + 1n, 'EUR'), money(2n, 'EUR'));
    expect(sum).toEqual({ currency: 'EUR', minor: 2n ** 60n + 3n });
    expect(subtractMoney(sum, money(3, 'EUR')).minor).toBe(2n ** 60n);
    expect(negateMoney(negateMoney(sum))).toEqual(sum);
  });

  test('two currencies do not compile, and are refused where the compiler cannot know', () => {
    // @ts-expect-error the currencies differ
    expect(() => addMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow(refused('CURRENCY_MISMATCH'));
    const [a, b]: Money[] = [money(1, 'EUR'), money(1, 'XOF')];
    expect(() => subtractMoney(a as Money, b as Money)).toThrow(refused('CURRENCY_MISMATCH'));
  });

  test.each([0.5, NaN, 2 ** 60, 2n ** 63n, -(2n ** 63n) - 1n])('%p is no amount', (minor) => {
    expect(() => money(minor, 'EUR')).toThrow(refused('AMOUNT_INVALID'));
  });

  test('a sum beyond the database is refused, not wrapped', () => {
    expect(() => addMoney(money(2n ** 63n - 1n, 'EUR'), money(1, 'EUR'))).toThrow(refused('AMOUNT_INVALID'));
    expect(() => negateMoney(money(-(2n ** 63n), 'EUR'))).toThrow(refused('AMOUNT_INVALID'));
  });

  test('a currency that came from outside is checked', () => {
    expect(() => money(1, 'EURO' as CurrencyCode)).toThrow(refused('CURRENCY_UNKNOWN'));
    expect(() => parseMinor('1', '__proto__' as CurrencyCode)).toThrow(refused('CURRENCY_UNKNOWN'));
  });
});

describe('amounts as text', () => {
  test.each([['12.5', 1250n], ['12', 1200n], ['0.05', 5n], ['-0.05', -5n], ['-0', 0n], ['92233720368547758.07', 2n ** 63n - 1n]])('%s EUR', (text, minor) => {
    expect(parseMinor(text, 'EUR')).toBe(minor);
  });

  test.each([
    '', ' ', '1,5', '1 000', '1,000.00', "1'000", '1e3', '+1', '.5', '5.', '1.234', '01', '0x10', '--1', '1.2.3', ' 1', '1\n', '１２',
    'NaN', 'Infinity', '92233720368547758.08', '9'.repeat(5000),
  ])('%p EUR is refused', (text) => {
    expect(() => parseMinor(text, 'EUR')).toThrow(refused('AMOUNT_INVALID'));
  });

  test('a currency without decimals takes none', () => {
    expect(() => parseMinor('10.0', 'XOF')).toThrow(refused('AMOUNT_INVALID'));
  });

  test('what was written is read back', () => {
    fc.assert(
      fc.property(int8, currency, (minor, code) => {
        expect(parseMinor(minorToDecimal(minor, code), code)).toBe(minor);
      }),
    );
  });

  test('what is shown has every digit, in every language', () => {
    fc.assert(
      fc.property(int8, currency, fc.constantFrom(...LOCALES), (minor, code, locale) => {
        const digits = formatMoney(money(minor, code), locale).replace(/\D/g, '');
        expect(digits).toBe(minorToDecimal(minor, code).replace(/\D/g, ''));
      }),
    );
  });

  test('each language writes it its own way', () => {
    const amount = money(-123_456_789_012_345_678n, 'EUR');
    expect(formatMoney(amount, 'en')).toBe('-€1,234,567,890,123,456.78');
    expect(formatMoney(amount, 'fr')).toBe('-1\u202f234\u202f567\u202f890\u202f123\u202f456,78\u00a0€');
    expect(formatMoney(money(1500, 'TND'), 'en')).toBe('TND\u00a01.500');
    expect(formatMoney(money(1000, 'JPY'), 'zh')).toBe('JP¥1,000');
  });
});
