import { countText, moneyText, numberText, signedNumberText } from './amount.js';

describe('amounts', () => {
  test('every currency keeps its own decimals', () => {
    expect(moneyText({ minor: '1299', currency: 'EUR' }, 'en')).toBe('€12.99');
    expect(moneyText({ minor: '1000', currency: 'XOF' }, 'en')).toMatch(/1,000$/);
    expect(moneyText({ minor: '1500', currency: 'TND' }, 'en')).toMatch(/1\.500$/);
  });

  test('an amount beyond what a float holds stays exact', () => {
    expect(moneyText({ minor: '900719925474099301', currency: 'EUR' }, 'en')).toBe('€9,007,199,254,740,993.01');
  });

  test('a currency that is not in the table is shown raw', () => {
    expect(moneyText({ minor: '5', currency: 'ZZZ' }, 'en')).toBe('5 ZZZ');
  });

  test('whole numbers that arrive as text stay exact', () => {
    expect(numberText('9007199254740993', 'en-GB')).toBe('9,007,199,254,740,993');
  });

  test('a change has its sign', () => {
    expect(signedNumberText('1200', 'en-GB')).toBe('+1,200');
    expect(signedNumberText('-1200', 'en-GB')).toBe('-1,200');
  });

  test('a count that stopped says so', () => {
    const moreThan = (bound: string): string => `more than ${bound}`;
    expect(countText({ value: 10_000, moreThan: true }, 'en-GB', moreThan)).toBe('more than 10,000');
    expect(countText({ value: 9_999, moreThan: false }, 'en-GB', moreThan)).toBe('9,999');
  });
});
