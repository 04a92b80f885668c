import { lineClocks } from '#kernel';
import type { Line } from './subscriber.types.js';

export type LifeState = 'ACTIVE' | 'GRACE' | 'SUSPENDED' | 'QUARANTINE';

export interface LifeSegment {
  readonly state: LifeState;
  readonly from: Date;
  readonly to: Date;
  /** Share of the bar. States are given room to be read, not to scale: a year of validity would hide three days of grace. */
  readonly share: number;
}

const WEIGHTS: Readonly<Record<LifeState, number>> = { ACTIVE: 3, GRACE: 2, SUSPENDED: 2, QUARANTINE: 1.5 };

/** The life of a line from its first day to the day its number may go to someone else; states of no length are left out. */
export function lifeSegments(line: Pick<Line, 'validFrom' | 'validTo' | 'zone'> & { plan: Pick<Line['plan'], 'graceDays' | 'suspendedDays' | 'quarantineDays'> }): LifeSegment[] {
  const { serviceLostAt, graceEndsAt, numberLostAt, recycledAt } = lineClocks(new Date(line.validTo), line.zone, line.plan);
  const states: (readonly [LifeState, Date, Date])[] = [
    ['ACTIVE', new Date(line.validFrom), serviceLostAt],
    ['GRACE', serviceLostAt, graceEndsAt],
    ['SUSPENDED', graceEndsAt, numberLostAt],
    ['QUARANTINE', numberLostAt, recycledAt],
  ];
  const real = states.filter(([, from, to]) => from < to);
  const whole = real.reduce((sum, [state]) => sum + WEIGHTS[state], 0);
  return real.map(([state, from, to]) => ({ state, from, to, share: WEIGHTS[state] / whole }));
}

/** Where a moment stands on the bar, 0 to 1. */
export function placeOn(segments: readonly LifeSegment[], at: Date): number {
  let place = 0;
  for (const { from, to, share } of segments) {
    if (at <= from) return place;
    if (at < to) return place + (share * (at.getTime() - from.getTime())) / (to.getTime() - from.getTime());
    place += share;
  }
  return place;
}
