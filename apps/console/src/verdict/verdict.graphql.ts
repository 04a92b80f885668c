import { graphql } from '../api/document.js';
import type { ResultOf } from '../api/document.js';

export const RenewalVerdictQuery = graphql(`
  query RenewalVerdict($id: ID!) {
    renewal(id: $id) {
      id
      verdict {
        standing cause certainty title explanation toSubscriber falsifiers
        evidence { id at title detail weight providerCodes }
        ruledOut { cause title reason }
        steps { kind title why action input reasonCode }
      }
    }
  }
`);

export type Verdict = ResultOf<typeof RenewalVerdictQuery>['renewal']['verdict'];
export type NextStep = Verdict['steps'][number];
