import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';

export const InvariantsQuery = graphql(`
  query Invariants {
    invariants {
      lastRun { id askedBy depth startedAt }
      hold { id since }
      held { id invariant subjectType subjectId subscriberId facts foundAt }
      gone { id invariant subjectType subjectId subscriberId facts foundAt goneAt acknowledgedAt acknowledgedBy }
      invariants {
        id title statement money state notYet checkedAt depth millis violations more failure
        open { id invariant subjectType subjectId subscriberId facts foundAt acknowledgedAt acknowledgedBy }
      }
    }
  }
`);

export const CheckInvariants = graphql(`
  mutation CheckInvariants {
    checkInvariants
  }
`);

export const MoneyHoldQuery = graphql(`
  query MoneyHold {
    moneyHold { id since }
  }
`);

export type InvariantsPage = ResultOf<typeof InvariantsQuery>['invariants'];
export type Invariant = InvariantsPage['invariants'][number];
export type Finding = Invariant['open'][number];
