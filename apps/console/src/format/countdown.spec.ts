import fc from 'fast-check';
import { relativeTime, spanTo, urgencyOf } from './countdown.js';

const now = new Date('2027-04-10T12:00:00Z');

describe('how near the loss of a number is', () => {
  test.each([
    ['2027-04-10T12:00:00Z', 'over'],
    ['2027-04-10T11:59:59Z', 'over'],
    ['2027-04-10T12:00:01Z', 'critical'],
    ['2027-04-11T12:00:00Z', 'critical'],
    ['2027-04-11T12:00:01Z', 'soon'],
    ['2027-04-17T12:00:00Z', 'soon'],
    ['2027-04-17T12:00:01Z', 'calm'],
  ])('at %s it is %s', (iso, urgency) => {
    expect(urgencyOf(iso, now)).toBe(urgency);
  });

  test('a span is never rounded up: 23 hours and 59 minutes are not a day', () => {
    expect(spanTo('2027-04-11T11:59:00Z', now)).toEqual({ value: 23, unit: 'hour' });
    expect(spanTo('2027-04-12T11:59:59Z', now)).toEqual({ value: 47, unit: 'hour' });
    expect(spanTo('2027-04-12T12:00:00Z', now)).toEqual({ value: 2, unit: 'day' });
    expect(spanTo('2027-04-10T12:00:59Z', now)).toEqual({ value: 59, unit: 'second' });
  });

  test('the past counts down too', () => {
    expect(spanTo('2027-04-07T11:00:00Z', now)).toEqual({ value: -3, unit: 'day' });
  });

  test.each([
    ['en-GB', 'in 3 days'],
    ['fr-FR', 'dans 3 jours'],
    ['zh-CN', '3 天后'],
  ])('reads naturally in %s', (tag, text) => {
    expect(relativeTime('2027-04-13T12:00:00Z', now, tag)).toBe(text);
  });

  test('less than a minute is now, not "in 40 seconds" that stands still', () => {
    expect(relativeTime('2027-04-10T12:00:40Z', now, 'en-GB')).toBe('now');
  });

  test('in Chinese, what happened within the last minute is "just now", and what is about to happen is "now"', () => {
    expect(relativeTime('2027-04-10T11:59:20Z', now, 'zh-CN')).toBe('刚刚');
    expect(relativeTime('2027-04-10T12:00:40Z', now, 'zh-CN')).toBe('现在');
    expect(relativeTime('2027-04-10T11:59:20Z', now, 'en-GB')).toBe('now');
  });
});

describe('a later instant never reads as the nearer one', () => {
  const DAY = 86_400_000;
  const UNITS = ['second', 'minute', 'hour', 'day', 'month', 'year'];
  const at = (days: number, from = now): string => new Date(from.getTime() + days * DAY).toISOString();

  /** Larger is further into the future; units never mix up, since a larger one only begins beyond the smaller. */
  function rank(iso: string, from: Date): number {
    const { value, unit } = spanTo(iso, from);
    return Math.sign(value) * (UNITS.indexOf(unit) * 1e6 + Math.abs(value));
  }

  test('over any two instants, near the borders above all', () => {
    const border = fc.constantFrom(1, 2, 28, 30, 31, 59, 60, 61, 62, 63, 90, 365, 366, 729, 730, 731, 3650);
    const millis = fc.oneof(
      fc.integer({ min: -5000 * DAY, max: 5000 * DAY }),
      fc.tuple(border, fc.integer({ min: -DAY, max: DAY }), fc.constantFrom(1, -1)).map(([days, off, sign]) => sign * days * DAY + off),
    );
    const base = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(base, millis, millis, (from, one, other) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)].map((each) => new Date(from.getTime() + each).toISOString());
        return rank(sooner ?? '', from) <= rank(later ?? '', from);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [53, 'in 53 days'],
    [60, 'in 60 days'],
    [61, 'in 61 days'],
    [61.99, 'in 61 days'],
    [62, 'in 2 months'],
    [364, 'in 11 months'],
    [366, 'in 12 months'],
    [730, 'in 23 months'],
    [731, 'in 2 years'],
    [-61, '61 days ago'],
    [-62, '2 months ago'],
    [-366, '12 months ago'],
  ])('%p days from 10 April 2027: %s', (days, text) => {
    expect(relativeTime(at(days), now, 'en-GB')).toBe(text);
  });

  test('months are those of the calendar: the same day a year on is 12 of them, the day before is 11', () => {
    const october = new Date('2026-10-08T09:00:00Z');
    expect(relativeTime(at(53, october), october, 'en-GB')).toBe('in 53 days');
    expect(relativeTime(at(60, october), october, 'en-GB')).toBe('in 60 days');
    expect(relativeTime(at(365, october), october, 'en-GB')).toBe('in 12 months');
    expect(relativeTime(at(364, october), october, 'en-GB')).toBe('in 11 months');
  });

  test('a month without the 31st ends on its last day', () => {
    const from = new Date('2026-12-31T12:00:00Z');
    expect(spanTo('2027-04-30T11:59:59Z', from)).toEqual({ value: 3, unit: 'month' });
    expect(spanTo('2027-04-30T12:00:00Z', from)).toEqual({ value: 4, unit: 'month' });
    expect(spanTo('2027-03-31T12:00:00Z', from)).toEqual({ value: 3, unit: 'month' });
  });

  test.each([
    ['en-GB', ['in 1 hour', 'in 47 hours', 'in 2 days', 'in 61 days', 'in 2 months', 'in 2 years', '3 days ago']],
    ['fr-FR', ['dans 1 heure', 'dans 47 heures', 'dans 2 jours', 'dans 61 jours', 'dans 2 mois', 'dans 2 ans', 'il y a 3 jours']],
    ['zh-CN', ['1 小时后', '47 小时后', '2 天后', '61 天后', '2 个月后', '2 年后', '3 天前']],
  ])('with the plurals of %s', (tag, texts) => {
    expect([1 / 24, 47 / 24, 2, 61, 62, 740, -3].map((days) => relativeTime(at(days), now, tag))).toEqual(texts);
  });
});
