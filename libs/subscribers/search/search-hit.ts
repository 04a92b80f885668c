import { nationalDigits } from '#kernel';
import type { LineStatus } from '../domain/line.states.js';
import type { CaseTopic } from '../subscriber.cases.js';

export const SEARCH_HIT_KINDS = ['LINE', 'SUBSCRIBER', 'CHARGE', 'CASE', 'RENEWAL'] as const;
export type SearchHitKind = (typeof SEARCH_HIT_KINDS)[number];

/** How a hit was found, best first; the place in this list is its rank. */
export const MATCHES = [
  { on: 'ID', exact: true },
  { on: 'MSISDN', exact: true },
  { on: 'ICCID', exact: true },
  { on: 'EID', exact: true },
  { on: 'IMSI', exact: true },
  { on: 'CHARGE_REFERENCE', exact: true },
  { on: 'CASE_REFERENCE', exact: true },
  { on: 'PROVIDER_REFERENCE', exact: true },
  { on: 'EXTERNAL_ID', exact: true },
  { on: 'EMAIL', exact: true },
  { on: 'NAME', exact: true },
  { on: 'MSISDN_SUFFIX', exact: false },
  { on: 'MSISDN', exact: false },
  { on: 'ICCID', exact: false },
  { on: 'EID', exact: false },
  { on: 'EMAIL', exact: false },
  { on: 'NAME', exact: false },
] as const;
export type MatchedOn = (typeof MATCHES)[number]['on'];

export function rankOf(on: MatchedOn, exact: boolean): number {
  return MATCHES.findIndex((match) => match.on === on && match.exact === exact);
}

export interface SearchHit {
  readonly kind: SearchHitKind;
  readonly id: string;
  readonly subscriberId: string;
  readonly lineId: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly matchedOn: MatchedOn;
  readonly exact: boolean;
  readonly lineStatus: LineStatus | null;
  readonly numberLostAt: Date | null;
}

/** A row of the search statement. `MORE` is no hit: it says that candidates were left unread. */
export interface FoundRow {
  readonly kind: SearchHitKind | 'MORE';
  readonly id: string;
  readonly subscriberId: string;
  readonly lineId: string | null;
  readonly rank: number;
  /** Reference or subject of what is neither line nor subscriber. */
  readonly reference: string | null;
  readonly subject: string | null;
  /** What a case is about that the system has opened; its words are those of the reader. */
  readonly topic: CaseTopic | null;
  readonly name: string;
  readonly msisdn: string | null;
  readonly lineStatus: LineStatus | null;
  readonly numberLostAt: Date | null;
}

/** The end of a number that is all of it: the digits typed are the whole number, with or without its country. */
export function isWholeNumber(msisdn: string, suffixes: readonly string[]): boolean {
  return suffixes.some((digits) => digits.length >= 6 && (msisdn === `+${digits}` || nationalDigits(msisdn) === digits));
}
