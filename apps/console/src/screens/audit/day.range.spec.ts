import { daysOf, instantsOf } from './day.range.js';

describe('days of a filter', () => {
  test('begin and end at the reader’s midnight, the last day included', () => {
    expect(instantsOf({ from: '2027-03-01', to: '2027-03-01' }, 'Asia/Shanghai')).toEqual({ from: '2027-02-28T16:00:00.000Z', to: '2027-03-01T16:00:00.000Z' });
  });

  test('a day on which the clock is changed has 23 hours', () => {
    expect(instantsOf({ from: '2027-03-28', to: '2027-03-28' }, 'Europe/Paris')).toEqual({ from: '2027-03-27T23:00:00.000Z', to: '2027-03-28T22:00:00.000Z' });
  });

  test('are shown as they were chosen', () => {
    for (const zone of ['Europe/Paris', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu']) {
      const days = { from: '2027-03-27', to: '2027-03-28' };
      expect(daysOf(instantsOf(days, zone), zone)).toEqual(days);
    }
  });

  test('an open end stays open', () => {
    expect(instantsOf({ from: '', to: '' }, 'UTC')).toEqual({ from: null, to: null });
    expect(daysOf({}, 'UTC')).toEqual({ from: '', to: '' });
  });
});
