import { addPeriod, daysBetweenLocal, shortenValidity } from '#kernel';
import type { Period } from '#kernel';
import type { EarnedLot } from '#loyalty';
import type { ChargedMove, LineRecord } from '#subscribers';

/** Lines that still have validity to lose; of all others the number is lost, or nearly. */
const HAS_VALIDITY: readonly LineRecord['status'][] = ['created', 'active', 'grace', 'suspended', 'barred'];

export interface TakenValidity {
  readonly before: Date;
  readonly after: Date;
  /** Later movements stand on what is taken, so that the end moves back by as much instead of to where it was. */
  readonly isShifted: boolean;
}

/**
 * The validity that a reversal takes from a line: where the charge has moved the end last, it goes back to where it was; else it is shortened by
 * the same period. Never before now, nor before the line's beginning; null if nothing is left to take.
 * @param period of the plan that was charged
 */
export function validityToTake(line: LineRecord, given: ChargedMove, period: Period, now: Date): TakenValidity | null {
  const { validTo: before, validFrom: from } = line;
  if (!HAS_VALIDITY.includes(line.status)) return null;
  const isShifted = before.getTime() !== given.after.getTime();
  const wanted = isShifted ? shorter(line, given, period) : given.before;
  const floor = latest(now, from);
  const after = wanted > floor ? wanted : floor;
  // A line that has not begun keeps a period, however short.
  return after < before && after > from ? { before, after, isShifted } : null;
}

/** Back by the plan's period on its calendar, if that is what the charge gave; else by the days that it gave. */
function shorter({ validFrom, validTo, zone, anchorDay }: LineRecord, { before, after, movedAt }: ChargedMove, period: Period): Date {
  const start = latest(before, movedAt);
  if (addPeriod(start, zone, anchorDay, period, 1).getTime() === after.getTime()) return addPeriod(validTo, zone, anchorDay, period, -1);
  return shortenValidity({ from: validFrom, to: validTo, now: validFrom, zone, days: Math.max(0, daysBetweenLocal(start, after, zone)) });
}

/**
 * Where the end stands when what was taken is given again, because the bank sent the refund back: where it was if nothing has moved it since,
 * else later by as many local days. Null if the line can no longer be extended.
 */
export function validityToRestore(line: LineRecord, taken: { readonly before: Date; readonly after: Date }): Date | null {
  if (!HAS_VALIDITY.includes(line.status)) return null;
  if (line.validTo.getTime() === taken.after.getTime()) return taken.before;
  const days = daysBetweenLocal(taken.after, taken.before, line.zone);
  return days > 0 ? addPeriod(line.validTo, line.zone, line.anchorDay, { unit: 'day', count: 1 }, days) : null;
}

export interface TakenPoints {
  readonly lotId: string;
  readonly taken: bigint;
  /** Spent already: written off, the balance never goes below zero for them. */
  readonly writtenOff: bigint;
}

/** The points that a reversal takes from the lot that the charge earned. What is expired is gone by itself; null if there is nothing to say. */
export function pointsToTake(lot: EarnedLot | null, now: Date): TakenPoints | null {
  if (!lot) return null;
  const taken = lot.expiresAt > now ? lot.remaining : 0n;
  const writtenOff = lot.quantity - lot.remaining;
  return taken === 0n && writtenOff === 0n ? null : { lotId: lot.id, taken, writtenOff };
}

function latest(a: Date, b: Date): Date {
  return a >= b ? a : b;
}
