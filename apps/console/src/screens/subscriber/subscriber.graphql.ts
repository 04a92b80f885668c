import { graphql } from '../../api/document.js';

export const OpenFailureFields = graphql(`
  fragment OpenFailureFields on Failure { code class title explanation advice rawCode networkCode adviceCode }
`);

export const LineCardFields = graphql(`
  fragment LineCardFields on Line {
    id msisdn iccid eid imsi profileState market zone status validFrom validTo validThrough serviceLostAt numberLostAt anchorDay autoRenew renewAt
    balance { minor currency }
    plan {
      id planId planName number periodUnit periodCount extensionPolicy maxAccumulatedDays chargeDaysBefore
      graceDays suspendedDays quarantineDays pointsEarned
      price { minor currency }
    }
    openRenewal {
      id periodStart status attempts nextAttemptAt numberLostAt
      amount { minor currency }
      failure { ...OpenFailureFields }
    }
  }
`, OpenFailureFields);

export const TimelineFields = graphql(`
  fragment TimelineFields on TimelinePage {
    entries { id at kind title actorName lineId refId data }
    pageInfo { endCursor hasNextPage }
  }
`);

/** Everything on the 360° page, in one request. */
export const SubscriberPage = graphql(`
  query SubscriberPage($id: ID!) {
    subscriber(id: $id) {
      id externalId name email language zone market consents pointsBalance createdAt maskedFields
      lines { ...LineCardFields }
      paymentMethods { id provider brand last4 expiryMonth expiryYear isDefault status expired }
      pointsLots { id quantity remaining earnedAt expiresAt }
      cases { id reference subject status openedAt closedAt lineId openedByName }
      renewals(first: 50) {
        id lineId periodStart status attempts nextAttemptAt extendedTo createdAt settledAt
        amount { minor currency }
        failure { title class }
      }
      charges(first: 50) {
        id reference lineId attemptNumber status requestedBy createdAt
        amount { minor currency }
        failure { title class }
        paymentMethod { brand last4 }
      }
      timeline(first: 30) { ...TimelineFields }
    }
  }
`, LineCardFields, TimelineFields);

export const OlderTimeline = graphql(`
  query OlderTimeline($id: ID!, $after: String!) {
    subscriber(id: $id) {
      timeline(first: 50, after: $after) { ...TimelineFields }
    }
  }
`, TimelineFields);
