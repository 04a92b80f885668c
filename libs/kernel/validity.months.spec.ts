import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { anchorDayAfter, extendValidity, timeAnchorAfter, type Extension } from './validity.js';

const MONTHS = 36;
const ANCHORS = [28, 29, 30, 31];
/** One on each side of Greenwich, and one where the clocks change at midnight. */
const ZONES = ['Europe/Paris', 'America/Los_Angeles', 'America/Havana'];
const monthly = { unit: 'month', count: 1 } as const;

/** What the series must be, from another calendar: month after month from the start, never from the one before. */
function expectedEnds(start: Temporal.PlainDateTime, zone: string): string[] {
  return Array.from({ length: MONTHS }, (_, n) => start.add({ months: n + 1 }, { overflow: 'constrain' }).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant().toString());
}

describe.each(ZONES)('36 months of renewals in %s', (zone) => {
  test.each(ANCHORS)('from day %i of the month: no gap, no overlap, no drift, however early each is paid', (anchorDay) => {
    // Months with 31 days, of a leap year and of others, at any minute of the day.
    const starts = fc.record({ year: fc.integer({ min: 2020, max: 2035 }), month: fc.constantFrom(1, 3, 5, 7, 8, 10, 12), minute: fc.integer({ min: 0, max: 1_439 }) });
    const paidEarly = fc.array(fc.integer({ min: 0, max: 20 * 1_440 }), { minLength: MONTHS, maxLength: MONTHS });
    fc.assert(
      fc.property(starts, paidEarly, ({ year, month, minute }, early) => {
        const wanted = Temporal.PlainDateTime.from({ year, month, day: anchorDay, hour: Math.floor(minute / 60), minute: minute % 60 }).toZonedDateTime(zone);
        // A line begins at a moment that exists: in the hour that a clock change leaves out it begins after it.
        const start = wanted.toPlainDateTime();
        let [to, day] = [new Date(wanted.epochMilliseconds), anchorDay];
        let anchor: Date | null = null;
        const ends: string[] = [];
        for (const minutes of early) {
          // What a line keeps of its series: the day, and a moment with its time of day where a clock change has moved its end.
          const renewal: Extension = { to, now: new Date(to.getTime() - minutes * 60_000), zone, anchorDay: day, policy: 'additive', period: monthly, ...(anchor && { anchor }) };
          to = extendValidity(renewal);
          [day, anchor] = [anchorDayAfter(renewal), timeAnchorAfter(renewal, to)];
          ends.push(to.toISOString().replace('.000Z', 'Z'));
        }
        expect(ends).toEqual(expectedEnds(start, zone));
        expect(day).toBe(anchorDay);
      }),
      { numRuns: 40 },
    );
  });
});
