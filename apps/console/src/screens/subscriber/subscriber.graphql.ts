import { graphql } from '../../api/document.js';
import { IncidentFields } from '../worklist/incident.graphql.js';
import { LeaseFields } from '../../lease/lease.graphql.js';

/** Everything on the 360° page, in one request. Lists are as long as the server makes them: entries asked for by number cost it more than it allows. */
export const SubscriberPage = graphql(`
  query SubscriberPage($id: ID!) {
    subscriber(id: $id) {
      id externalId name email language zone market consents pointsBalance maskedFields
      lines {
        id msisdn iccid eid imsi profileState zone status validFrom validTo validThrough serviceLostAt numberLostAt autoRenew renewAt
        balance { minor currency }
        plan {
          planId planName number periodUnit periodCount extensionPolicy maxAccumulatedDays graceDays suspendedDays quarantineDays pointsEarned
          price { minor currency }
        }
        lease { ...LeaseFields }
        openRenewal {
          id status attempts nextAttemptAt numberLostAt
          amount { minor currency }
          failure { class title explanation advice rawCode networkCode }
          incident { ...IncidentFields }
        }
      }
      paymentMethods { id brand last4 accountLabel expiryMonth expiryYear isDefault status blockedReason expired }
      cardLink { id status url endsAt message }
      pointsLots { id quantity remaining expiresAt }
      cases { id reference subject status openedAt closedAt openedByName chargeId }
      renewals {
        id lineId periodStart status attempts nextAttemptAt settledAt
        amount { minor currency }
        failure { title }
      }
      charges {
        id reference lineId renewalId status requestedBy createdAt nextCheckAt
        amount { minor currency }
        failure { title class }
        paymentMethod { id brand last4 accountLabel }
      }
      timeline {
        entries { id at kind title actorName lineId refId data }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`, LeaseFields, IncidentFields);

export const OlderTimeline = graphql(`
  query OlderTimeline($id: ID!, $after: String!) {
    subscriber(id: $id) {
      timeline(after: $after) {
        entries { id at kind title actorName lineId refId data }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);
