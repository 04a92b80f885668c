import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { ApiClient } from './api-client.js';
import type { ApiError } from './api-error.js';
import type { Document } from './document.js';

export const ApiContext = createContext<ApiClient | null>(null);

export function useApi(): ApiClient {
  const api = use(ApiContext);
  if (!api) throw new Error('useApi outside ApiContext');
  return api;
}

export interface ReadOptions<Result = unknown> {
  /** False holds the question back. */
  enabled?: boolean;
  /** Ask again after so many milliseconds, for what changes by itself; or what the last answer says. */
  refetchInterval?: number | false | ((answer: Result | undefined) => number | false);
  /** Keep showing the last answer while another one is on its way (other filter, other page). */
  keepPrevious?: boolean;
}

/** Reads one document. Lists use `useKeysetList`; everything else that is read uses this. */
export function useRead<Result, Variables>(
  document: Document<Result, Variables>,
  variables: NoInfer<Variables>,
  { enabled = true, refetchInterval = false, keepPrevious = false }: ReadOptions<NoInfer<Result>> = {},
): UseQueryResult<Result, ApiError> {
  const api = useApi();
  return useQuery<Result, ApiError>({
    queryKey: [document.name, variables],
    queryFn: ({ signal }) => api.request(document, variables, signal),
    enabled,
    refetchInterval: typeof refetchInterval === 'function' ? ({ state }) => refetchInterval(state.data) : refetchInterval,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/**
 * Writes one document, never twice by itself and never before the button. `refresh` (default true) reads everything on
 * screen again afterwards; a preview passes false.
 */
export function useWrite<Result, Variables>(
  document: Document<Result, Variables>,
  { refresh = true }: { refresh?: boolean } = {},
): UseMutationResult<Result, ApiError, Variables> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation<Result, ApiError, Variables>({
    mutationFn: (variables) => api.request(document, variables),
    retry: false,
    ...(refresh && { onSettled: () => queries.invalidateQueries() }),
  });
}
