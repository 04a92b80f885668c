import type { StaffAbility } from '#permissions';
import { abilityToSql } from '#platform/access';
import { SqlParameters } from '#platform/database';
import { rankOf } from './search-hit.js';
import type { MatchedOn } from './search-hit.js';
import type { SearchProbe } from './search-text.js';

/** Hits shown. One more is read, to know whether there are more. */
export const MAX_HITS = 20;
/** Index entries read at most where a filter may throw most of them away: what a search costs does not grow with the table. */
const MAX_CANDIDATES = 5_000;
/** The same for words in no order of ours, of which each is tried. */
const FEW_CANDIDATES = 200;
const MAX_DRIVERS = 3;
const GONE = `l.status IN ('recycled', 'ported_out')`;
/** Sorts after every character in the C collation. */
const LAST = '\u{10FFFF}';

export interface SearchStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Build {
  readonly bind: (value: unknown) => string;
  /** Market conditions of the reader; null where nothing may be read. */
  readonly scope: (subject: 'Line' | 'Subscriber' | 'Charge' | 'Case' | 'Renewal', column: string) => string | null;
}

/** One statement for everything the text may mean: a short index range for each, ranked together. Null when nothing can be found. */
export function searchStatement(probes: readonly SearchProbe[], ability: StaffAbility): SearchStatement | null {
  const parameters = new SqlParameters();
  const scope: Build['scope'] = (subject, column) => {
    const part = abilityToSql(ability, 'read', subject, { market: column }, parameters.next);
    parameters.append(part?.parameters ?? []);
    return part?.sql ?? null;
  };
  const branches = probes.flatMap((probe) => branchesOf(probe, { bind: (value) => parameters.bind(value), scope }));
  const urgentScope = scope('Line', 'u.market');
  if (branches.length === 0 || urgentScope === null) return null;
  return {
    sql: `
      WITH hit (kind, id, subscriber_id, line_id, rank, sort, reference, subject, topic) AS (
        ${branches.map((branch) => `(${branch})`).join('\n UNION ALL ')}
      ), best AS (
        SELECT * FROM (SELECT DISTINCT ON (kind, id) * FROM hit ORDER BY kind, id, rank) ranked
        ORDER BY rank, sort COLLATE "C", id LIMIT ${MAX_HITS + 1}
      )
      SELECT b.kind, b.id, b.subscriber_id AS "subscriberId", coalesce(l.id, u.id) AS "lineId", b.rank, b.reference, b.subject, b.topic, s.name,
             coalesce(l.msisdn, u.msisdn) AS msisdn, coalesce(l.status, u.status) AS "lineStatus", coalesce(l.number_lost_at, u.number_lost_at) AS "numberLostAt"
      FROM best b
      JOIN subscriber s ON s.id = b.subscriber_id
      LEFT JOIN line l ON l.id = b.line_id
      LEFT JOIN LATERAL (
        SELECT u.id, u.msisdn, u.status, u.number_lost_at FROM line u
        WHERE b.line_id IS NULL AND u.subscriber_id = b.subscriber_id AND ${urgentScope}
        ORDER BY u.status IN ('recycled', 'ported_out'), u.number_lost_at LIMIT 1
      ) u ON TRUE
      ORDER BY b.rank, b.sort COLLATE "C", b.id`,
    values: parameters.values,
  };
}

function branchesOf(probe: SearchProbe, build: Build): string[] {
  const { bind } = build;
  switch (probe.by) {
    case 'msisdn':
      return lines(build, rankOf('MSISDN', true), `reverse(l.msisdn) COLLATE "C" = ${bind(reversed(probe.e164))}`);
    case 'msisdnSuffix':
      return lines(build, rankOf('MSISDN_SUFFIX', false), range('reverse(l.msisdn) COLLATE "C"', reversed(probe.digits), bind));
    case 'msisdnPrefix':
      return lines(build, rankOf('MSISDN', false), `${range('l.msisdn', probe.start, bind)} AND NOT ${GONE}`);
    case 'iccid':
      return [`NOT ${GONE}`, GONE].flatMap((which) => cards(build, 'ICCID', 'l.iccid', probe.start, which));
    case 'eid':
      return cards(build, 'EID', 'l.eid', probe.start, 'TRUE');
    case 'imsi':
      return lines(build, rankOf('IMSI', true), `l.imsi IS NOT NULL AND l.imsi = ${bind(probe.digits)}`);
    case 'email':
      return emails(build, probe.start);
    case 'name':
      return names(build, probe.words);
    case 'charge':
      return charges(build, 'CHARGE_REFERENCE', `c.reference = ${bind(probe.reference)}`);
    case 'providerReference':
      return charges(build, 'PROVIDER_REFERENCE', `c.provider IN ('stripe', 'paypal') AND c.provider_reference = ${bind(probe.text)}`);
    case 'case':
      return cases(build, 'CASE_REFERENCE', `k.reference = ${bind(probe.reference)}`);
    case 'externalId': {
      const text = bind(probe.text);
      return [...lines(build, rankOf('EXTERNAL_ID', true), `l.external_id = ${text}`), ...subscribers(build, 'EXTERNAL_ID', `s.external_id = ${text}`)];
    }
    case 'id': {
      const id = `${bind(probe.text)}::uuid`;
      return [
        ...lines(build, rankOf('ID', true), `l.id = ${id}`),
        ...subscribers(build, 'ID', `s.id = ${id}`),
        ...charges(build, 'ID', `c.id = ${id}`),
        ...cases(build, 'ID', `k.id = ${id}`),
        ...renewals(build, id),
      ];
    }
  }
}

