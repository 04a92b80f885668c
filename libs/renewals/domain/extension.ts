import { anchorDayAfter, extendValidity, timeAnchorAfter } from '#kernel';
import type { PlanVersion } from '#plans';
import type { LineRecord } from '#subscribers';

export interface PaidExtension {
  readonly toAfter: Date;
  readonly anchorDay: number;
  readonly timeAnchor: Date | null;
}

/**
 * What one paid period gives a line, or null if the plan's cap leaves nothing to give.
 * @param paidAt the moment the charge was made: an answer that comes late takes nothing away and adds nothing
 */
export function extensionPaidFor(line: Pick<LineRecord, 'validTo' | 'zone' | 'anchorDay' | 'timeAnchor'>, plan: PlanVersion, paidAt: Date): PaidExtension | null {
  const { validTo: to, zone, anchorDay, timeAnchor } = line;
  const { period, policy, maxAccumulatedDays } = plan;
  const extension = { to, now: paidAt, zone, anchorDay, period, policy, maxAccumulatedDays, ...(timeAnchor && { anchor: timeAnchor }) };
  const toAfter = extendValidity(extension);
  return toAfter > to ? { toAfter, anchorDay: anchorDayAfter(extension), timeAnchor: timeAnchorAfter(extension, toAfter) } : null;
}
