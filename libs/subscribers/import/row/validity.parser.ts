import { localDayOfMonth, startOfLocalDay } from '#kernel';
import type { PlanVersion } from '#plans';
import { lineSchedule } from '#subscribers';
import type { LineSchedule, LineStatus } from '#subscribers';
import { remembered } from './remembered.js';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

export type ParsedDate = Date | 'DATE_INVALID' | 'DATE_OUT_OF_RANGE';

/**
 * A date, which is its local midnight in the zone, or an instant with its offset. The zone must be known. Within a bound, the same
 * text in the same zone is the same Date object, and no two zones share one.
 */
export function dateParser(): (text: string, zone: string) => ParsedDate {
  const inZone = remembered((zone: string) => remembered((text: string): ParsedDate => {
    const date = parseDate(text, zone);
    if (date === null) return 'DATE_INVALID';
    return date.getTime() >= EARLIEST && date.getTime() < LATEST ? date : 'DATE_OUT_OF_RANGE';
  }, 10_000), 500);
  return (text, zone) => inZone(zone)(text);
}

function parseDate(text: string, zone: string): Date | null {
  const instant = INSTANT.exec(text);
  const day = instant?.[1] ?? text;
  try {
    // Asks for a real calendar day, which Date.parse does not.
    const midnight = startOfLocalDay(day, instant ? 'UTC' : zone);
    return instant ? new Date(text.replace(' ', 'T')) : midnight;
  } catch {
    return null;
  }
}

export interface Terms {
  readonly status: LineStatus;
  readonly anchorDay: number;
  readonly schedule: LineSchedule;
}

/** What follows from the validity of a line that arrives now; null when even its quarantine is over. */
export function termsOf(validFrom: Date, validTo: Date, zone: string, autoRenew: boolean, plan: PlanVersion, now: Date): Terms | null {
  const scheduled = (status: LineStatus): LineSchedule => lineSchedule({ validFrom, validTo, zone, status, autoRenew, plan });
  const clocks = scheduled('grace');
  const status = statusAt(now, validFrom, validTo, clocks);
  return status && { status, anchorDay: localDayOfMonth(validTo, zone), schedule: scheduled(status) };
}

/** `clocks`: the schedule in grace, whose next transition is the end of grace. */
function statusAt(now: Date, validFrom: Date, validTo: Date, clocks: LineSchedule): LineStatus | null {
  if (now < validFrom) return 'created';
  if (now < validTo) return 'active';
  if (clocks.transitionAt && now < clocks.transitionAt) return 'grace';
  if (now < clocks.numberLostAt) return 'suspended';
  return now < clocks.recycledAt ? 'quarantine' : null;
}
