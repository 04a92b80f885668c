import { record } from '#permissions';
import type { StaffActor } from '#platform/access';
import { abilityOf, scopeToSql } from '#platform/access';
import { SqlParameters } from '#platform/database';
import { decodeCursor, encodeCursor, instantText } from '#platform/graphql';
import type { LineStatus } from '../domain/line.states.js';

export const SUBSCRIBER_SORTS = ['NAME', 'VALID_TO', 'NUMBER_LOST_AT', 'NEWEST'] as const;
export type SubscriberSort = (typeof SUBSCRIBER_SORTS)[number];

export interface SubscriberFilter {
  readonly market?: string | null | undefined;
  readonly status?: LineStatus | null | undefined;
  readonly planCode?: string | null | undefined;
  readonly autoRenew?: boolean | null | undefined;
}

/** The filter with its plan looked up: the planner judges by the versions themselves how many lines are on them. */
export type ResolvedFilter = Omit<SubscriberFilter, 'planCode'> & { readonly planVersionIds?: readonly string[] };

/** One row per line; the names are those of the API. */
export interface SubscriberRow {
  readonly subscriberId: string;
  readonly lineId: string;
  readonly name: string;
  readonly msisdn: string;
  readonly market: string;
  readonly status: LineStatus;
  readonly planName: string;
  readonly validTo: Date;
  readonly numberLostAt: Date;
  readonly zone: string;
  readonly autoRenew: boolean;
  /** The sort instant to the microsecond; absent where ids are enough. */
  readonly mark?: string;
}

export interface SubscriberOrder {
  readonly sort: SubscriberSort;
  readonly descending: boolean;
}

