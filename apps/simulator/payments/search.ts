import { type IntentRow } from '../state/records.js';
import { limitOf } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { badRequest, type ProviderError } from '../wire/stripe.error.js';
import { type World } from '../world.js';
import { shapeOfIntent } from './confirmation.js';

interface Clause {
  readonly field: string;
  readonly metadataKey: string | undefined;
  readonly operator: ':' | '~' | '>' | '<' | '>=' | '<=';
  readonly negated: boolean;
  readonly value: string;
}

const CLAUSE = /^(-?)(?:metadata\[(?:'([^']*)'|"([^"]*)")\]|([a-z_]+))(:|~|>=|<=|>|<)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s'"]+))/;
const NUMBERS = new Set(['amount', 'created']);
const TEXTS = new Set(['currency', 'customer', 'status']);

/** Stripe's search over payment intents: clauses on amount, created, currency, customer, status and metadata, joined by AND or by OR. */
export function searchIntents(world: World, params: Params): object {
  const { clauses, every } = parsed(params.required('query'));
  const limit = limitOf(params);
  const after = params.text('page');
  params.done();
  const visibleUntil = world.now() - world.settings.searchLagMs;
  const fits = (row: IntentRow): boolean =>
    (world.settings.searchLagMs === 0 || row.created * 1000 <= visibleUntil) && (every ? clauses.every((clause) => holds(clause, row)) : clauses.some((clause) => holds(clause, row)));
  const found = candidates(world, clauses, every).filter(fits).reverse();
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + limit);
  const hasMore = start + limit < found.length;
  return {
    object: 'search_result', data: page.map((row) => shapeOfIntent(world, row)), has_more: hasMore, next_page: hasMore ? (page.at(-1)?.id ?? null) : null,
    total_count: found.length, url: '/v1/payment_intents/search',
  };
}

/** All rows, or those that an index finds when one exact clause must hold. */
function candidates(world: World, clauses: readonly Clause[], every: boolean): readonly IntentRow[] {
  const exact = every ? clauses.find(({ operator, negated, metadataKey, value }) => operator === ':' && !negated && metadataKey !== undefined && value !== 'null') : undefined;
  if (!exact?.metadataKey) return world.store.intents.all();
  const key = exact.metadataKey;
  return world.store.intents.lookUp(`metadata ${key}`, (row) => row.metadata[key]?.toLowerCase(), exact.value.toLowerCase());
}

function parsed(query: string): { clauses: Clause[]; every: boolean } {
  const clauses: Clause[] = [];
  const joints = new Set<string>();
  let rest = query.trim();
  while (rest !== '') {
    const match = CLAUSE.exec(rest);
    if (!match) throw unreadable(query);
    clauses.push(clauseOf(match, query));
    rest = rest.slice(match[0].length).trimStart();
    if (rest === '') break;
    const joint = /^(AND|OR)\s+(?=\S)/i.exec(rest);
    if (joint) rest = rest.slice(joint[0].length);
    joints.add(joint?.[1]?.toUpperCase() ?? 'AND');
  }
  if (clauses.length === 0 || clauses.length > 10 || joints.size > 1) throw unreadable(query);
  return { clauses, every: !joints.has('OR') };
}

function clauseOf(match: RegExpExecArray, query: string): Clause {
  const [, minus, singleKey, doubleKey, field = 'metadata', operator, single, double, bare] = match;
  const metadataKey = singleKey ?? doubleKey;
  const value = single ?? double ?? bare ?? '';
  const isNumber = NUMBERS.has(field);
  const isText = metadataKey !== undefined || TEXTS.has(field);
  const comparing = operator !== ':' && operator !== '~';
  if ((!isNumber && !isText) || (comparing && !isNumber) || (operator === '~' && !isText) || (isNumber && !/^\d+$/.test(value))) throw unreadable(query);
  return { field, metadataKey, operator: operator as Clause['operator'], negated: minus === '-', value: value.replaceAll(/\\(.)/g, '$1') };
}

function holds(clause: Clause, row: IntentRow): boolean {
  return matches(clause, row) !== clause.negated;
}

function matches({ field, metadataKey, operator, value }: Clause, row: IntentRow): boolean {
  if (field === 'amount' || field === 'created') {
    const number = row[field];
    const wanted = Number(value);
    return { ':': number === wanted, '~': false, '>': number > wanted, '<': number < wanted, '>=': number >= wanted, '<=': number <= wanted }[operator];
  }
  const text = metadataKey === undefined ? { currency: row.currency, customer: row.customer, status: row.status }[field] : row.metadata[metadataKey];
  if (metadataKey !== undefined && value === 'null') return text === undefined;
  if (text === null || text === undefined) return false;
  return operator === '~' ? text.toLowerCase().includes(value.toLowerCase()) : text.toLowerCase() === value.toLowerCase();
}

const unreadable = (query: string): ProviderError =>
  badRequest(`We were unable to parse your search query: \`${query.slice(0, 200)}\`. See https://stripe.com/docs/search#search-query-language for the query language.`, { param: 'query' });
