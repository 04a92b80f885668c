import { graphql } from '../../api/document.js';
import { AuditRowFields, CountFields, WorklistRowFields } from '../../data/lists.graphql.js';

export const DashboardQuery = graphql(`
  query Dashboard {
    dashboard {
      openFailures { ...CountFields }
      lostWithin24h { ...CountFields }
      lostWithin7d { ...CountFields }
      unknownOutcomes { ...CountFields }
      providers { provider state since retryAt }
      byClass { failureClass count }
      mostUrgent { ...WorklistRowFields }
      lastRuns { id mode startedAt finishedAt due charged succeeded failed unknown awaited skipped withheld }
      recentActions { ...AuditRowFields }
      planCount
      chainHead { seq hash recordedAt }
    }
  }
`, CountFields, WorklistRowFields, AuditRowFields);
