import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';

export const BulkRunFields = graphql(`
  fragment BulkRunFields on BulkRun {
    id reference action status reasonCode note undoOf createdBy createdByName createdAt startedAt finishedAt
    figures { rows previewed wouldRun days money { minor currency } byStatus { status count } refusals { code message count } }
  }
`);

export const BulkRunQuery = graphql(`
  query BulkRun($id: ID!) { bulkRun(id: $id) { ...BulkRunFields } }
`, BulkRunFields);

export const BulkRowsQuery = graphql(`
  query BulkRows($id: ID!, $status: BulkRowStatus, $first: Int!, $after: String) {
    bulkRun(id: $id) {
      id
      rows(status: $status, first: $first, after: $after) {
        rows { n renewalId lineId subscriberId name msisdn verdict status code message executionId }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const BulkRunsQuery = graphql(`
  query BulkRuns { bulkRuns { id reference action status undoOf createdByName createdAt } }
`);

export const PrepareBulkRun = graphql(`
  mutation PrepareBulkRun($input: BulkRunInput!) { prepared: prepareBulkRun(input: $input) { id } }
`);

export const PrepareBulkUndo = graphql(`
  mutation PrepareBulkUndo($runId: ID!) { prepared: prepareBulkUndo(runId: $runId) { id } }
`);

export const StartBulkRun = graphql(`
  mutation StartBulkRun($runId: ID!) { startBulkRun(runId: $runId) { id } }
`);

export const PauseBulkRun = graphql(`
  mutation PauseBulkRun($runId: ID!) { pauseBulkRun(runId: $runId) { id } }
`);

export const ResumeBulkRun = graphql(`
  mutation ResumeBulkRun($runId: ID!) { resumeBulkRun(runId: $runId) { id } }
`);

export const CancelBulkRun = graphql(`
  mutation CancelBulkRun($runId: ID!) { cancelBulkRun(runId: $runId) { id } }
`);

export type BulkRun = ResultOf<typeof BulkRunQuery>['bulkRun'];
export type BulkFigures = BulkRun['figures'];
export type BulkRow = ResultOf<typeof BulkRowsQuery>['bulkRun']['rows']['rows'][number];
