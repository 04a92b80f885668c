import { dayText, dayTyped } from './day.text.js';

describe('a day in figures', () => {
  it.each([['en-GB', '14/04/2027'], ['fr-FR', '14/04/2027'], ['zh-CN', '2027/04/14']])('is written in %s as %s, and read back', (tag, text) => {
    expect(dayText('2027-04-14', tag)).toBe(text);
    expect(dayTyped(text, tag)).toBe('2027-04-14');
    expect([dayText('', tag), dayTyped(' ', tag)]).toEqual(['', '']);
  });

  it.each([['14.4.2027', 'fr-FR'], ['14-04-2027', 'fr-FR'], ['2027-04-14', 'fr-FR'], ['2027年4月14日', 'zh-CN'], [' 14 / 4 / 2027 ', 'en-GB']])('takes %s in %s', (typed, tag) => {
    expect(dayTyped(typed, tag)).toBe('2027-04-14');
  });

  it.each([['04/14/2027', 'fr-FR'], ['31/04/2027', 'en-GB'], ['29/02/2027', 'fr-FR'], ['14/04/27', 'fr-FR'], ['14/04', 'fr-FR'], ['yesterday', 'en-GB'], ['1/2/3/2027', 'en-GB'], ['00/04/2027', 'fr-FR']])(
    'takes %s in %s for no day',
    (typed, tag) => expect(dayTyped(typed, tag)).toBeNull(),
  );
});
