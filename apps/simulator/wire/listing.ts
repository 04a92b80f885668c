import { type Collection } from '../state/collection.js';
import { type Row } from '../state/records.js';
import { type Params } from './params.js';
import { badRequest, noSuch } from './stripe.error.js';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** @throws ProviderError 400 when outside 1 to 100 */
export function limitOf(params: Params): number {
  const limit = params.integer('limit') ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT) throw badRequest(`This value must be between 1 and ${MAX_LIMIT}.`, { code: 'parameter_invalid_integer', param: 'limit' });
  return limit;
}

/** Stripe's list object: one page of what `wanted` lets through, newest first. */
export function listObject<T extends Row>(url: string, collection: Collection<T>, params: Params, shape: (row: T) => object, wanted: (row: T) => boolean = () => true): object {
  const limit = limitOf(params);
  const startingAfter = params.text('starting_after');
  const endingBefore = params.text('ending_before');
  const inTime = createdFilter(params);
  params.done();
  for (const [param, id] of [['starting_after', startingAfter], ['ending_before', endingBefore]] as const) {
    if (id !== undefined && !collection.find(id)) throw noSuch(url.slice('/v1/'.length, -1), id, param, 400);
  }
  const page = collection.page({ limit, startingAfter, endingBefore }, (row) => inTime(row) && wanted(row));
  return { object: 'list', data: page.rows.map(shape), has_more: page.hasMore, url };
}

/** `created` as an instant in seconds, or as a range of `gt`, `gte`, `lt`, `lte`. */
function createdFilter(params: Params): (row: Row) => boolean {
  const range = params.isNested('created') ? params.nested('created') : undefined;
  if (!range) {
    const exact = params.integer('created');
    return exact === undefined ? () => true : (row) => row.created === exact;
  }
  const gt = range.integer('gt') ?? -Infinity;
  const gte = range.integer('gte') ?? -Infinity;
  const lt = range.integer('lt') ?? Infinity;
  const lte = range.integer('lte') ?? Infinity;
  range.done();
  return ({ created }) => created > gt && created >= gte && created < lt && created <= lte;
}

