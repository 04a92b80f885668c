import { useRead } from '../../api/ApiContext.js';
import { FailureReasonsQuery, type FailureReason } from './worklist.graphql.js';

const NONE: readonly FailureReason[] = [];

/** Every cause that a failure can have, in the reader's words. */
export function useFailureReasons(): { reasons: readonly FailureReason[] } {
  const { data } = useRead(FailureReasonsQuery, {});
  return { reasons: data?.failureReasons ?? NONE };
}
