import { useRead } from '../../api/ApiContext.js';
import { BulkRunQuery } from './bulk.graphql.js';
import { isMoving } from './bulk.states.js';

const MOVING_MILLIS = 1_500;
const STILL_MILLIS = 20_000;

/** A run with its figures, read again while it moves. */
export function useBulkRun(id: string) {
  return useRead(BulkRunQuery, { id }, { refetchInterval: (answer) => (answer && !isMoving(answer.bulkRun.status) ? STILL_MILLIS : MOVING_MILLIS) });
}
