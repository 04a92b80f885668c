import { cursorOf, firstPage, nextPage, pageNumber, previousPage, rowRange, withoutBlanks } from './keyset.js';

describe('walking a keyset list', () => {
  test('forwards by the cursor of the last row, back by the cursors that were kept', () => {
    const third = nextPage(nextPage(firstPage, 'a'), 'b');
    expect([cursorOf(firstPage), cursorOf(third), pageNumber(third)]).toEqual([null, 'b', 3]);
    expect(cursorOf(previousPage(third))).toBe('a');
    expect(previousPage(previousPage(previousPage(third)))).toEqual(firstPage);
  });

  test('stays where it is when there is no next page', () => {
    expect(nextPage(firstPage, null)).toBe(firstPage);
  });

  test('says which rows are on show, also on a short last page', () => {
    expect(rowRange(nextPage(firstPage, 'a'), 25, 7)).toEqual({ from: 26, to: 32 });
    expect(rowRange(firstPage, 25, 0)).toBeNull();
  });

  test('a filter that says nothing is no filter', () => {
    expect(withoutBlanks({ market: '', status: null, planCode: undefined, autoRenew: false, lostWithinDays: 0 })).toEqual({ autoRenew: false, lostWithinDays: 0 });
  });
});