export interface SqlText {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Conditions on `line l` of what the reader may see and the filter asks for; null when nothing can be there. */
export function filteredLines(filter: ResolvedFilter, staff: StaffActor, parameters: SqlParameters): string | null {
  const scope = scopeToSql(staff, 'read', 'Line', { market: 'l.market' }, parameters.next);
  if (!scope) return null;
  const where: string[] = [];
  if (filter.market == null) {
    parameters.append(scope.parameters);
    if (scope.sql !== 'TRUE') where.push(scope.sql);
  } else {
    // Both conditions at once would have an order walked to its end for nothing.
    if (!abilityOf(staff).can('read', record('Line', { market: filter.market }))) return null;
    where.push(`l.market = ${parameters.bind(filter.market)}`);
  }
  if (filter.status != null) where.push(`l.status = ${parameters.bind(filter.status)}`);
  if (filter.autoRenew != null) where.push(`l.auto_renew = ${parameters.bind(filter.autoRenew)}`);
  if (filter.planVersionIds) where.push(`l.plan_version_id = ANY(${parameters.bind(filter.planVersionIds)}::uuid[])`);
  return where.join(' AND ');
}

/** A page of the list, one row more than asked for. */
export function subscriberPage(
  filter: ResolvedFilter,
  order: SubscriberOrder,
  first: number,
  after: string | null | undefined,
  staff: StaffActor,
): SqlText | null {
  const parameters = new SqlParameters();
  const filtered = filteredLines(filter, staff, parameters);
  if (filtered === null) return null;
  // The limit is text: a prepared statement that does not know it would be planned for a tenth of the table.
  const limit = String(first + 1);
  const direction = isDescending(order) ? 'DESC' : 'ASC';
  const page = ({ columns, mark, beyond }: Keyset, more: { from?: string; where?: readonly string[]; columns?: string } = {}): string => {
    const where = [...(more.where ?? []), filtered, beyond].filter((part) => part !== '').join(' AND ');
    return `
    SELECT s.id AS "subscriberId", l.id AS "lineId", s.name, l.msisdn, l.market, l.status, p.name AS "planName", l.valid_to AS "validTo",
           l.number_lost_at AS "numberLostAt", l.zone, l.auto_renew AS "autoRenew"${mark}${more.columns ?? ''}
    FROM line l JOIN subscriber s ON s.id = l.subscriber_id
      JOIN plan_version v ON v.id = l.plan_version_id JOIN plan p ON p.id = v.plan_id ${more.from ?? ''}
    ${where === '' ? '' : `WHERE ${where}`}
    ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${limit}`;
  };
  const markets = filter.market == null ? staff.markets : [filter.market];
  if (order.sort !== 'NAME') return { sql: page(keyset(order, order.sort, after, parameters)), values: parameters.values };
  const mark = nameMark(order, after, parameters);
  const byName = (...columns: NameColumns): Keyset => nameKeyset(order, mark, columns);
  if (markets === null) return { sql: page(byName('s.name_key', 's.id', 'l.id')), values: parameters.values };
  // Names differ by country: walking all of them for one market's would go on for long. Each market has its own order, as have its lines
  // whose subscriber is in another, and they are merged.
  const columns = ', s.name_key AS "nameKey"';
  const atHome = page(byName('s.name_key', 's.id', 'l.id'), { where: ['s.market = m.market', 'l.market = m.market'], columns });
  const abroad = page(byName('a.name_key', 'a.subscriber_id', 'a.line_id'), { from: 'JOIN line_abroad a ON a.line_id = l.id', where: ['a.market = m.market'], columns });
  return {
    sql: `
      SELECT r.* FROM unnest(${parameters.bind(markets)}::text[]) AS m (market) CROSS JOIN LATERAL ((${atHome}) UNION ALL (${abroad})) r
      ORDER BY r."nameKey" ${direction}, r."subscriberId" ${direction}, r."lineId" ${direction} LIMIT ${limit}`,
    values: parameters.values,
  };
}

export function subscriberCursor(order: SubscriberOrder, row: SubscriberRow): string {
  if (order.sort === 'NAME') return encodeCursor(markOf(order), [row.subscriberId, row.lineId]);
  return encodeCursor(markOf(order), row.mark === undefined ? [row.lineId] : [row.mark, row.lineId]);
}

interface Keyset {
  readonly columns: readonly string[];
  readonly mark: string;
  /** Condition that leaves only what comes after the mark. */
  readonly beyond: string;
}

/** Where a page by name begins: subscriber and line, as SQL. The mark holds ids only, as a name in it would show what is masked. */
function nameMark(order: SubscriberOrder, after: string | null | undefined, parameters: SqlParameters): readonly string[] {
  return (decodeCursor(markOf(order), after, ['uuid', 'uuid']) ?? []).map((id) => `${parameters.bind(id)}::uuid`);
}

/** Name, subscriber and line as the walked index holds them. */
type NameColumns = readonly [name: string, subscriber: string, line: string];

function nameKeyset(order: SubscriberOrder, [subscriberId, lineId]: readonly string[], columns: NameColumns): Keyset {
  const [name, subscriber, line] = columns;
  const than = isDescending(order) ? '<' : '>';
  const from = `(SELECT name_key FROM subscriber WHERE id = ${subscriberId ?? ''})`;
  const beyond = subscriberId && lineId ? `(${name}, ${subscriber}) ${than}= (${from}, ${subscriberId}) AND (${subscriber} <> ${subscriberId} OR ${line} ${than} ${lineId})` : '';
  return { columns, mark: '', beyond };
}

function keyset(order: SubscriberOrder, sort: Exclude<SubscriberSort, 'NAME'>, after: string | null | undefined, parameters: SqlParameters): Keyset {
  const than = isDescending(order) ? '<' : '>';
  switch (sort) {
    case 'VALID_TO':
    case 'NUMBER_LOST_AT': {
      const column = sort === 'VALID_TO' ? 'l.valid_to' : 'l.number_lost_at';
      const [at, id] = (decodeCursor(markOf(order), after, ['instant', 'uuid']) ?? []).map((part) => parameters.bind(part));
      const beyond = at && id ? `(${column}, l.id) ${than} (${at}::timestamptz, ${id}::uuid)` : '';
      return { columns: [column, 'l.id'], mark: `, ${instantText(column)} AS mark`, beyond };
    }
    case 'NEWEST': {
      const [id] = (decodeCursor(markOf(order), after, ['uuid']) ?? []).map((part) => parameters.bind(part));
      return { columns: ['l.id'], mark: '', beyond: id ? `l.id ${than} ${id}::uuid` : '' };
    }
  }
}

/** Newest first is what "newest" says. */
function isDescending({ sort, descending }: SubscriberOrder): boolean {
  return sort === 'NEWEST' ? !descending : descending;
}

function markOf({ sort, descending }: SubscriberOrder): string {
  return `subscribers.${sort}.${descending ? 'desc' : 'asc'}`;
}
