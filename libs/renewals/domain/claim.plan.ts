import { addLocalDays } from '#kernel';
import type { ChargePermit, DoorRefusal, PaymentMethod } from '#payments';
import type { PlanVersion } from '#plans';
import { RESCUABLE } from '#subscribers';
import type { LineRecord } from '#subscribers';
import type { ClaimSource, DueLine } from './due.line.js';
import { extensionPaidFor } from './extension.js';

/** What a run does with a line. */
export type ClaimPlan =
  /** `permit`: once the charge door has given it. */
  | { readonly kind: 'charge'; readonly method: PaymentMethod; readonly permit: ChargePermit | null }
  /** The charge door lets the charge not pass, at least not now. `method` is null where the balance was to pay. */
  | { readonly kind: 'hold'; readonly method: PaymentMethod | null; readonly refusal: DoorRefusal }
  /** Its provider is back after an outage and takes no more just now: the line stays as it is. */
  | { readonly kind: 'wait'; readonly provider: string }
  | { readonly kind: 'renew_free' }
  /** The prepaid balance pays for it. */
  | { readonly kind: 'pay_from_balance' }
  | { readonly kind: 'no_method' }
  /** Nothing to begin: the period is renewed, or its renewal waits for a person or for its own time. */
  | { readonly kind: 'skip' }
  /** The renewal that waits to be tried again is not wanted any more. */
  | { readonly kind: 'cancel' }
  /** The plan's cap or floor leaves nothing to give for a payment yet: the line is looked at again. */
  | { readonly kind: 'postpone'; readonly until: Date }
  | { readonly kind: 'lapse' };

/** Decides by data alone, so that a shadow run says what a live run would do. */
export function planClaim(source: ClaimSource, line: DueLine, plan: PlanVersion, method: PaymentMethod | undefined, now: Date): ClaimPlan {
  const refused = source === 'retry' ? refusesRetry(line) : refusesFirst(line);
  if (refused) return refused;
  if (!extensionPaidFor(line, plan, now)) return { kind: 'postpone', until: nextLook(line, now) };
  if (plan.price.minor === 0n) return { kind: 'renew_free' };
  if (balancePays(line, plan)) return { kind: 'pay_from_balance' };
  return method ? { kind: 'charge', method, permit: null } : { kind: 'no_method' };
}

/** Whether the plan wants the prepaid balance to pay, and there is enough of it. It pays the whole price or nothing. */
export function balancePays({ balanceMinor, currency }: Pick<LineRecord, 'balanceMinor' | 'currency'>, { balanceFirst, price }: PlanVersion): boolean {
  return balanceFirst && price.minor > 0n && currency === price.currency && balanceMinor >= price.minor;
}

/** A day later on the line's calendar, and at the latest at its end, from where any payment gives something. */
function nextLook({ validTo, zone }: DueLine, now: Date): Date {
  const tomorrow = addLocalDays(now, zone, 1);
  return validTo > now && validTo < tomorrow ? validTo : tomorrow;
}

/** Whether an open renewal belongs to a period that has moved meanwhile. */
export function isStale({ openPeriod, validTo }: Pick<DueLine, 'openPeriod' | 'validTo'>): boolean {
  return openPeriod !== null && openPeriod.getTime() !== validTo.getTime();
}

function refusesRetry(line: DueLine): ClaimPlan | null {
  if (line.status === 'barred' || line.status === 'ported_out') return { kind: 'cancel' };
  if (!RESCUABLE.includes(line.status)) return { kind: 'lapse' };
  return isStale(line) || !line.autoRenew ? { kind: 'cancel' } : null;
}

function refusesFirst(line: DueLine): ClaimPlan | null {
  const hasOwn = line.openId !== null && !isStale(line);
  const isOver = line.renewalStatus === 'succeeded' || line.renewalStatus === 'lapsed';
  return !RESCUABLE.includes(line.status) || hasOwn || isOver ? { kind: 'skip' } : null;
}
