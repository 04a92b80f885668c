import { LOCALES } from '../locale.js';
import { isRefusalCode, REFUSAL_CODES, refusalKinds, type RefusalCatalogue } from './codes.js';
import { FILE_PROBLEMS, fileProblems } from './file.problems.js';
import { INPUT_REASONS, inputReasons, isInputReason } from './input.reasons.js';
import { en } from './messages.en.js';
import { isRefusal, Refusal } from './refusal.js';
import { fileProblemWords, inputReasonWords, refusalMessages, renderRefusal } from './render.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
const sentences = (text: string): number => text.split(/[.。](?=\s|$|\p{Script=Han})/u).filter((part) => part.trim() !== '').length;

describe('refusals', () => {
  test('a refusal carries its code, its kind and its parameters, and is told from a defect', () => {
    const refusal = new Refusal('PAGE_SIZE', { max: 200 });
    expect([refusal.code, refusal.kind, refusal.params, refusal.message]).toEqual(['PAGE_SIZE', 'limit', { max: 200 }, 'PAGE_SIZE']);
    expect(isRefusal(refusal)).toBe(true);
    expect(isRefusalCode('PAGE_SIZE')).toBe(true);
    expect(['', 'page_size', 'toString', '__proto__'].some(isRefusalCode)).toBe(false);
    expect([new Error('PAGE_SIZE'), { code: 'PAGE_SIZE' }, null, undefined].some(isRefusal)).toBe(false);
  });

  test('a catalogue without a message does not compile', () => {
    const incomplete: Omit<RefusalCatalogue, 'INTERNAL'> = en;
    // @ts-expect-error INTERNAL is missing
    const catalogue: RefusalCatalogue = incomplete;
    expect(catalogue).toBe(en);
  });

  test.each(LOCALES)('the %s catalogue has the codes of the list, no more and no fewer', (locale) => {
    expect(Object.keys(refusalMessages[locale]).sort()).toEqual([...REFUSAL_CODES].sort());
  });

  test.each(REFUSAL_CODES)('%s has a kind, and says the same things in every language', (code) => {
    expect(refusalKinds[code]).toMatch(/^(auth|input|conflict|limit|state|outage|internal)$/);
    for (const locale of LOCALES) {
      const message = refusalMessages[locale][code];
      expect(placeholders(message)).toEqual(placeholders(en[code]));
      // What happened, and what to do next.
      expect(sentences(message)).toBeGreaterThanOrEqual(2);
      expect(message).toMatch(/[.。]$/);
    }
  });

  test.each(REFUSAL_CODES)('%s in French keeps French typography', (code) => {
    const text = refusalMessages.fr[code];
    expect(text).not.toMatch(/['"]|[^\u202f][;!?]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»/);
  });

  test.each(REFUSAL_CODES)('%s in Chinese uses full-width punctuation', (code) => {
    expect(refusalMessages.zh[code]).not.toMatch(/\p{Script=Han}[,.:;!?()"]|[,.:;!?()"]\p{Script=Han}/u);
  });
});

describe('why a field is not accepted', () => {
  test.each(LOCALES)('the %s words have the reasons of the list, each its own', (locale) => {
    expect(Object.keys(inputReasonWords[locale]).sort()).toEqual([...INPUT_REASONS].sort());
    expect(new Set(Object.values(inputReasonWords[locale])).size).toBe(INPUT_REASONS.length);
  });

  test.each(INPUT_REASONS)('%s is said in each language, with its parameters, within the sentence', (reason) => {
    const texts = LOCALES.map((locale) => inputReasonWords[locale][reason]);
    expect(new Set(texts).size).toBe(LOCALES.length);
    for (const text of texts) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/[.。]$/);
      const declared: readonly string[] = inputReasons[reason];
      for (const name of placeholders(text)) expect(declared).toContain(name);
    }
    expect(texts.map(placeholders)).toEqual(LOCALES.map(() => placeholders(inputReasonWords.en[reason])));
    expect(inputReasonWords.fr[reason]).not.toMatch(/['"]|[^\u202f][;!?]/);
    expect(inputReasonWords.zh[reason]).not.toMatch(/\p{Script=Han}[,.:;!?()"]|[,.:;!?()"]\p{Script=Han}/u);
  });

  test('a reason that is not on the list, or without its parameters, does not compile', () => {
    // @ts-expect-error free text is no reason
    expect(new Refusal('BAD_INPUT', { field: 'days', reason: 'too many' }).code).toBe('BAD_INPUT');
    // @ts-expect-error TOO_LONG needs max
    expect(new Refusal('BAD_INPUT', { field: 'note', reason: 'TOO_LONG' }).code).toBe('BAD_INPUT');
    expect(['TOO_LONG', 'too long', 'toString', undefined].map(isInputReason)).toEqual([true, false, false, false]);
  });
});

describe('what is wrong with a file', () => {
  test.each(FILE_PROBLEMS)('%s is said in each language, with its parameters', (problem) => {
    const texts = LOCALES.map((locale) => fileProblemWords[locale][problem]);
    expect(new Set(texts).size).toBe(LOCALES.length);
    for (const text of texts) expect(placeholders(text)).toEqual([...fileProblems[problem]]);
    expect(fileProblemWords.fr[problem]).not.toMatch(/['"]|[^\u202f][;!?]|[^\u00a0]:/);
    expect(fileProblemWords.zh[problem]).not.toMatch(/\p{Script=Han}[,.:;!?()"]|[,.:;!?()"]\p{Script=Han}/u);
  });

  test('the message of a file has no word of another language', () => {
    const header = new Refusal('FILE_HEADER', { problem: 'COLUMNS_MISSING', columns: ['msisdn', 'zone'] });
    expect(renderRefusal(header.code, header.params, 'en')).toContain('cannot be used (missing: msisdn, zone).');
    expect(renderRefusal(header.code, header.params, 'fr')).toContain('inutilisable (colonnes manquantes\u00a0: msisdn, zone).');
    expect(renderRefusal(header.code, header.params, 'zh')).toContain('（缺少的列：msisdn、zone）');
    const broken = new Refusal('FILE_BROKEN', { line: 1200, problem: 'ROW_TOO_LONG', kilobytes: 64 });
    expect(renderRefusal(broken.code, broken.params, 'fr')).toContain('à la ligne 1\u202f200\u00a0: une ligne dépasse 64 ko, ou un guillemet n’est pas fermé.');
    expect(renderRefusal(broken.code, broken.params, 'zh')).toContain('第 1,200 行损坏：一行超过 64 kB，或引号没有闭合。');
  });

  test('a problem that is not on the list, or without its parameters, does not compile', () => {
    // @ts-expect-error free text is no problem
    expect(new Refusal('FILE_HEADER', { problem: 'unknown: colour' }).code).toBe('FILE_HEADER');
    // @ts-expect-error a broken file is broken somewhere
    expect(new Refusal('FILE_BROKEN', { problem: 'QUOTE_NOT_CLOSED' }).code).toBe('FILE_BROKEN');
  });
});

describe('rendering', () => {
  test('parameters go into their places, numbers in the reader’s way', () => {
    const params = { limit: 30, value: 1200, role: 'agent' };
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'en')).toBe(
      'The value 1,200 is above the limit of 30 for the role agent. Choose less, or ask for approval.',
    );
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'fr')).toContain('La valeur 1\u202f200 dépasse la limite de 30');
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'zh')).toContain('角色“agent”的上限 30');
  });

  test('the reason of a bad input is put into the reader’s words with its own parameters', () => {
    const { code, params } = new Refusal('BAD_INPUT', { field: 'note', reason: 'TOO_LONG', max: 2000 });
    expect(renderRefusal(code, params, 'en')).toBe('The field “note” cannot be accepted: it may have at most 2,000 characters. Correct it and try again.');
    expect(renderRefusal(code, params, 'fr')).toContain('il compte au plus 2\u202f000 caractères.');
    expect(renderRefusal(code, params, 'zh')).toBe('字段“note”无法接受：最多 2,000 个字符。请更正后重试。');
  });

  test('lists are joined', () => {
    expect(renderRefusal('CONFLICT', { changes: ['state', 'balance'] }, 'en')).toContain('looked: state, balance.');
    expect(renderRefusal('CONFLICT', { changes: ['state', 'balance'] }, 'zh')).toContain('：state、balance。');
  });

  test('what was not given shows as an ellipsis, inherited names are not given', () => {
    expect(renderRefusal('BAD_INPUT', { field: 'email' }, 'en')).toBe('The field “email” cannot be accepted: …. Correct it and try again.');
    expect(renderRefusal('SIGN_IN_THROTTLED', Object.create({ seconds: 9 }) as object as Record<string, unknown>, 'en')).toContain('Wait … s');
  });

  test('a value that looks like a placeholder or a pattern is left alone', () => {
    expect(renderRefusal('UNKNOWN_FIELD', { field: '{field} $& $1' }, 'en')).toContain('“{field} $& $1”');
  });
});
