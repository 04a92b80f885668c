import type { CurrencyCode } from '#kernel';
import type { LineStatus } from './line.states.js';

/** A line as other features see it. */
export interface LineRecord {
  readonly id: string;
  readonly subscriberId: string;
  readonly msisdn: string;
  readonly market: string;
  readonly zone: string;
  readonly planVersionId: string;
  readonly status: LineStatus;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly validitySeq: number;
  readonly anchorDay: number;
  /** Whose local time of day the next end keeps, where this one fell into a clock change and was moved; null: its own. */
  readonly timeAnchor: Date | null;
  readonly numberLostAt: Date;
  readonly autoRenew: boolean;
  readonly renewAt: Date | null;
  readonly balanceMinor: bigint;
  readonly currency: CurrencyCode;
  readonly revision: number;
}

export const LINE_COLUMNS = `
  id, subscriber_id AS "subscriberId", msisdn, market, zone, plan_version_id AS "planVersionId", status,
  valid_from AS "validFrom", valid_to AS "validTo", validity_seq AS "validitySeq", anchor_day AS "anchorDay", time_anchor AS "timeAnchor",
  number_lost_at AS "numberLostAt", auto_renew AS "autoRenew", renew_at AS "renewAt", balance_minor AS "balanceMinor", currency, revision`;
