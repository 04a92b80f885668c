import type { Effect } from '#actions';
import type { PlanTerms } from './plan-terms.input.js';

/** The effect that publishes a version; the price stands in front, the whole terms in the details. */
export function versionEffect(planId: string, priceBefore: string | null, number: number, terms: PlanTerms): Effect {
  return {
    kind: 'plan_version_published',
    subjectType: 'Plan',
    subjectId: planId,
    field: 'price',
    valueType: 'money',
    before: priceBefore,
    after: `${terms.priceMinor} ${terms.currency}`,
    details: { number, terms },
  };
}
