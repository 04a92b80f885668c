import { lineClocks } from './line-clocks.js';

describe('the two clocks of a line', () => {
  test('service ends with validity, the number after grace and suspension, on the local calendar', () => {
    const to = new Date('2025-03-01T23:30:00+01:00');
    expect(lineClocks(to, 'Europe/Paris', { graceDays: 30, suspendedDays: 60, quarantineDays: 180 })).toEqual({
      serviceLostAt: to,
      graceEndsAt: new Date('2025-03-31T23:30:00+02:00'),
      numberLostAt: new Date('2025-05-30T23:30:00+02:00'),
      recycledAt: new Date('2025-11-26T23:30:00+01:00'),
    });
  });

  test('a step that falls into a clock change does not move the steps after it', () => {
    const clocks = lineClocks(new Date('2025-03-01T02:30:00+01:00'), 'Europe/Paris', { graceDays: 29, suspendedDays: 1, quarantineDays: 0 });
    expect(clocks.graceEndsAt).toEqual(new Date('2025-03-30T03:30:00+02:00'));
    expect(clocks.numberLostAt).toEqual(new Date('2025-03-31T02:30:00+02:00'));
  });

  test('without grace and suspension the number goes with the service', () => {
    const to = new Date('2025-03-01T00:00:00Z');
    const clocks = lineClocks(to, 'UTC', { graceDays: 0, suspendedDays: 0, quarantineDays: 0 });
    expect([clocks.graceEndsAt, clocks.numberLostAt, clocks.recycledAt]).toEqual([to, to, to]);
    expect(clocks.serviceLostAt).not.toBe(to);
  });
});