function lines({ scope }: Build, rank: number | string, where: string): string[] {
  const readable = scope('Line', 'l.market');
  if (readable === null) return [];
  const from = `FROM line l WHERE ${where} AND ${readable} LIMIT ${MAX_HITS + 1}`;
  return [`SELECT 'LINE', l.id, l.subscriber_id, l.id, ${rank}, l.msisdn, NULL, NULL, NULL ${from}`];
}

/** A card or chip by all of its digits, or by their beginning. */
function cards(build: Build, on: MatchedOn, column: string, start: string, which: string): string[] {
  const rank = `CASE WHEN ${column} = ${build.bind(start)} THEN ${rankOf(on, true)} ELSE ${rankOf(on, false)} END`;
  return lines(build, rank, `${column} IS NOT NULL AND ${range(column, start, build.bind)} AND ${which}`);
}

function subscribers({ scope }: Build, on: MatchedOn, where: string): string[] {
  const readable = scope('Subscriber', 's.market');
  if (readable === null) return [];
  return [`SELECT 'SUBSCRIBER', s.id, s.id, NULL::uuid, ${rankOf(on, true)}, s.name_key, NULL, NULL, NULL FROM subscriber s WHERE ${where} AND ${readable} LIMIT 1`];
}

function charges({ scope }: Build, on: MatchedOn, where: string): string[] {
  const readable = scope('Charge', 'c.market');
  if (readable === null) return [];
  return [`SELECT 'CHARGE', c.id, c.subscriber_id, c.line_id, ${rankOf(on, true)}, c.reference, c.reference, NULL, NULL FROM charge c WHERE ${where} AND ${readable} LIMIT 2`];
}

function cases({ scope }: Build, on: MatchedOn, where: string): string[] {
  const readable = scope('Case', 's.market');
  if (readable === null) return [];
  return [
    `SELECT 'CASE', k.id, k.subscriber_id, k.line_id, ${rankOf(on, true)}, k.reference, k.reference, k.subject, k.topic
     FROM support_case k JOIN subscriber s ON s.id = k.subscriber_id WHERE ${where} AND ${readable} LIMIT 1`,
  ];
}

function renewals({ scope }: Build, id: string): string[] {
  const readable = scope('Renewal', 'r.market');
  if (readable === null) return [];
  return [`SELECT 'RENEWAL', r.id, r.subscriber_id, r.line_id, ${rankOf('ID', true)}, NULL, NULL, NULL, NULL FROM renewal r WHERE r.id = ${id} AND ${readable} LIMIT 1`];
}

function emails(build: Build, start: string): string[] {
  const { bind } = build;
  const rank = `CASE WHEN s.email_key = ${bind(start)} THEN ${rankOf('EMAIL', true)} ELSE ${rankOf('EMAIL', false)} END`;
  return candidates(build, `s.email_key IS NOT NULL AND ${range('s.email_key', start, bind)}`, rank, 's.email_key');
}

/** Both orders of the words on both keys; and for several unfinished or shuffled words, each of them with the others as a filter. */
function names(build: Build, words: readonly string[]): string[] {
  const { bind } = build;
  const typed = words.join(' ');
  const swapped = [...words.slice(-1), ...words.slice(0, -1)].join(' ');
  const rank = `CASE WHEN s.name_key = ${bind(typed)} OR s.name_key_last = ${bind(typed)} THEN ${rankOf('NAME', true)} ELSE ${rankOf('NAME', false)} END`;
  const branches = [...new Set([typed, swapped])].flatMap((start) =>
    ['s.name_key', 's.name_key_last'].flatMap((key) => candidates(build, range(key, start, bind), rank, key)),
  );
  if (words.length === 1) return branches;
  const unfinished = words.slice(0, MAX_DRIVERS).flatMap((driver) => {
    const others = words.filter((word) => word !== driver).map((word) => `position(${bind(` ${word}`)} IN ' ' || c.sort) > 0`);
    return ['s.name_key', 's.name_key_last'].flatMap((key) => candidates(build, range(key, driver, bind), rank, key, { filters: others, cap: FEW_CANDIDATES }));
  });
  return [...branches, ...unfinished];
}

interface Filtered {
  readonly filters: readonly string[];
  readonly cap: number;
}

/** Subscribers of an index range. With a filter, so many candidates are read and no more; the last one says that some were left. */
function candidates(build: Build, where: string, rank: string, sort: string, { filters, cap }: Filtered = { filters: [], cap: MAX_CANDIDATES }): string[] {
  const readable = build.scope('Subscriber', 'c.market');
  if (readable === null) return [];
  const all = readable === 'TRUE' ? filters : [readable, ...filters];
  const limit = MAX_HITS + 1;
  const columns = `s.id, s.market, (${rank}) AS rank, ${sort} AS sort`;
  const ordered = `FROM subscriber s WHERE ${where} ORDER BY ${sort}, s.id`;
  if (all.length === 0) {
    return [`SELECT 'SUBSCRIBER', c.id, c.id, NULL::uuid, c.rank, c.sort, NULL, NULL, NULL FROM (SELECT ${columns} ${ordered} LIMIT ${limit}) c`];
  }
  return [
    `SELECT CASE WHEN ${all.join(' AND ')} THEN 'SUBSCRIBER' ELSE 'MORE' END, c.id, c.id, NULL::uuid, c.rank, c.sort, NULL, NULL, NULL
     FROM (SELECT *, row_number() OVER () AS place FROM (SELECT ${columns} ${ordered} LIMIT ${cap}) f) c
     WHERE (${all.join(' AND ')}) OR c.place = ${cap} LIMIT ${limit}`,
  ];
}

function range(column: string, start: string, bind: (value: unknown) => string): string {
  return `${column} >= ${bind(start)} AND ${column} < ${bind(start + LAST)}`;
}

function reversed(digits: string): string {
  return Array.from(digits).reverse().join('');
}
