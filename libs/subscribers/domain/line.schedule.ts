import { addLocalDays, lineClocks } from '#kernel';
import type { LifeDurations } from '#kernel';
import type { LineStatus } from './line.states.js';

export interface LineScheduleInput {
  /** End of validity. */
  readonly validTo: Date;
  /** IANA zone of the line. */
  readonly zone: string;
  readonly status: LineStatus;
  readonly autoRenew: boolean;
  readonly plan: { readonly chargeDaysBefore: number; readonly durations: LifeDurations };
}

/** Every instant that follows from the end of validity; stored on the line so that due work is one index range. */
export interface LineSchedule {
  readonly serviceLostAt: Date;
  readonly numberLostAt: Date;
  readonly recycledAt: Date;
  /** When the next renewal falls due; null when none will. */
  readonly renewAt: Date | null;
  /** When the life cycle moves next; null when it never will by itself. */
  readonly transitionAt: Date | null;
}

/**
 * Computed on the line's local calendar, always from the end of validity. Only the life cycle asks for its start, at which a
 * line that is `created` becomes active: without it there is no `transitionAt`.
 */
export function lineSchedule(input: LineScheduleInput & { readonly validFrom: Date }): LineSchedule;
export function lineSchedule(input: LineScheduleInput): Omit<LineSchedule, 'transitionAt'>;
export function lineSchedule({ validFrom, validTo, zone, status, autoRenew, plan }: LineScheduleInput & { readonly validFrom?: Date }): LineSchedule {
  const clocks = lineClocks(validTo, zone, plan.durations);
  const renewable = status === 'active' || status === 'grace' || status === 'suspended';
  return {
    serviceLostAt: clocks.serviceLostAt,
    numberLostAt: clocks.numberLostAt,
    recycledAt: clocks.recycledAt,
    renewAt: autoRenew && renewable ? addLocalDays(validTo, zone, -plan.chargeDaysBefore) : null,
    transitionAt: status === 'created' ? (validFrom ?? null) : nextTransition(status, clocks),
  };
}

function nextTransition(status: Exclude<LineStatus, 'created'>, clocks: ReturnType<typeof lineClocks>): Date | null {
  switch (status) {
    case 'active':
      return clocks.serviceLostAt;
    case 'grace':
      return clocks.graceEndsAt;
    case 'suspended':
    case 'terminated':
      return clocks.numberLostAt;
    case 'quarantine':
      return clocks.recycledAt;
    case 'barred':
    case 'recycled':
    case 'ported_out':
      return null;
  }
}
