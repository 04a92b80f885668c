import { graphql } from '../api/document.js';
import { LeaseFields } from '../lease/lease.graphql.js';

export const CountFields = graphql(`
  fragment CountFields on Count { value moreThan }
`);

export const WorklistRowFields = graphql(`
  fragment WorklistRowFields on WorklistRow {
    renewalId subscriberId lineId name msisdn market zone lineStatus status failureCode failureTitle failureClass awaited
    amount { minor currency }
    attempts nextAttemptAt validTo numberLostAt planName
    lease { ...LeaseFields }
  }
`, LeaseFields);

export const AuditRowFields = graphql(`
  fragment AuditRowFields on AuditEntryRow {
    seq recordedAt action actorKind actorName subjectType subjectId subscriberId outcome reasonCode executionId executionStatus
  }
`);

export const SubscribersList = graphql(`
  query SubscribersList($filter: SubscriberFilter, $sort: SubscriberSort!, $descending: Boolean!, $first: Int!, $after: String) {
    subscribers(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
      rows { subscriberId lineId name msisdn market status planName validTo numberLostAt zone autoRenew }
      pageInfo { endCursor hasNextPage }
      count { ...CountFields }
    }
  }
`, CountFields);

export const FailedRenewalsList = graphql(`
  query FailedRenewalsList($filter: WorklistFilter, $first: Int!, $after: String) {
    failedRenewals(filter: $filter, first: $first, after: $after) {
      rows { ...WorklistRowFields }
      pageInfo { endCursor hasNextPage }
      count { ...CountFields }
    }
  }
`, WorklistRowFields, CountFields);

export const ChargesList = graphql(`
  query ChargesList($filter: ChargeFilter, $first: Int!, $after: String) {
    charges(filter: $filter, first: $first, after: $after) {
      rows {
        id reference createdAt subscriberId name msisdn
        amount { minor currency }
        status failureCode failureTitle failureClass brand last4 accountLabel requestedBy
      }
      pageInfo { endCursor hasNextPage }
      count { ...CountFields }
    }
  }
`, CountFields);

export const PlansList = graphql(`
  query PlansList($includeRetired: Boolean!) {
    plans(includeRetired: $includeRetired) {
      id code name market kind status createdAt retiredAt
      current {
        id number
        price { minor currency }
        periodUnit periodCount graceDays suspendedDays publishedAt
      }
      linesOnPlan { ...CountFields }
    }
  }
`, CountFields);

export const AuditEntriesList = graphql(`
  query AuditEntriesList($filter: AuditFilter, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      rows { ...AuditRowFields }
      pageInfo { endCursor hasNextPage }
    }
  }
`, AuditRowFields);

export const LoyaltyAdjustmentsList = graphql(`
  query LoyaltyAdjustmentsList($first: Int!, $after: String) {
    loyaltyAdjustments(first: $first, after: $after) {
      rows { seq recordedAt subscriberId subscriberName points actorName reasonCode executionId undoOf undone undoable }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

export const ActionRequestsList = graphql(`
  query ActionRequestsList($filter: ActionRequestFilter, $first: Int!, $after: String) {
    actionRequests(filter: $filter, first: $first, after: $after) {
      rows { id action makerName own reasonCode status requestedAt expiresAt decidedAt }
      pageInfo { endCursor hasNextPage }
      count { ...CountFields }
    }
  }
`, CountFields);

export const InvariantsList = graphql(`
  query InvariantsList {
    invariants { invariants { id title state } }
  }
`);
