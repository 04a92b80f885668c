import fc from 'fast-check';
import { foldText, safeText } from './text.js';

const anyText = fc.string({ unit: 'binary' });

describe('search keys', () => {
  test.each([
    ['Éloïse  LŒUVRE ', 'eloise loeuvre'],
    ['Straße', 'strasse'],
    ['İSTANBUL', 'istanbul'],
    ['Łukasz Øster Đặng', 'lukasz oster dang'],
    ['ＡＢＣ１２３', 'abc123'],
    ['王\u200b小\u202e明', '王小明'],
    ['ΟΔΟΣ', foldText('οδος')],
    ['a\tb\n c', 'a b c'],
    ['e\u0301', 'e'],
    ['', ''],
  ])('%p', (text, key) => {
    expect(foldText(text)).toBe(key);
  });

  test('folding a key changes nothing, and case does not matter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = foldText(text);
        expect(foldText(key)).toBe(key);
        expect(key).not.toMatch(/[\p{Cf}\p{Cc}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ÿ ]{0,30}$/), (text) => {
        expect(foldText(text.toUpperCase())).toBe(foldText(text));
      }),
    );
  });
});

describe('safe text', () => {
  test.each([
    ['  hello\r\nworld\t! ', 'hello\nworld\t!'],
    ['pay\u202eevil\u202c', 'payevil'],
    ['nul\u0000 bell\u0007', 'nul bell'],
    ['lone \ud800 half', 'lone  half'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['\ufeffmark', 'mark'],
  ])('%p', (text, safe) => {
    expect(safeText(text, 100)).toBe(safe);
  });

  test('is cut by whole characters', () => {
    expect(safeText('😀😀😀', 2)).toBe('😀😀');
    expect(safeText('abcdef', 3)).toBe('abc');
    expect(safeText('abc', 3)).toBe('abc');
  });

  test('is never longer than asked, and safe already', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 20 }), (text, max) => {
        const safe = safeText(text, max);
        expect(Array.from(safe).length).toBeLessThanOrEqual(max);
        expect(safeText(safe, max)).toBe(safe);
      }),
      { numRuns: 1000 },
    );
  });
});
