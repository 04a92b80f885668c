import { Refusal } from '#kernel';
import type { PlanTerms } from './plan-terms.input.js';

/** What no single field can say: order of retries, room for them before the number is lost. Refusal BAD_INPUT. */
export function checkTerms(terms: PlanTerms): void {
  const { retryOffsetsDays: offsets, chargeDaysBefore, graceDays, suspendedDays } = terms;
  const ascending = offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? offset));
  if (!ascending) throw badRetries('must rise, at least a day apart');
  if (offsets.some((offset) => offset <= -chargeDaysBefore)) throw badRetries('must come after the first charge');
  if (offsets.some((offset) => offset >= graceDays + suspendedDays)) throw badRetries('must come before the number is lost');
}

function badRetries(reason: string): Refusal {
  return new Refusal('BAD_INPUT', { field: 'retryOffsetsDays', reason });
}
