import type { ChargePermit, PaymentMethod } from '#payments';
import type { PlanVersion } from '#plans';
import type { ClaimPlan } from './domain/claim.plan.js';
import type { DueLine } from './domain/due.line.js';
import type { BeginRenewal } from './renewal.record.js';

/** A line with what is to be done to it. */
export interface PlannedLine {
  readonly line: DueLine;
  readonly plan: PlanVersion;
  readonly action: ClaimPlan;
}

export interface BegunRenewal {
  readonly planned: PlannedLine;
  readonly renewal: BeginRenewal;
}

/** A line whose default method is to be charged. */
export interface ChargingLine extends PlannedLine {
  readonly action: { readonly kind: 'charge'; readonly method: PaymentMethod; readonly permit: ChargePermit | null };
}

export function isCharging(planned: PlannedLine): planned is ChargingLine {
  return planned.action.kind === 'charge';
}

/** Whether it begins a renewal. */
export function isBeginning({ action: { kind } }: PlannedLine): boolean {
  return kind === 'charge' || kind === 'hold' || kind === 'renew_free' || kind === 'pay_from_balance' || kind === 'no_method';
}
