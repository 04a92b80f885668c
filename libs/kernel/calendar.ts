import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusals/refusal.js';

/** A length on the local calendar: a day is a date, not 24 hours. */
export interface Period {
  readonly unit: 'day' | 'month' | 'year';
  /** Whole number, 1 or more. */
  readonly count: number;
}

/** Zones that were found good; bounded, as names come from outside. */
const knownZones = new Set<string>();
const MAX_KNOWN_ZONES = 1000;

/** Whether the text names an IANA zone; offsets such as `+01:00` are none. */
export function isZone(text: string): boolean {
  if (knownZones.has(text)) return true;
  if (!/^[A-Za-z][\w+/-]{1,63}$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    return false;
  }
  if (knownZones.size < MAX_KNOWN_ZONES) knownZones.add(text);
  return true;
}

/**
 * The end of the n-th period after `anchor`, on the calendar of `zone`, at the anchor's local time of day.
 * Months and years land on the day min(anchorDay, last day of the month), counted from the anchor's month and never from
 * a former result. A local time that does not exist moves later by the gap; one that exists twice is the first.
 * @param timeOf takes the time of day from this moment instead of the anchor.
 */
export function addPeriod(anchor: Date, zone: string, anchorDay: number, period: Period, n: number, timeOf: Date = anchor): Date {
  const start = toLocal(anchor, zone);
  const time = timeOf === anchor ? start.toPlainTime() : toLocal(timeOf, zone).toPlainTime();
  const steps = period.count * n;
  const date = start.toPlainDate();
  if (period.unit === 'day') return toInstant(date.add({ days: steps }).toPlainDateTime(time), zone);
  const month = date.with({ day: 1 }).add({ months: period.unit === 'year' ? steps * 12 : steps });
  // `with` constrains: 31 becomes the month's last day.
  return toInstant(month.with({ day: anchorDay }).toPlainDateTime(time), zone);
}

/** The same local time of day, so many local dates later (or earlier, if negative). */
export function addLocalDays(at: Date, zone: string, days: number): Date {
  return toInstant(toLocal(at, zone).add({ days }), zone);
}

/** The local date, `YYYY-MM-DD`. */
export function localDate(at: Date, zone: string): string {
  return toLocal(at, zone).toPlainDate().toString();
}

/** The first moment of a local date, midnight or the end of a gap over it. Refusal DATE_INVALID unless `YYYY-MM-DD`. */
export function startOfLocalDay(date: string, zone: string): Date {
  return new Date(toPlainDate(date).toZonedDateTime(checked(zone)).epochMilliseconds);
}

/** "Valid through": the last local date that lies wholly before `to`. */
export function lastFullLocalDay(to: Date, zone: string): string {
  const startOfLastDay = startOfLocalDay(localDate(to, zone), zone);
  return localDate(new Date(startOfLastDay.getTime() - 1), zone);
}

/** Local dates from a to b; negative if b is the earlier. */
export function daysBetweenLocal(a: Date, b: Date, zone: string): number {
  return toLocal(a, zone).toPlainDate().until(toLocal(b, zone).toPlainDate(), { largestUnit: 'day' }).days;
}

/** The local day of the month, 1 to 31. */
export function localDayOfMonth(at: Date, zone: string): number {
  return toLocal(at, zone).day;
}

/** Whether the local day is the anchor day, or the month's last where the month is shorter. */
export function isOnAnchorDay(at: Date, zone: string, anchorDay: number): boolean {
  const local = toLocal(at, zone);
  return local.day === Math.min(anchorDay, local.daysInMonth);
}

function toLocal(at: Date, zone: string): Temporal.PlainDateTime {
  const millis = at.getTime();
  if (Number.isNaN(millis)) throw new Refusal('DATE_INVALID');
  return Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(checked(zone)).toPlainDateTime();
}

function toInstant(local: Temporal.PlainDateTime, zone: string): Date {
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

function checked(zone: string): string {
  if (!isZone(zone)) throw new Refusal('ZONE_UNKNOWN', { zone });
  return zone;
}

function toPlainDate(date: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Refusal('DATE_INVALID');
  try {
    return Temporal.PlainDate.from(date);
  } catch (cause) {
    throw new Refusal('DATE_INVALID', {}, { cause });
  }
}
