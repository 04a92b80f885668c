import fc from 'fast-check';
import { isRefusal } from '#kernel';
import { decodeCursor, encodeCursor, pageSize } from '#platform/graphql';

const ID = '01a20483-9593-7134-9a79-9e8952114368';
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('a page mark', () => {
  it('gives back the key of the row, exactly', () => {
    fc.assert(
      fc.property(fc.string().filter((text) => !text.includes('\0')), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (text, number) => {
        const mark = encodeCursor('lines.NAME', [text, number, '2027-03-01T10:00:00.123456Z', ID]);
        expect(decodeCursor('lines.NAME', mark, ['text', 'integer', 'instant', 'uuid'])).toEqual([text, String(number), '2027-03-01T10:00:00.123456Z', ID]);
      }),
    );
  });

  it('of another list, of another shape or made up is refused', () => {
    const mark = encodeCursor('lines.NAME', ['a', ID]);
    expect(codeOf(() => decodeCursor('lines.NEWEST', mark, ['text', 'uuid']))).toBe('CURSOR_INVALID');
    expect(codeOf(() => decodeCursor('lines.NAME', mark, ['text']))).toBe('CURSOR_INVALID');
    expect(codeOf(() => decodeCursor('lines.NAME', mark, ['instant', 'uuid']))).toBe('CURSOR_INVALID');
    fc.assert(fc.property(fc.string(), (text) => codeOf(() => decodeCursor('lines.NAME', text, ['text', 'uuid'])) === 'CURSOR_INVALID'));
  });

  it('is not needed for the first page', () => {
    expect(decodeCursor('lines.NAME', null, ['text'])).toBeNull();
  });
});

it('a page has 1 to 100 rows', () => {
  expect([pageSize(1), pageSize(100)]).toEqual([1, 100]);
  for (const size of [0, -1, 101, 1.5, NaN]) expect(codeOf(() => pageSize(size))).toBe('PAGE_SIZE');
});
