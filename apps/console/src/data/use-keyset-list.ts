import { keepPreviousData } from '@tanstack/react-query';
import { useGetList, useStore, type RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { asApiError, type ApiError } from '../api/api-error.js';
import type { ResourceName } from './access.js';
import type { KeysetAnswer, KeysetMeta } from './data.provider.js';
import { cursorOf, firstPage, nextPage, previousPage, rowRange, withoutBlanks, type KeysetPosition } from './keyset.js';
import type { Count, Lists } from './lists.js';

/** A row with the id that tells it from the others of its list. */
export type ListRow<Name extends ResourceName> = Lists[Name]['row'] & { readonly id: string };

export interface ListOrder<Name extends ResourceName> {
  readonly field: Lists[Name]['sort'];
  readonly descending: boolean;
}

export interface KeysetListOptions<Name extends ResourceName> {
  /** Filter at first sight; afterwards the reader's own, kept in memory until the sign-out. */
  filter?: Lists[Name]['filter'];
  sort?: ListOrder<Name>;
  /** Rows on a page, 1 to 100; 25 if not given. */
  pageSize?: number;
  /** Tells two lists of one resource apart (a part of a page, say). */
  name?: string;
  /** Ask again after so many milliseconds. */
  refetchInterval?: number;
}

export interface KeysetList<Name extends ResourceName> {
  rows: readonly ListRow<Name>[];
  status: 'loading' | 'error' | 'ready';
  error: ApiError | null;
  /** Another page or filter is on its way; `rows` are still the former ones. */
  isRefreshing: boolean;
  count: Count | null;
  range: { from: number; to: number } | null;
  filter: Lists[Name]['filter'];
  /** Replaces the filter and goes back to the first page. */
  setFilter: (filter: Lists[Name]['filter']) => void;
  sort: ListOrder<Name> | null;
  setSort: (sort: ListOrder<Name>) => void;
  hasNext: boolean;
  hasPrevious: boolean;
  next: () => void;
  previous: () => void;
  refresh: () => void;
}

/** What is remembered of a list until the sign-out. */
export interface Stored<Name extends ResourceName> {
  filter: Lists[Name]['filter'];
  sort: ListOrder<Name> | null;
  position: KeysetPosition;
}

export const listKey = (name: string): string => `list.${name}`;

/** A list of the server, page by page. Filter, order and place are kept in memory only: coming back from a record finds them again. */
export function useKeysetList<Name extends ResourceName>(resource: Name, options: KeysetListOptions<Name> = {}): KeysetList<Name> {
  const { pageSize = 25, name = resource, refetchInterval } = options;
  const initial = useMemo<Stored<Name>>(() => ({ filter: options.filter ?? {}, sort: options.sort ?? null, position: firstPage }), [options.filter, options.sort]);
  const [stored, setStored] = useStore<Stored<Name>>(listKey(name), initial);
  const { filter, sort, position } = stored;
  const answer = useGetList<ListRow<Name> & RaRecord>(
    resource,
    {
      pagination: { page: 1, perPage: pageSize },
      sort: { field: sort?.field ?? '', order: sort?.descending ? 'DESC' : 'ASC' },
      filter: withoutBlanks(filter),
      meta: { after: cursorOf(position) } satisfies KeysetMeta,
    },
    { placeholderData: keepPreviousData, ...(refetchInterval !== undefined && { refetchInterval }) },
  );
  const rows = answer.data ?? [];
  const meta = answer.meta as KeysetAnswer | undefined;
  return {
    rows,
    status: answer.data ? 'ready' : answer.error ? 'error' : 'loading',
    error: answer.error ? asApiError(answer.error) : null,
    isRefreshing: answer.isFetching && answer.isPlaceholderData,
    count: meta?.count ?? null,
    range: rowRange(position, pageSize, rows.length),
    filter,
    setFilter: (next) => setStored({ filter: withoutBlanks(next), sort, position: firstPage }),
    sort,
    setSort: (next) => setStored({ filter, sort: next, position: firstPage }),
    hasNext: answer.pageInfo?.hasNextPage ?? false,
    hasPrevious: position.cursors.length > 1,
    next: () => setStored({ ...stored, position: nextPage(position, meta?.endCursor ?? null) }),
    previous: () => setStored({ ...stored, position: previousPage(position) }),
    refresh: () => void answer.refetch(),
  };
}
