import { LOCALES } from '../locale.js';
import { isRefusalCode, REFUSAL_CODES, refusalKinds, type RefusalCatalogue } from './codes.js';
import { en } from './messages.en.js';
import { isRefusal, Refusal } from './refusal.js';
import { refusalMessages, renderRefusal } from './render.js';

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

describe('rendering', () => {
  test('parameters go into their places, numbers in the reader’s way', () => {
    const params = { limit: 30, value: 1200, role: 'agent' };
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'en')).toBe(
      'The value 1,200 is above the limit of 30 for the role agent. Choose less, or ask for approval.',
    );
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'fr')).toContain('La valeur 1\u202f200 dépasse la limite de 30');
    expect(renderRefusal('LIMIT_EXCEEDED', params, 'zh')).toContain('角色“agent”的上限 30');
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
