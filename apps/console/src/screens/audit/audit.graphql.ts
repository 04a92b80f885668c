import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';

export const AuditEntryQuery = graphql(`
  query AuditEntry($seq: BigInt!) {
    auditEntry(seq: $seq) {
      seq recordedAt hash prevHash hashMatches action actorKind actorId actorName subjectType subjectId subscriberId
      outcome reasonCode note requestId body
      plan {
        action hash targetType targetId reversible
        effects { kind subjectType subjectId field valueType before after }
      }
      execution { id action status executedAt actorName chargeId undoable undoOf undoneBy }
    }
  }
`);

export const ChainHeadQuery = graphql(`
  query ChainHead {
    dashboard { chainHead { seq hash recordedAt } }
  }
`);

export const SubjectNamesQuery = graphql(`
  query SubjectNames($id: ID!) {
    subscriber(id: $id) { id name lines { id msisdn zone } }
  }
`);

export type AuditEntry = ResultOf<typeof AuditEntryQuery>['auditEntry'];
export type SubjectNames = ResultOf<typeof SubjectNamesQuery>['subscriber'];
