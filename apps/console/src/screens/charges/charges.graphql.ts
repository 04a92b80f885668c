import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';

export const FailureFields = graphql(`
  fragment FailureFields on Failure { code class title explanation advice rawCode networkCode adviceCode }
`);

export const BudgetFields = graphql(`
  fragment BudgetFields on RetryBudget {
    methodId brand network assumed nextAllowedAt never
    rules { id network counts used cap windowHours since source }
  }
`);

export const ChargeQuery = graphql(`
  query Charge($id: ID!) {
    charge(id: $id) {
      id reference renewalId lineId subscriberId attemptNumber provider providerReference
      amount { minor currency }
      status requestedBy createdAt settledAt nextCheckAt
      failure { ...FailureFields }
      confirmation { url endsAt message }
      paymentMethod { id provider brand last4 accountLabel expiryMonth expiryYear status expired }
      attempts { seq kind startedAt finishedAt outcome rawCode networkCode adviceCode message requestId }
      postings { account amount { minor currency } }
      refundable { minor currency }
      refunds {
        id reference kind amount { minor currency } status failureCode rawCode requestedByName createdAt nextCheckAt validityBefore validityAfter pointsTaken pointsWrittenOff
        postings { account amount { minor currency } }
      }
      disputes { id status amount { minor currency } fee { minor currency } reason openedAt postings { account amount { minor currency } } }
      subscriber { id name }
      line { id msisdn status zone validTo }
      budget { ...BudgetFields }
    }
  }
`, FailureFields, BudgetFields);

export type Charge = ResultOf<typeof ChargeQuery>['charge'];
