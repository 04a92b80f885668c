import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';
import { LeaseFields } from '../../lease/lease.graphql.js';
import { BudgetFields, FailureFields } from '../charges/charges.graphql.js';
import { IncidentFields } from './incident.graphql.js';

export const RenewalQuery = graphql(`
  query Renewal($id: ID!) {
    renewal(id: $id) {
      id lineId subscriberId periodStart status attempts nextAttemptAt numberLostAt extendedTo createdAt settledAt
      amount { minor currency }
      failure { ...FailureFields }
      plan { planId planName number }
      charges {
        id reference attemptNumber createdAt status requestedBy
        amount { minor currency }
        failure { ...FailureFields }
        paymentMethod { brand last4 accountLabel }
      }
      subscriber { id name }
      line { id msisdn status zone validTo }
      lease { ...LeaseFields }
      incident { ...IncidentFields }
      budget { ...BudgetFields }
    }
  }
`, FailureFields, LeaseFields, IncidentFields, BudgetFields);

export type Renewal = ResultOf<typeof RenewalQuery>['renewal'];

export const FailureReasonsQuery = graphql(`
  query FailureReasons { failureReasons { code failureClass title } }
`);

export type FailureReason = ResultOf<typeof FailureReasonsQuery>['failureReasons'][number];
