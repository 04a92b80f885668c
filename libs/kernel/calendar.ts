import { firstFromLocal, fromLocal, toLocal } from './local-time.js';
import { Refusal } from './refusals/refusal.js';

/** A length on the local calendar: a day is a date, not 24 hours. */
export interface Period {
  readonly unit: 'day' | 'month' | 'year';
  /** Whole number, 1 or more. */
  readonly count: number;
}

/** Ten years, in each unit: nobody pays further ahead. */
export const LONGEST_PERIOD: Readonly<Record<Period['unit'], number>> = { day: 3_650, month: 120, year: 10 };

const DAY = 86_400_000;

/**
 * The end of the n-th period after `anchor`, on the calendar of `zone`, at the anchor's local time of day.
 * Months and years land on the day min(anchorDay, last day of the month), counted from the anchor's month and never from
 * a former result. A local time that does not exist moves later by the gap; one that exists twice is the first.
 * @param timeOf takes the time of day from this moment instead of the anchor
 */
export function addPeriod(anchor: Date, zone: string, anchorDay: number, period: Period, n: number, timeOf: Date = anchor): Date {
  const start = toLocal(anchor, zone);
  const time = timeOfDay(timeOf === anchor ? start : toLocal(timeOf, zone));
  const steps = whole(period.count) * whole(n);
  if (period.unit === 'day') return fromLocal(dateOf(start) + steps * DAY + time, zone);
  const date = new Date(start);
  const month = date.getUTCMonth() + (period.unit === 'year' ? steps * 12 : steps);
  if (!(anchorDay >= 1 && anchorDay <= 31)) throw new RangeError(`Not a day of the month: ${anchorDay}`);
  const day = Math.min(whole(anchorDay), lastDayOfMonth(date.getUTCFullYear(), month));
  return fromLocal(Date.UTC(date.getUTCFullYear(), month, day) + time, zone);
}

/** The same local time of day, so many local dates later (or earlier, if negative). */
export function addLocalDays(at: Date, zone: string, days: number): Date {
  return fromLocal(toLocal(at, zone) + whole(days) * DAY, zone);
}

/** The local date, `YYYY-MM-DD`. */
export function localDate(at: Date, zone: string): string {
  return new Date(toLocal(at, zone)).toISOString().slice(0, 10);
}

/** The first moment of a local date, midnight or the end of a gap over it. Refusal DATE_INVALID unless a real `YYYY-MM-DD`. */
export function startOfLocalDay(date: string, zone: string): Date {
  const local = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
  // Date rolls 31 February over into March in some engines; a real date reads back as itself.
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== date) throw new Refusal('DATE_INVALID');
  return firstFromLocal(local, zone);
}

/** "Valid through": the last local date that lies wholly before `to`. */
export function lastFullLocalDay(to: Date, zone: string): string {
  const startOfLastDay = firstFromLocal(dateOf(toLocal(to, zone)), zone);
  return localDate(new Date(startOfLastDay.getTime() - 1), zone);
}

/** Local dates from a to b; negative if b is the earlier. */
export function daysBetweenLocal(a: Date, b: Date, zone: string): number {
  return (dateOf(toLocal(b, zone)) - dateOf(toLocal(a, zone))) / DAY;
}

/** The local day of the month, 1 to 31. */
export function localDayOfMonth(at: Date, zone: string): number {
  return new Date(toLocal(at, zone)).getUTCDate();
}

/** Milliseconds since local midnight, on a clock that never changes. */
export function localTimeOfDay(at: Date, zone: string): number {
  return timeOfDay(toLocal(at, zone));
}

/** Whether the local day is the anchor day, or the month's last where the month is shorter. */
export function isOnAnchorDay(at: Date, zone: string, anchorDay: number): boolean {
  const date = new Date(toLocal(at, zone));
  return date.getUTCDate() === Math.min(anchorDay, lastDayOfMonth(date.getUTCFullYear(), date.getUTCMonth()));
}

function timeOfDay(local: number): number {
  return local - dateOf(local);
}

function dateOf(local: number): number {
  return Math.floor(local / DAY) * DAY;
}

function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number: ${count}`);
  return count;
}
