import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { ClaimSource, DueLine } from './domain/due.line.js';

/** Where a run stands in the index of due work: lines by renew_at, retries by the time of their next attempt. */
export interface DueCursor {
  readonly at: Date;
  readonly id: string;
}

export const START: DueCursor = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

const COLUMNS = `
  l.id, l.subscriber_id AS "subscriberId", l.msisdn, l.market, l.zone, l.plan_version_id AS "planVersionId", l.status, l.valid_from AS "validFrom",
  l.valid_to AS "validTo", l.validity_seq AS "validitySeq", l.anchor_day AS "anchorDay", l.time_anchor AS "timeAnchor", l.number_lost_at AS "numberLostAt", l.auto_renew AS "autoRenew",
  l.renew_at AS "renewAt", l.balance_minor AS "balanceMinor", l.currency, l.revision,
  o.id AS "openId", o.status AS "openStatus", o.period_start AS "openPeriod", o.next_attempt_at AS "retryAt",
  r.id AS "renewalId", r.status AS "renewalStatus", r.attempts AS "renewalAttempts"`;

/** Lateral, so that each line is looked up by its key: joined, a nearly empty index of open renewals is scanned whole for every line. */
const RENEWALS = `
  LEFT JOIN LATERAL (
    SELECT id, status, period_start, next_attempt_at FROM renewal
    WHERE line_id = l.id AND status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed') LIMIT 1
  ) o ON true
  LEFT JOIN renewal r ON r.line_id = l.id AND r.period_start = l.valid_to`;

/** First renewals of a period. A line whose renewal is under way is left alone. */
const DUE = `
  SELECT ${COLUMNS} FROM line l ${RENEWALS}
  WHERE l.renew_at <= $1 AND (l.renew_at, l.id) > ($2, $3::uuid)
    AND (o.status IS NULL OR o.status IN ('retry_scheduled', 'failed'))
  ORDER BY l.renew_at, l.id LIMIT $4`;

const RETRIES = `
  SELECT ${COLUMNS} FROM renewal d JOIN line l ON l.id = d.line_id ${RENEWALS}
  WHERE d.status = 'retry_scheduled' AND d.next_attempt_at <= $1 AND (d.next_attempt_at, d.id) > ($2, $3::uuid)
  ORDER BY d.next_attempt_at, d.id LIMIT $4`;

/** The default method is not at one of these providers. */
const NOT_SHUT = `AND NOT EXISTS (SELECT FROM payment_method m WHERE m.subscriber_id = l.subscriber_id AND m.is_default AND m.status = 'usable' AND m.provider = ANY($5))`;

/** Finds the lines that are due, in the order in which they became so. */
@Injectable()
export class DueLines {
  constructor(private readonly database: Database) {}

  /** Locks the lines to the end of the transaction; leaves out those that somebody else holds, and those of providers that are not charged now. */
  claim(source: ClaimSource, now: Date, after: DueCursor, limit: number, shut: readonly string[] = []): Promise<DueLine[]> {
    const query = source === 'retry' ? `${RETRIES} FOR UPDATE OF l, d SKIP LOCKED` : `${DUE} FOR UPDATE OF l SKIP LOCKED`;
    if (shut.length === 0) return this.database.query<DueLine>(query, [now, after.at, after.id, limit]);
    return this.database.query<DueLine>(query.replace(/\n\s+ORDER BY/, ` ${NOT_SHUT}$&`), [now, after.at, after.id, limit, shut]);
  }

  /** Reads without locking, for a run that changes nothing. */
  peek(source: ClaimSource, now: Date, after: DueCursor, limit: number): Promise<DueLine[]> {
    return this.database.query<DueLine>(source === 'retry' ? RETRIES : DUE, [now, after.at, after.id, limit]);
  }

  /** No renewal falls due on these lines until their validity moves. */
  async stop(lineIds: readonly string[]): Promise<void> {
    if (lineIds.length === 0) return;
    await this.database.query('UPDATE line SET renew_at = NULL WHERE id = ANY($1::uuid[]) AND renew_at IS NOT NULL', [lineIds]);
  }

  /** The lines fall due again at the time given, whatever was planned before. */
  async postpone(lines: readonly { readonly id: string; readonly until: Date }[]): Promise<void> {
    if (lines.length === 0) return;
    await this.database.query(
      `UPDATE line l SET renew_at = p.until FROM unnest($1::uuid[], $2::timestamptz[]) AS p(id, until) WHERE l.id = p.id`,
      [lines.map(({ id }) => id), lines.map(({ until }) => until)],
    );
  }
}

/** The cursor behind the last line of a page; null if there is none. */
export function cursorAfter(source: ClaimSource, lines: readonly DueLine[]): DueCursor | null {
  const last = lines.at(-1);
  const at = source === 'retry' ? last?.retryAt : last?.renewAt;
  const id = source === 'retry' ? last?.openId : last?.id;
  return at && id ? { at, id } : null;
}
