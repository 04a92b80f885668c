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
    ['zh-CN', '3天后'],
  ])('reads naturally in %s', (tag, text) => {
    expect(relativeTime('2027-04-13T12:00:00Z', now, tag)).toBe(text);
  });

  test('less than a minute is now, not "in 40 seconds" that stands still', () => {
    expect(relativeTime('2027-04-10T12:00:40Z', now, 'en-GB')).toBe('now');
  });
});
