import fc from 'fast-check';
import { addPeriod, localDate } from './calendar.js';
import { anchorDayAfter, extendValidity, isWithin, shortenValidity, timeAnchorAfter, type Extension, type ExtensionPolicy } from './validity.js';

const zone = 'Europe/Paris';
const day = (date: string): Date => new Date(`${date}T12:00:00Z`);
const thirtyDays = { unit: 'day', count: 30 } as const;
const monthly = { unit: 'month', count: 1 } as const;

function extended(to: string, now: string, policy: ExtensionPolicy, more: Partial<Extension> = {}): string {
  return localDate(extendValidity({ to: day(to), now: day(now), zone, anchorDay: 10, period: thirtyDays, policy, ...more }), zone);
}

describe('extending a validity by 30 days', () => {
  test('before the end: additive counts from the end, floor from now', () => {
    expect(extended('2026-03-10', '2026-03-01', 'additive')).toBe('2026-04-09');
    expect(extended('2026-03-10', '2026-03-01', 'floor')).toBe('2026-03-31');
  });

  test('in grace both count from now', () => {
    expect(extended('2026-03-10', '2026-03-15', 'additive')).toBe('2026-04-14');
    expect(extended('2026-03-10', '2026-03-15', 'floor')).toBe('2026-04-14');
  });

  test('a cap of 40 days lets 39 pass and stops the second extension at 40', () => {
    expect(extended('2026-03-10', '2026-03-01', 'additive', { maxAccumulatedDays: 40 })).toBe('2026-04-09');
    expect(extended('2026-04-09', '2026-03-01', 'additive', { maxAccumulatedDays: 40 })).toBe('2026-04-10');
  });

  test('a floor or a cap never takes away what the line already has', () => {
    expect(extended('2026-06-01', '2026-03-01', 'floor')).toBe('2026-06-01');
    expect(extended('2026-06-01', '2026-03-01', 'additive', { maxAccumulatedDays: 40 })).toBe('2026-06-01');
    expect(extended('2026-03-10', '2026-03-01', 'additive', { maxAccumulatedDays: null })).toBe('2026-04-09');
  });

  test('at the very end nothing is lost and nothing is given', () => {
    expect(extended('2026-03-10', '2026-03-10', 'additive')).toBe('2026-04-09');
  });
});

