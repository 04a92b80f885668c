import { graphql, type ResultOf } from '../../api/document.js';

export const RequestQuery = graphql(`
  query Request($id: ID!) {
    actionRequest(id: $id) {
      id action targetType targetId subscriberId makerName own reasonCode note status requestedAt expiresAt checkerName decidedAt decisionNote executionId
      plan { action effects { kind subjectType subjectId field valueType before after } }
    }
  }
`);
export type ActionRequest = ResultOf<typeof RequestQuery>['actionRequest'];

export const RefuseRequest = graphql(`
  mutation RefuseRequest($id: ID!, $note: String!) { refuseRequest(requestId: $id, note: $note) { id status } }
`);

export const WithdrawRequest = graphql(`
  mutation WithdrawRequest($id: ID!) { withdrawRequest(requestId: $id) { id status } }
`);
