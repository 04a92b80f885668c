import { boundsFor, hasWrongValue, isOutOfBounds, missingFields, numberOrWrong, wholeNumber, wholeNumbers } from './form.rules.js';

const field = (name: string, required: boolean, min: number | null = null, max: number | null = null) => ({ name, type: 'INTEGER', required, min, max, choices: null, source: null });

describe('a form', () => {
  const form = { fields: [field('lineId', true), field('days', true, 1, 30), field('note', false)] };

  it('lacks required fields that are empty, and fields out of their bounds', () => {
    expect(missingFields(form, { lineId: 'l', days: 7 })).toEqual([]);
    expect(missingFields(form, { lineId: 'l' })).toEqual(['days']);
    expect(missingFields(form, { lineId: 'l', days: 31 })).toEqual(['days']);
    expect(missingFields(form, { lineId: '', days: 7 })).toEqual(['lineId']);
  });

  it('says the bound that holds for the reader: the own limit where it is the lower one', () => {
    const limited = (name: string, limit: number | null) => ({ name, limits: [{ name: `${name}.days`, unit: 'DAYS', limit }] });
    expect(boundsFor(limited('extendValidity', 30), field('days', true, 1, 3650))).toEqual({ min: 1, max: 30 });
    expect(boundsFor(limited('extendValidity', null), field('days', true, 1, 3650))).toEqual({ min: 1, max: 3650 });
    expect(boundsFor(limited('extendValidity', 9000), field('days', true, 1, 3650))).toEqual({ min: 1, max: 3650 });
    expect(boundsFor(limited('adjustPoints', 500), field('days', true, -100_000, 100_000))).toEqual({ min: 1, max: 500 });
    expect(boundsFor(limited('other', 30), field('count', true, 1, 99))).toEqual({ min: 1, max: 99 });
  });

  it('holds something wrong once a field has what it does not take, and not while one is empty', () => {
    expect(hasWrongValue(form, { lineId: 'l' })).toBe(false);
    expect(hasWrongValue(form, { lineId: 'l', days: 30 })).toBe(false);
    expect(hasWrongValue(form, { lineId: 'l', days: 31 })).toBe(true);
  });

  it('knows bounds of numbers and of the length of texts', () => {
    expect(isOutOfBounds({ min: 1, max: 30 }, 0)).toBe(true);
    expect(isOutOfBounds({ min: 1, max: 30 }, 1.5)).toBe(true);
    expect(isOutOfBounds({ min: null, max: 3 }, 'four')).toBe(true);
    expect(isOutOfBounds({ min: null, max: null }, 10_000)).toBe(false);
  });
});

describe('what is typed', () => {
  it.each([['7', 7], [' 30 ', 30], ['-5', -5], ['−5', -5], ['', undefined], ['7.5', undefined], ['seven', undefined], ['12345678901', undefined]])('%j is read as %p', (text, number) => {
    expect(wholeNumber(text)).toBe(number);
  });

  it('is a list with any usual separator, or none at all', () => {
    expect(wholeNumbers('-3, 1；3')).toBeUndefined();
    expect(wholeNumbers('-3, 1;3，7')).toEqual([-3, 1, 3, 7]);
    expect(wholeNumbers('')).toEqual([]);
  });

  it('what cannot be read as a number is wrong, not empty', () => {
    const days = field('validDays', false, 1, 3_650);
    const isWrong = (text: string): boolean => hasWrongValue({ fields: [days] }, { validDays: numberOrWrong(text) });
    expect(['', ' ', '30', '30d', '1 yr', '-'].map(isWrong)).toEqual([false, false, false, true, true, true]);
  });
});