describe('extending month by month', () => {
  test('the 31st comes back after February, also when renewed early and twice on one day', () => {
    const once = extended('2025-01-31', '2025-01-20', 'additive', { period: monthly, anchorDay: 31 });
    const twice = extended(once, '2025-01-20', 'additive', { period: monthly, anchorDay: 31 });
    expect([once, twice]).toEqual(['2025-02-28', '2025-03-31']);
  });

  test('renewing at the very moment of the end is not a lapse', () => {
    expect(extended('2025-02-28', '2025-02-28', 'additive', { period: monthly, anchorDay: 31 })).toBe('2025-03-31');
  });

  test('renewing step by step ends where the series from the anchor ends', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }).map((millis) => new Date(millis));
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 24 }), fc.constantFrom(zone, 'America/Havana', 'Asia/Kathmandu'), (anchor, times, place) => {
        const anchorDay = Number(localDate(anchor, place).slice(8));
        let to = anchor;
        for (let n = 0; n < times; n++) {
          to = extendValidity({ to, now: anchor, zone: place, anchorDay, period: monthly, policy: 'additive', anchor });
        }
        expect(to).toEqual(addPeriod(anchor, place, anchorDay, monthly, times));
      }),
    );
  });

  test('after a lapse the series starts anew on the day of renewal', () => {
    const lapsed = { to: day('2025-02-28'), now: day('2025-03-15'), zone, anchorDay: 31, policy: 'additive' } as const;
    expect(localDate(extendValidity({ ...lapsed, period: monthly }), zone)).toBe('2025-04-15');
    expect(anchorDayAfter(lapsed)).toBe(15);
  });

  test('an end in the hour that a clock change leaves out is an hour later, and the next one is back at its time', () => {
    const before = { to: new Date('2025-02-28T01:30:00Z'), now: day('2025-02-20'), zone, anchorDay: 30, policy: 'additive', period: monthly } as const;
    const inGap = extendValidity(before);
    expect(inGap).toEqual(new Date('2025-03-30T01:30:00Z'));
    const anchor = timeAnchorAfter(before, inGap);
    expect(anchor).toEqual(before.to);
    const after = { ...before, to: inGap, now: day('2025-03-20'), ...(anchor && { anchor }) };
    expect(extendValidity(after)).toEqual(new Date('2025-04-30T00:30:00Z'));
    expect(timeAnchorAfter(after, extendValidity(after))).toBeNull();
  });

  test('a time of day is kept for a series only: not over a lapse, nor where the cap ends it', () => {
    const anchor = new Date('2025-02-28T01:30:00Z');
    const late = { to: new Date('2025-03-30T01:30:00Z'), now: day('2025-04-15'), zone, anchorDay: 30, policy: 'additive', period: monthly, anchor } as const;
    expect(timeAnchorAfter(late, extendValidity(late))).toBeNull();
    const capped = { ...late, now: day('2025-03-20'), maxAccumulatedDays: 20 };
    expect(timeAnchorAfter(capped, extendValidity(capped))).toBeNull();
  });

  test('an end that was moved by hand is extended by one month, not to the old day', () => {
    const moved = { to: day('2025-03-05'), now: day('2025-03-01'), zone, anchorDay: 31, policy: 'additive' } as const;
    expect(localDate(extendValidity({ ...moved, period: monthly }), zone)).toBe('2025-04-05');
    expect(anchorDayAfter(moved)).toBe(5);
  });

  test('a line on its day keeps its anchor', () => {
    expect(anchorDayAfter({ to: day('2025-02-28'), now: day('2025-02-01'), zone, anchorDay: 31, policy: 'additive' })).toBe(31);
    expect(anchorDayAfter({ to: day('2025-02-28'), now: day('2025-02-10'), zone, anchorDay: 31, policy: 'floor' })).toBe(10);
  });

  test('no extension ever ends before the old end, nor beyond the cap unless it was there', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }).map((millis) => new Date(millis));
    const policy = fc.constantFrom<ExtensionPolicy>('additive', 'floor');
    const period = fc.constantFrom(thirtyDays, monthly);
    fc.assert(
      fc.property(moment, moment, policy, period, fc.integer({ min: 0, max: 400 }), (to, now, chosen, length, cap) => {
        const end = extendValidity({ to, now, zone, anchorDay: 31, period: length, policy: chosen, maxAccumulatedDays: cap });
        expect(end >= to).toBe(true);
        expect(end <= to || end.getTime() <= now.getTime() + cap * 86_400_000 + 3_600_000).toBe(true);
      }),
    );
  });
});

describe('shortening a validity', () => {
  const validity = { from: day('2026-03-01'), to: day('2026-03-31'), zone };

  test('takes local days off the end', () => {
    expect(shortenValidity({ ...validity, now: day('2026-03-05'), days: 10 })).toEqual(new Date('2026-03-21T13:00:00Z'));
  });

  test('never before now, never before the beginning', () => {
    expect(shortenValidity({ ...validity, now: day('2026-03-25'), days: 10 })).toEqual(day('2026-03-25'));
    expect(shortenValidity({ ...validity, now: day('2026-02-01'), days: 90 })).toEqual(day('2026-03-01'));
  });

  test('a validity that is over stays as it was', () => {
    expect(shortenValidity({ ...validity, now: day('2026-04-05'), days: 10 })).toEqual(validity.to);
  });

  test('taking negative days away is a defect of the caller', () => {
    expect(() => shortenValidity({ ...validity, now: day('2026-03-05'), days: -1 })).toThrow(RangeError);
  });
});

test('a validity holds its first moment and not its last', () => {
  const validity = { from: day('2026-03-01'), to: day('2026-03-31') };
  expect([isWithin(validity, validity.from), isWithin(validity, validity.to)]).toEqual([true, false]);
  expect(isWithin(validity, new Date(validity.to.getTime() - 1))).toBe(true);
  expect(isWithin(validity, new Date(validity.from.getTime() - 1))).toBe(false);
});
