import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isRefusal } from './refusals/refusal.js';
import { firstFromLocal, fromLocal, isZone, toLocal } from './local-time.js';

/** Zones with unusual clock changes: half hours, Ramadan, midnight gaps, a skipped day, none at all. */
const ZONES = [
  'Europe/Paris', 'America/Los_Angeles', 'America/Havana', 'America/Sao_Paulo', 'Africa/Cairo', 'Africa/Casablanca', 'Asia/Beirut',
  'Asia/Kathmandu', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'UTC',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2045, 0, 1) });

function temporalLocal(local: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
}

describe('local time', () => {
  test('every instant has the offset that Temporal gives it', () => {
    fc.assert(
      fc.property(moment, zone, (millis, name) => {
        const offset = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;
        expect(toLocal(new Date(millis), name)).toBe(millis + offset);
      }),
      { numRuns: 500 },
    );
  });

  test('every local time is the instant that Temporal gives it, on both sides of every clock change too', () => {
    const nearChange = fc.tuple(moment, zone, fc.integer({ min: -150, max: 150 })).map(([millis, name, minutes]) => {
      const at = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(name);
      const change = at.getTimeZoneTransition('next') ?? at;
      return [change.epochMilliseconds + minutes * 60_000 + change.offsetNanoseconds / 1e6, name] as const;
    });
    fc.assert(
      fc.property(fc.oneof(nearChange, fc.tuple(moment, zone)), ([local, name]) => {
        const expected = temporalLocal(local).toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds;
        expect(fromLocal(local, name).getTime()).toBe(expected);
      }),
      { numRuns: 600 },
    );
  });

  test('every local date begins where Temporal says', () => {
    fc.assert(
      fc.property(moment, zone, (millis, name) => {
        const date = temporalLocal(millis).toPlainDate();
        const midnight = Date.parse(date.toString());
        expect(firstFromLocal(midnight, name).getTime()).toBe(date.toZonedDateTime(name).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  test('a zone that is first asked about at the very moment of a change knows the time before it', () => {
    const change = Date.UTC(2025, 2, 9, 8);
    expect(toLocal(new Date(change), 'America/Chicago')).toBe(change - 5 * 3_600_000);
    expect(toLocal(new Date(change - 1), 'America/Chicago')).toBe(change - 1 - 6 * 3_600_000);
  });

  test('a day that begins inside a gap begins at the end of the gap: Toronto lost 23:30 to 00:30', () => {
    expect(firstFromLocal(Date.UTC(1919, 2, 31), 'America/Toronto').toISOString()).toBe('1919-03-31T04:30:00.000Z');
  });

  test.each(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('%s is a zone', (text) => {
    expect(isZone(text)).toBe(true);
  });

  test.each(['', '+01:00', 'Europe/Atlantis', 'Mars', ' Europe/Paris', 'x'.repeat(200), '../etc/passwd'])('%p is no zone', (text) => {
    expect(isZone(text)).toBe(false);
  });

  test.each([
    [new Date('2025-01-01T00:00:00Z'), 'Mars/Olympus', 'ZONE_UNKNOWN'],
    [new Date(NaN), 'UTC', 'DATE_INVALID'],
    [new Date(8.64e15), 'Asia/Shanghai', 'DATE_INVALID'],
  ])('%p in %s is refused with %s', (at, name, code) => {
    expect(() => fromLocal(toLocal(at, name) + 1, name)).toThrow(expect.objectContaining({ code }) as Error);
    try {
      fromLocal(toLocal(at, name) + 1, name);
    } catch (error) {
      expect(isRefusal(error)).toBe(true);
    }
  });
});
