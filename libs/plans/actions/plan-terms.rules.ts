import { LONGEST_PERIOD, Refusal } from '#kernel';
import type { PlanTerms } from './plan-terms.input.js';

/** What no single field can say: how long a period may be, order of retries, room for them before the number is lost. Refusal BAD_INPUT. */
export function checkTerms(terms: PlanTerms): void {
  const { periodUnit, periodCount, retryOffsetsDays: offsets, chargeDaysBefore, graceDays, suspendedDays } = terms;
  const longest = LONGEST_PERIOD[periodUnit];
  if (periodCount > longest) throw new Refusal('BAD_INPUT', { field: 'periodCount', reason: 'OUT_OF_RANGE', min: 1, max: longest });
  const ascending = offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? offset));
  if (!ascending) throw badRetries('RETRIES_NOT_RISING');
  if (offsets.some((offset) => offset <= -chargeDaysBefore)) throw badRetries('RETRIES_TOO_EARLY');
  if (offsets.some((offset) => offset >= graceDays + suspendedDays)) throw badRetries('RETRIES_TOO_LATE');
}

function badRetries(reason: 'RETRIES_NOT_RISING' | 'RETRIES_TOO_EARLY' | 'RETRIES_TOO_LATE'): Refusal {
  return new Refusal('BAD_INPUT', { field: 'retryOffsetsDays', reason });
}
