import { FixedClock, systemClock } from './clock.js';

describe('clock', () => {
  test('a fixed clock stands still until it is moved', () => {
    const clock = new FixedClock('2026-03-01T10:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 });
    expect(clock.now().toISOString()).toBe('2026-03-02T12:03:04.000Z');
    clock.set(new Date('2027-01-01T00:00:00Z'));
    expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });

  test('what a caller does to a moment does not move the clock', () => {
    const clock = new FixedClock('2026-03-01T10:00:00Z');
    clock.now().setUTCFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  test('a clock cannot be set to what is no moment', () => {
    expect(() => new FixedClock('soon')).toThrow(RangeError);
  });

  test('the system clock goes on', () => {
    const before = Date.now();
    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
