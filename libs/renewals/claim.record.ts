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

/** Whether it begins a renewal. */
export function isBeginning({ action: { kind } }: PlannedLine): boolean {
  return kind === 'charge' || kind === 'renew_free' || kind === 'no_method';
}
