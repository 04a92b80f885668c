import { addLocalDays, addPeriod, isOnAnchorDay, localDayOfMonth, localTimeOfDay, type Period } from './calendar.js';

/** When a balance or plan may be used: half-open, `from` is in, `to` is out. */
export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

/**
 * How an extension counts. `additive`: max(to, now) + period, nothing that was paid is lost.
 * `floor`: max(to, now + period), at least one period from now.
 */
export type ExtensionPolicy = 'additive' | 'floor';

export interface Extension {
  readonly to: Date;
  readonly now: Date;
  /** IANA zone of the line: days and months are counted on its calendar. */
  readonly zone: string;
  /** Day of the month, 1 to 31, that the line's periods keep. */
  readonly anchorDay: number;
  readonly period: Period;
  readonly policy: ExtensionPolicy;
  /** The new end is at most so many local days after now; none if absent or null. */
  readonly maxAccumulatedDays?: number | null;
  /** A moment of the series whose time of day is kept, where the last end fell into a clock change and was moved ({@link timeAnchorAfter}); else the end's own. */
  readonly anchor?: Date;
}

/** The new end of validity; never before the old one. */
export function extendValidity(extension: Extension): Date {
  const { to, now, zone, maxAccumulatedDays } = extension;
  const wanted = endByPolicy(extension);
  const cap = maxAccumulatedDays == null ? wanted : addLocalDays(now, zone, maxAccumulatedDays);
  return latest(to, earliest(wanted, cap));
}

/**
 * The anchor day to store with the new end. The line keeps its day as long as its end stands on it; after a lapse, or
 * when the end was moved off it by hand, the series starts anew from the day it is extended from.
 */
export function anchorDayAfter({ to, now, zone, anchorDay, policy }: Omit<Extension, 'period'>): number {
  if (policy === 'floor' || to < now) return localDayOfMonth(now, zone);
  return isOnAnchorDay(to, zone, anchorDay) ? anchorDay : localDayOfMonth(to, zone);
}

/**
 * The moment whose local time of day the ends after this one keep: null as long as the end keeps it itself. An end that fell into a clock change was
 * moved later, and the next one goes back.
 */
export function timeAnchorAfter(extension: Extension, end: Date): Date | null {
  const { to, now, zone, policy, anchor = to } = extension;
  const kept = policy === 'floor' || to < now ? now : anchor;
  const isOfSeries = end.getTime() === endByPolicy(extension).getTime();
  return isOfSeries && localTimeOfDay(end, zone) !== localTimeOfDay(kept, zone) ? kept : null;
}

function endByPolicy(extension: Extension): Date {
  const { to, now, zone, period, policy, anchor } = extension;
  const day = anchorDayAfter(extension);
  if (policy === 'floor' || to < now) return addPeriod(now, zone, day, period, 1);
  return addPeriod(to, zone, day, period, 1, anchor);
}

export interface Shortening extends Validity {
  readonly now: Date;
  readonly zone: string;
  /** Local days to take away, 0 or more. */
  readonly days: number;
}

/** The new end after taking days away: never before now or the beginning, and never later than it was. */
export function shortenValidity({ from, to, now, zone, days }: Shortening): Date {
  if (!(days >= 0)) throw new RangeError(`Cannot shorten by ${days} days`);
  return earliest(to, latest(addLocalDays(to, zone, -days), latest(now, from)));
}

export function isWithin(validity: Validity, at: Date): boolean {
  return validity.from <= at && at < validity.to;
}

function latest(a: Date, b: Date): Date {
  return a >= b ? a : b;
}

function earliest(a: Date, b: Date): Date {
  return a <= b ? a : b;
}
