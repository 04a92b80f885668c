import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';
import { CountFields } from '../../data/lists.graphql.js';

export const IncidentFields = graphql(`
  fragment IncidentFields on Incident {
    id reference scope provider issuer brand failureCode failureTitle startedAt closedAt
    affected { ...CountFields }
  }
`, CountFields);

export const IncidentsQuery = graphql(`
  query OpenIncidents { incidents(open: true) { ...IncidentFields } }
`, IncidentFields);

export type Incident = ResultOf<typeof IncidentFields>;
