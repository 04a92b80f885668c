import { addLocalDays } from './calendar.js';

/** Days that a line spends in each state after its validity ended; data of the plan and market. */
export interface LifeDurations {
  readonly graceDays: number;
  readonly suspendedDays: number;
  readonly quarantineDays: number;
}

/** The two clocks of a line, service and number, with the steps between. */
export interface LineClocks {
  /** End of validity; from here the line only receives. */
  readonly serviceLostAt: Date;
  /** End of grace; from here it is barred both ways. */
  readonly graceEndsAt: Date;
  /** Terminated: the number cannot be rescued by a payment any more. */
  readonly numberLostAt: Date;
  /** End of quarantine: the number may go to someone else. */
  readonly recycledAt: Date;
}

/** Counted from the end of validity on the line's local calendar, each from that end and not from the step before. */
export function lineClocks(to: Date, zone: string, durations: LifeDurations): LineClocks {
  const { graceDays, suspendedDays, quarantineDays } = durations;
  return {
    serviceLostAt: new Date(to),
    graceEndsAt: addLocalDays(to, zone, graceDays),
    numberLostAt: addLocalDays(to, zone, graceDays + suspendedDays),
    recycledAt: addLocalDays(to, zone, graceDays + suspendedDays + quarantineDays),
  };
}
