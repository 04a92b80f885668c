import type { ApiClient } from '../api/api-client.js';
import type { ResultOf } from '../api/document.js';
import type { ActionRequestFilter, AuditFilter, AuditRowFieldsFragment, ChargeFilter, CountFieldsFragment, SubscriberFilter, SubscriberSort, WorklistFilter } from '../generated/types.js';
import type { WorklistRowFieldsFragment } from '../generated/types.js';
import type { ResourceName } from './access.js';
import * as documents from './lists.graphql.js';

export type Count = CountFieldsFragment;

/** What each list is made of. `sort` is `never` where the server has but one order. */
export interface Lists {
  subscribers: { row: ResultOf<typeof documents.SubscribersList>['subscribers']['rows'][number]; filter: SubscriberFilter; sort: SubscriberSort };
  failedRenewals: { row: WorklistRowFieldsFragment; filter: WorklistFilter; sort: never };
  charges: { row: ResultOf<typeof documents.ChargesList>['charges']['rows'][number]; filter: ChargeFilter; sort: never };
  plans: { row: ResultOf<typeof documents.PlansList>['plans'][number]; filter: { includeRetired?: boolean }; sort: never };
  auditEntries: { row: AuditRowFieldsFragment; filter: AuditFilter; sort: never };
  loyaltyAdjustments: { row: ResultOf<typeof documents.LoyaltyAdjustmentsList>['loyaltyAdjustments']['rows'][number]; filter: Record<string, never>; sort: never };
  actionRequests: { row: ResultOf<typeof documents.ActionRequestsList>['actionRequests']['rows'][number]; filter: ActionRequestFilter; sort: never };
  invariants: { row: ResultOf<typeof documents.InvariantsList>['invariants']['invariants'][number]; filter: Record<string, never>; sort: never };
}

export interface PageRequest<Name extends ResourceName> {
  readonly filter: Lists[Name]['filter'];
  readonly sort: Lists[Name]['sort'] | null;
  readonly descending: boolean;
  /** Rows on a page. */
  readonly first: number;
  /** Cursor that the page starts after; null for the first page. */
  readonly after: string | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly endCursor: string | null;
  readonly hasNext: boolean;
  readonly count: Count | null;
}

interface ServerPage<Row> {
  readonly rows: readonly Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly count?: Count;
}

type PageReader<Name extends ResourceName> = (api: ApiClient, request: PageRequest<Name>, signal?: AbortSignal) => Promise<Page<Lists[Name]['row']>>;

/** One reader for each resource; a resource without one does not compile. */
export const listReaders: { readonly [Name in ResourceName]: PageReader<Name> } = {
  async subscribers(api, { filter, sort, descending, first, after }, signal) {
    const variables = { filter, sort: sort ?? ('NAME' as const), descending, first, after };
    return page((await api.request(documents.SubscribersList, variables, signal)).subscribers);
  },
  async failedRenewals(api, { filter, first, after }, signal) {
    return page((await api.request(documents.FailedRenewalsList, { filter, first, after }, signal)).failedRenewals);
  },
  async charges(api, { filter, first, after }, signal) {
    return page((await api.request(documents.ChargesList, { filter, first, after }, signal)).charges);
  },
  // Plans are few: the server answers all of them at once.
  async plans(api, { filter }, signal) {
    const { plans } = await api.request(documents.PlansList, { includeRetired: filter.includeRetired ?? false }, signal);
    return { rows: plans, endCursor: null, hasNext: false, count: { value: plans.length, moreThan: false } };
  },
  async auditEntries(api, { filter, first, after }, signal) {
    return page((await api.request(documents.AuditEntriesList, { filter, first, after }, signal)).auditEntries);
  },
  async loyaltyAdjustments(api, { first, after }, signal) {
    return page((await api.request(documents.LoyaltyAdjustmentsList, { first, after }, signal)).loyaltyAdjustments);
  },
  async actionRequests(api, { filter, first, after }, signal) {
    return page((await api.request(documents.ActionRequestsList, { filter, first, after }, signal)).actionRequests);
  },
  // Few, like plans.
  async invariants(api, _request, signal) {
    const { invariants: rows } = (await api.request(documents.InvariantsList, {}, signal)).invariants;
    return { rows, endCursor: null, hasNext: false, count: { value: rows.length, moreThan: false } };
  },
};

/** What tells one row of a list from the others; unique within the list. */
export const rowIds: { readonly [Name in ResourceName]: (row: Lists[Name]['row']) => string } = {
  subscribers: (row) => row.lineId,
  failedRenewals: (row) => row.renewalId,
  charges: (row) => row.id,
  plans: (row) => row.id,
  auditEntries: (row) => row.seq,
  loyaltyAdjustments: (row) => row.seq,
  actionRequests: (row) => row.id,
  invariants: (row) => row.id,
};

function page<Row>({ rows, pageInfo, count }: ServerPage<Row>): Page<Row> {
  return { rows, endCursor: pageInfo.endCursor, hasNext: pageInfo.hasNextPage, count: count ?? null };
}
