/** The durations that the picture is drawn from, in days. */
export interface LifeTerms {
  readonly chargeDaysBefore: number;
  readonly graceDays: number;
  readonly suspendedDays: number;
  readonly quarantineDays: number;
  readonly retryOffsetsDays: readonly number[];
}

export type Stage = 'active' | 'grace' | 'suspended' | 'quarantine';

export interface Mark {
  readonly kind: 'charge' | 'retry';
  /** Days from the end of validity. */
  readonly day: number;
  /** Place within the stage, 0 to 1. */
  readonly at: number;
}

export interface AxisPart {
  readonly stage: Stage;
  /** Day on which it begins, counted from the end of validity. */
  readonly from: number;
  readonly days: number;
  /** Share of the axis: by the square root, so that 3 days beside 90 can still be seen. */
  readonly weight: number;
  readonly marks: readonly Mark[];
}

/** At least so many days before the end are drawn, so that the first charge has room. */
const LEAD = 7;

/** The life of a line that nobody pays for, stage by stage; stages of no length are left out. */
export function lifeAxis(terms: LifeTerms): AxisPart[] {
  const earliest = Math.min(0 - terms.chargeDaysBefore, ...terms.retryOffsetsDays);
  const lead = Math.max(LEAD, -earliest + 2);
  const marks: Omit<Mark, 'at'>[] = [{ kind: 'charge', day: 0 - terms.chargeDaysBefore }, ...terms.retryOffsetsDays.map((day) => ({ kind: 'retry' as const, day }))];
  const stages: [Stage, number][] = [['active', lead], ['grace', terms.graceDays], ['suspended', terms.suspendedDays], ['quarantine', terms.quarantineDays]];
  let from = -lead;
  const parts = stages.map(([stage, days]) => {
    const begin = from;
    from += days;
    const inside = marks.filter(({ day }) => day >= begin && day < begin + days);
    return { stage, from: begin, days, weight: Math.sqrt(days), marks: inside.map((mark) => ({ ...mark, at: (mark.day - begin) / days })) };
  });
  return parts.filter(({ days }) => days > 0);
}
