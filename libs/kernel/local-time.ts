import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusals/refusal.js';

/**
 * Instants to local times and back, for the calendar. Temporal knows the zones' clock changes but takes some 40 µs for a
 * conversion, so the stretches between changes are asked for once and kept; the rest is integer arithmetic.
 * A local time is held as milliseconds as if it were UTC.
 */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

const DAY = 86_400_000;
/** Bounded, as zone names come from outside; there are some 600. */
const MAX_ZONES = 1000;
const stretchesOf = new Map<string, Stretch[]>();

/** Whether the text names an IANA zone; offsets such as `+01:00` are none. */
export function isZone(text: string): boolean {
  if (stretchesOf.has(text)) return true;
  if (!/^[A-Za-z][\w+/-]{1,63}$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    return false;
  }
  if (stretchesOf.size >= MAX_ZONES) stretchesOf.clear();
  stretchesOf.set(text, []);
  return true;
}

/** Refusal ZONE_UNKNOWN or DATE_INVALID. */
export function toLocal(at: Date, zone: string): number {
  const millis = at.getTime();
  if (Number.isNaN(millis)) throw new Refusal('DATE_INVALID');
  return millis + stretchAt(millis, zone).offset;
}

/** Temporal's `compatible`: a local time in a gap moves later by the gap, one that comes twice is the first. */
export function fromLocal(local: number, zone: string): Date {
  return toDate(resolve(local, zone).millis);
}

/** As {@link fromLocal}, but a time in a gap is the end of the gap: where a day without a midnight begins. */
export function firstFromLocal(local: number, zone: string): Date {
  const { millis, inGap } = resolve(local, zone);
  return toDate(inGap ? stretchAt(millis, zone).start : millis);
}

function resolve(local: number, zone: string): { millis: number; inGap: boolean } {
  const before = stretchAt(local - DAY, zone);
  if (before.start <= local - DAY && local + DAY < before.end) return { millis: local - before.offset, inGap: false };
  const after = stretchAt(local + DAY, zone);
  const fits = ({ offset }: Stretch): boolean => stretchAt(local - offset, zone).offset === offset;
  if (fits(before)) return { millis: local - before.offset, inGap: false };
  if (fits(after)) return { millis: local - after.offset, inGap: false };
  return { millis: local - before.offset, inGap: true };
}

function stretchAt(millis: number, zone: string): Stretch {
  if (!isZone(zone)) throw new Refusal('ZONE_UNKNOWN', { zone });
  const stretches = stretchesOf.get(zone) ?? [];
  const known = stretches.find(({ start, end }) => start <= millis && millis < end);
  if (known) return known;
  const found = askTemporal(millis, zone);
  stretches.push(found);
  return found;
}

function askTemporal(millis: number, zone: string): Stretch {
  const at = zoned(millis, zone);
  return {
    // One later, as "previous" leaves out a change at this very moment.
    start: zoned(millis + 1, zone).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    end: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: at.offsetNanoseconds / 1e6,
  };
}

function zoned(millis: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(toDate(millis).getTime()).toZonedDateTimeISO(zone);
}

function toDate(millis: number): Date {
  const date = new Date(millis);
  if (Number.isNaN(date.getTime())) throw new Refusal('DATE_INVALID');
  return date;
}
