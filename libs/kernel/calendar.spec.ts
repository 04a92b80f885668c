import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addLocalDays, addPeriod, daysBetweenLocal, lastFullLocalDay, localDate, startOfLocalDay, type Period } from './calendar.js';

const month: Period = { unit: 'month', count: 1 };
const year: Period = { unit: 'year', count: 1 };
const PARIS = 'Europe/Paris';
/** An instant by its local time. */
const at = (local: string, zone = PARIS): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
const refused = (code: string): Error => expect.objectContaining({ code }) as Error;

describe('periods from an anchor', () => {
  const dates = (anchor: string, day: number, period: Period, steps: number[]): string[] =>
    steps.map((n) => localDate(addPeriod(at(anchor), PARIS, day, period, n), PARIS));

  test('the 31st keeps to the last day of shorter months', () => {
    expect(dates('2025-01-31T10:00', 31, month, [1, 2, 3, 4])).toEqual(['2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31']);
    expect(dates('2024-01-31T10:00', 31, month, [1, 2])).toEqual(['2024-02-29', '2024-03-31']);
  });

  test('the 30th in a leap February: on the 29th, the next one on 30 March', () => {
    expect(dates('2024-01-30T10:00', 30, month, [1, 2])).toEqual(['2024-02-29', '2024-03-30']);
    const end = addPeriod(at('2024-01-30T00:00'), PARIS, 30, month, 2);
    expect(lastFullLocalDay(end, PARIS)).toBe('2024-03-29');
  });

  test('29 February comes back in leap years only', () => {
    expect(dates('2024-02-29T10:00', 29, year, [1, 4])).toEqual(['2025-02-28', '2028-02-29']);
  });

  test('several units a period, and steps back', () => {
    expect(dates('2025-11-30T10:00', 30, { unit: 'month', count: 3 }, [1, 2])).toEqual(['2026-02-28', '2026-05-30']);
    expect(dates('2025-03-31T10:00', 31, month, [-1, -13])).toEqual(['2025-02-28', '2024-02-29']);
  });

  test('30 days over the change to summer time keep 23:30 in Los Angeles', () => {
    const zone = 'America/Los_Angeles';
    const end = addPeriod(new Date('2017-03-01T23:30:00-08:00'), zone, 1, { unit: 'day', count: 30 }, 1);
    expect(end).toEqual(new Date('2017-03-31T23:30:00-07:00'));
    expect(addLocalDays(new Date('2017-03-01T23:30:00-08:00'), zone, 30)).toEqual(end);
  });

  test('a time in the gap is later, 03:30 in Paris on 30 March 2025', () => {
    expect(addLocalDays(at('2025-03-29T02:30'), PARIS, 1)).toEqual(new Date('2025-03-30T03:30:00+02:00'));
  });

  test('a time that comes twice is the first, 02:30 in Paris on 26 October 2025', () => {
    expect(addLocalDays(at('2025-10-25T02:30'), PARIS, 1)).toEqual(new Date('2025-10-26T02:30:00+02:00'));
  });

  test('the time of day can come from elsewhere than the anchor', () => {
    const moved = new Date('2025-03-30T03:30:00+02:00');
    expect(addPeriod(moved, PARIS, 30, month, 1, at('2025-01-30T02:30'))).toEqual(at('2025-04-30T02:30'));
  });

  test('every period agrees with Temporal, whatever zone, anchor and number', () => {
    const zones = fc.constantFrom(PARIS, 'America/Los_Angeles', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Dakar');
    const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2035, 0, 1) });
    const units = fc.constantFrom<Period['unit']>('day', 'month', 'year');
    fc.assert(
      fc.property(moment, zones, units, fc.integer({ min: 1, max: 12 }), fc.integer({ min: -5, max: 30 }), (millis, zone, unit, count, n) => {
        const local = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone).toPlainDateTime();
        const expected = local.add({ [`${unit}s`]: count * n }).toZonedDateTime(zone).epochMilliseconds;
        expect(addPeriod(new Date(millis), zone, local.day, { unit, count }, n).getTime()).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test.each([0, 32, 1.5, NaN])('%p is no anchor day', (day) => {
    expect(() => addPeriod(at('2025-01-01T00:00'), PARIS, day, month, 1)).toThrow(RangeError);
  });

  test('half a period is a defect of the caller', () => {
    expect(() => addPeriod(at('2025-01-01T00:00'), PARIS, 1, month, 0.5)).toThrow(RangeError);
    expect(() => addLocalDays(at('2025-01-01T00:00'), PARIS, NaN)).toThrow(RangeError);
  });
});

describe('local dates', () => {
  test('the same moment has two dates in two zones', () => {
    const moment = new Date('2026-05-01T22:30:00Z');
    expect([localDate(moment, 'UTC'), localDate(moment, PARIS)]).toEqual(['2026-05-01', '2026-05-02']);
  });

  test('a day starts at midnight, or after the gap where there is none', () => {
    expect(startOfLocalDay('2026-05-01', PARIS)).toEqual(new Date('2026-05-01T00:00:00+02:00'));
    expect(startOfLocalDay('2024-04-26', 'Africa/Cairo')).toEqual(new Date('2024-04-26T01:00:00+03:00'));
  });

  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '01/02/2025', '', 'today', '2025-01-01T00:00'])('%p is no date', (text) => {
    expect(() => startOfLocalDay(text, PARIS)).toThrow(refused('DATE_INVALID'));
  });

  test('an unknown zone and an invalid moment are refused', () => {
    expect(() => localDate(new Date('2025-01-01T00:00:00Z'), 'Nowhere/Land')).toThrow(refused('ZONE_UNKNOWN'));
    expect(() => localDate(new Date('nonsense'), PARIS)).toThrow(refused('DATE_INVALID'));
  });

  test('valid through is the day before the end, at midnight and in mid-day', () => {
    expect(lastFullLocalDay(at('2026-04-09T00:00'), PARIS)).toBe('2026-04-08');
    expect(lastFullLocalDay(at('2026-04-09T15:00'), PARIS)).toBe('2026-04-08');
  });

  test('valid through holds on days of 23 and 25 hours', () => {
    expect(lastFullLocalDay(at('2025-03-31T00:00'), PARIS)).toBe('2025-03-30');
    expect(lastFullLocalDay(at('2025-10-27T00:30'), PARIS)).toBe('2025-10-26');
  });

  test('valid through passes over a date that Samoa never had', () => {
    expect(lastFullLocalDay(at('2011-12-31T08:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-29');
  });

  test('days between count dates, not hours', () => {
    expect(daysBetweenLocal(at('2025-03-29T23:00'), at('2025-03-30T01:00'), PARIS)).toBe(1);
    expect(daysBetweenLocal(at('2025-03-31T00:30'), at('2025-03-29T23:30'), PARIS)).toBe(-2);
    expect(daysBetweenLocal(at('2024-01-01T00:00'), at('2025-01-01T00:00'), PARIS)).toBe(366);
  });
});
