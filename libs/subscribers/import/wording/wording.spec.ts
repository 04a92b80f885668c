import { LOCALES } from '#kernel';
import { CELL_REFUSALS, faultInWords } from '../fault.js';
import { ROW_FAULTS, rowFaultWords } from './index.js';

const codes = [...ROW_FAULTS, ...CELL_REFUSALS];

describe('why a row is rejected', () => {
  test.each(LOCALES)('is said in %s for every code, each in its own words', (locale) => {
    expect(Object.keys(rowFaultWords[locale]).sort()).toEqual([...ROW_FAULTS].sort());
    const words = codes.map((code) => faultInWords(code, locale));
    expect(new Set(words).size).toBe(codes.length);
    for (const text of words) expect(text).toMatch(/\S.*[.。]$/);
  });

  test.each(codes)('%s differs in the three languages', (code) => {
    expect(new Set(LOCALES.map((locale) => faultInWords(code, locale))).size).toBe(3);
    expect(faultInWords(code)).toBe(faultInWords(code, 'en'));
  });

  test.each(ROW_FAULTS)('%s keeps the typography of French and Chinese', (code) => {
    expect(rowFaultWords.fr[code]).not.toMatch(/['"]|[^\u202f][;!?]/);
    expect(rowFaultWords.zh[code]).not.toMatch(/\p{Script=Han}[,.:;!?()"]|[,.:;!?()"]\p{Script=Han}/u);
  });
});
