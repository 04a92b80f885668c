import { formatInstant, formatLocalDate, showSameTime, zoneOffset, zonePlace } from './instant.js';

describe('an instant on a calendar', () => {
  const at = '2027-03-28T22:30:00Z';

  test('is another day in another zone', () => {
    expect(formatInstant(at, 'dateTime', 'en-GB', 'UTC')).toBe('28 Mar 2027, 22:30');
    expect(formatInstant(at, 'dateTime', 'en-GB', 'Europe/Paris')).toBe('29 Mar 2027, 00:30');
  });

  test('is written as each language does, always on 24 hours', () => {
    expect(formatInstant(at, 'dateTime', 'fr-FR', 'UTC')).toBe('28 mars 2027, 22:30');
    expect(formatInstant(at, 'dateTime', 'zh-CN', 'UTC')).toBe('2027年3月28日 22:30');
    expect(formatInstant('2027-03-28T00:05:00Z', 'time', 'en-GB', 'UTC')).toBe('00:05');
  });

  test('the first of a month is an ordinal in French, and only there', () => {
    expect(formatLocalDate('2027-03-01', 'fr-FR')).toBe('1er mars 2027');
    expect(formatInstant('2027-03-01T22:30:00Z', 'dayAndTime', 'fr-FR', 'UTC')).toContain('1er mars');
    expect(formatLocalDate('2027-03-11', 'fr-FR')).toBe('11 mars 2027');
    expect(formatLocalDate('2027-03-01', 'en-GB')).toBe('1 Mar 2027');
    expect(formatLocalDate('2027-03-01', 'zh-CN')).toBe('2027年3月1日');
  });

  test('a local date is the same date for every reader', () => {
    expect(formatLocalDate('2027-04-14', 'en-GB')).toBe('14 Apr 2027');
  });

  test('the offset follows summer time', () => {
    expect(zoneOffset('2027-03-27T12:00:00Z', 'en-GB', 'Europe/Paris')).not.toBe(zoneOffset('2027-03-29T12:00:00Z', 'en-GB', 'Europe/Paris'));
  });

  test('zones that show the same time need no second line', () => {
    expect(showSameTime(at, 'Europe/Paris', 'Europe/Berlin')).toBe(true);
    expect(showSameTime(at, 'Europe/Paris', 'Africa/Tunis')).toBe(false);
  });

  test.each(['en-GB', 'fr-FR'])('a zone is called by its city in %s', (tag) => {
    expect(zonePlace('America/Argentina/Buenos_Aires', tag)).toBe('Buenos Aires');
    expect(zonePlace('Europe/Paris', tag)).toBe('Paris');
  });

  test('and by what Chinese calls the place, where it is one', () => {
    expect(zonePlace('America/Los_Angeles', 'zh-CN')).toBe('洛杉矶');
    expect(zonePlace('Africa/Tunis', 'zh-CN')).toBe('突尼斯');
    expect(zonePlace('UTC', 'zh-CN')).toBe('UTC');
  });

  test('no two zones have the same place in Chinese', () => {
    const places = Intl.supportedValuesOf('timeZone').map((zone) => zonePlace(zone, 'zh-CN'));
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});
