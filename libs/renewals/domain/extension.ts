import { anchorDayAfter, extendValidity } from '#kernel';
import type { PlanVersion } from '#plans';
import type { LineRecord } from '#subscribers';

export interface PaidExtension {
  readonly toAfter: Date;
  readonly anchorDay: number;
}

/**
 * What one paid period gives a line, or null if the plan's cap leaves nothing to give.
 * @param paidAt the moment the charge was made: an answer that comes late takes nothing away and adds nothing
 */
export function extensionPaidFor(line: Pick<LineRecord, 'validTo' | 'zone' | 'anchorDay'>, plan: PlanVersion, paidAt: Date): PaidExtension | null {
  const { validTo: to, zone, anchorDay } = line;
  const { period, policy, maxAccumulatedDays } = plan;
  const toAfter = extendValidity({ to, now: paidAt, zone, anchorDay, period, policy, maxAccumulatedDays });
  return toAfter > to ? { toAfter, anchorDay: anchorDayAfter({ to, now: paidAt, zone, anchorDay, policy }) } : null;
}
