import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal } from '#kernel';
import type { Clock } from '#kernel';
import { maskFor } from '#permissions';
import type { Role } from '#permissions';
import { abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, preparedName } from '#platform/database';
import { SubscriberCases } from '../subscriber.cases.js';
import { MATCHES, isWholeNumber } from './search-hit.js';
import type { FoundRow, SearchHit } from './search-hit.js';
import { MAX_SEARCH_TEXT, searchProbes } from './search-text.js';
import type { SearchProbe } from './search-text.js';
import { MAX_HITS, searchStatement } from './search.sql.js';

export interface SearchResult {
  readonly hits: SearchHit[];
  readonly more: boolean;
}

const MARKETS_KEPT_MS = 60_000;

/** The one search box. */
@Injectable()
export class SubscriberSearch {
  private markets: { readonly codes: readonly string[]; readonly until: number } | undefined;

  constructor(
    private readonly database: Database,
    private readonly cases: SubscriberCases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At most 20 hits, exact ones first, as the reader may see them. Refusal BAD_INPUT for a text that is too long. */
  async search(text: string, staff: StaffActor): Promise<SearchResult> {
    if (text.length > MAX_SEARCH_TEXT) throw new Refusal('BAD_INPUT', { field: 'text', reason: 'TOO_LONG', max: MAX_SEARCH_TEXT });
    const probes = searchProbes(text, staff.markets ?? (await this.operatorMarkets()));
    const statement = searchStatement(probes, abilityOf(staff));
    if (!statement) return { hits: [], more: false };
    const rows = await this.database.query<FoundRow>(statement.sql, statement.values, { name: preparedName(statement.sql) });
    const found = rows.filter((row) => row.kind !== 'MORE');
    const suffixes = probes.flatMap((probe) => (probe.by === 'msisdnSuffix' ? [probe.digits] : []));
    const hits = found.map((row) => hitFrom(this.inWords(row, staff), suffixes, staff.role));
    return { hits: wholeNumbersFirst(hits, probes).slice(0, MAX_HITS), more: rows.length > Math.min(found.length, MAX_HITS) };
  }

  private inWords(row: FoundRow, { locale }: StaffActor): FoundRow {
    return row.topic === null ? row : { ...row, subject: this.cases.subjectOf(row.topic, locale) };
  }

  /** Countries whose national notation staff of every market may type. */
  private async operatorMarkets(): Promise<readonly string[]> {
    const now = this.clock.now().getTime();
    if (!this.markets || this.markets.until <= now) {
      const rows = await this.database.query<{ market: string }>('SELECT DISTINCT market FROM plan ORDER BY market LIMIT 20');
      this.markets = { codes: rows.map((row) => row.market), until: now + MARKETS_KEPT_MS };
    }
    return this.markets.codes;
  }
}

function hitFrom(row: FoundRow, suffixes: readonly string[], role: Role): SearchHit {
  const { on, exact } = MATCHES[row.rank] ?? MATCHES[0];
  const whole = on === 'MSISDN_SUFFIX' && row.msisdn !== null && isWholeNumber(row.msisdn, suffixes);
  const name = maskFor(role, 'name', row.name);
  const msisdn = maskFor(role, 'msisdn', row.msisdn);
  return {
    kind: row.kind as SearchHit['kind'],
    id: row.id,
    subscriberId: row.subscriberId,
    lineId: row.lineId,
    title: row.reference ?? (row.kind === 'LINE' ? (msisdn ?? name) : name),
    detail: row.subject ?? (row.kind === 'LINE' || row.kind === 'CHARGE' || row.kind === 'CASE' ? name : msisdn),
    matchedOn: whole ? 'MSISDN' : on,
    exact: whole || exact,
    lineStatus: row.lineStatus,
    numberLostAt: row.numberLostAt,
  };
}

/** Only an end of digits can turn out to be exact after the ranking; everything else is in order. */
function wholeNumbersFirst(hits: SearchHit[], probes: readonly SearchProbe[]): SearchHit[] {
  if (!probes.some((probe) => probe.by === 'msisdnSuffix')) return hits;
  return [...hits.filter((hit) => hit.exact), ...hits.filter((hit) => !hit.exact)];
}
