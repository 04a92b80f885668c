import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'ra-core';
import type { ApiClient } from '../api/api-client.js';
import { RESOURCE_SUBJECTS, type ResourceName } from './access.js';
import { listReaders, rowIds, type Lists, type PageRequest } from './lists.js';

/** What a keyset list passes to react-admin beside filter and sort, and what it gets back. */
export interface KeysetMeta {
  readonly after: string | null;
}
export interface KeysetAnswer {
  readonly endCursor: string | null;
  readonly count: { readonly value: number; readonly moreThan: boolean } | null;
}

/**
 * react-admin's lists over the api's keyset pages: `meta.after` in, `meta.endCursor` out; its page numbers mean nothing here.
 * Single records are read by `useRead`, and every change is an action with a preview, so nothing else is offered.
 */
export function createDataProvider(api: ApiClient): DataProvider {
  return {
    supportAbortSignal: true,
    async getList<Row extends RaRecord>(resource: string, params: GetListParams & { signal?: AbortSignal }) {
      if (!isResource(resource)) throw new Error(`No such list: ${resource}`);
      return (await readList(api, resource, params)) as unknown as GetListResult<Row>;
    },
    getOne: () => refuse('getOne'),
    getMany: () => refuse('getMany'),
    getManyReference: () => refuse('getManyReference'),
    create: () => refuse('create'),
    update: () => refuse('update'),
    updateMany: () => refuse('updateMany'),
    delete: () => refuse('delete'),
    deleteMany: () => refuse('deleteMany'),
  };
}

async function readList<Name extends ResourceName>(api: ApiClient, resource: Name, params: GetListParams & { signal?: AbortSignal }) {
  const { after } = params.meta as KeysetMeta;
  const request: PageRequest<Name> = {
    filter: (params.filter ?? {}) as Lists[Name]['filter'],
    sort: (params.sort?.field || null) as Lists[Name]['sort'] | null,
    descending: params.sort?.order === 'DESC',
    first: params.pagination?.perPage ?? 25,
    after,
  };
  const { rows, hasNext, endCursor, count } = await listReaders[resource](api, request, params.signal);
  const idOf = rowIds[resource];
  return {
    data: rows.map((row) => ({ ...row, id: idOf(row) })),
    pageInfo: { hasNextPage: hasNext, hasPreviousPage: after !== null },
    meta: { endCursor, count } satisfies KeysetAnswer,
  };
}

function isResource(name: string): name is ResourceName {
  return Object.hasOwn(RESOURCE_SUBJECTS, name);
}

function refuse(operation: string): Promise<never> {
  return Promise.reject(new Error(`${operation} is not how this console works: read with useRead, change through an action`));
}
