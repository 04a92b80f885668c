import { catalogues } from '../../i18n/LanguageContext.js';
import { createTranslator } from '../../i18n/translator.js';
import { leadOf, partOfDay } from './lead.js';

const english = createTranslator('en', await catalogues.en());
const count = (value: number) => ({ value, moreThan: false });

test('the day is as urgent as what is lost first', () => {
  expect(leadOf({ lostWithin24h: count(1), lostWithin7d: count(9) }, english)).toMatch(/^1 number will be lost within 24 hours/);
  expect(leadOf({ lostWithin24h: count(0), lostWithin7d: count(9) }, english)).toMatch(/^No number is at risk today; 9 /);
  expect(leadOf({ lostWithin24h: count(0), lostWithin7d: count(0) }, english)).toBe('No number is at risk this week.');
});

test('the greeting follows the clock on the reader’s wall', () => {
  const at = new Date('2027-04-10T10:30:00Z');
  expect([partOfDay(at, 'Europe/Paris'), partOfDay(at, 'Asia/Shanghai'), partOfDay(at, 'America/New_York')]).toEqual(['afternoon', 'evening', 'morning']);
});
