import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { AT_REST, LAPSING } from './domain/renewal.states.js';
import { RENEWAL_COLUMNS } from './renewal.record.js';
import type { BeginRenewal, RenewalChange, RenewalRecord } from './renewal.record.js';

const BEGIN_ROWS = `jsonb_to_recordset($1::jsonb) AS b(id uuid, "from" text, "lineId" uuid, "subscriberId" uuid, market text, "periodStart" timestamptz,
  "planVersionId" uuid, "amountMinor" bigint, currency text, attempts int, "chargeId" uuid, "numberLostAt" timestamptz, "runId" uuid, at timestamptz)`;

/** The only writer of renewals. Whoever calls it holds the lines that they belong to. */
@Injectable()
export class RenewalBook {
  constructor(private readonly database: Database) {}

  find(ids: readonly string[]): Promise<RenewalRecord[]> {
    return this.database.query<RenewalRecord>(`SELECT ${RENEWAL_COLUMNS} FROM renewal r WHERE r.id = ANY($1::uuid[])`, [ids]);
  }

  /** What there is for the line: the open renewal, and that of the period which ends at `periodStart`. */
  ofLine(lineId: string, periodStart: Date): Promise<RenewalRecord[]> {
    return this.database.query<RenewalRecord>(
      `SELECT ${RENEWAL_COLUMNS} FROM renewal r
       WHERE r.line_id = $1 AND (r.period_start = $2 OR r.status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed'))`,
      [lineId, periodStart],
    );
  }

  /** Puts renewals into `charging`. Gives the ids of those that could; the rest were begun by somebody else. */
  async begin(renewals: readonly BeginRenewal[]): Promise<Set<string>> {
    const created = await this.create(renewals.filter(({ from }) => from === null));
    const resumed = await this.resume(renewals.filter(({ from }) => from !== null));
    return new Set([...created, ...resumed].map(({ id }) => id));
  }

  async change(changes: readonly RenewalChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.query(
      `UPDATE renewal r SET status = n.status, next_attempt_at = n."nextAttemptAt", failure_code = n."failureCode", failure_class = n."failureClass",
         extended_to = n."extendedTo", settled_at = n."settledAt", revision = r.revision + 1
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, status text, "nextAttemptAt" timestamptz, "failureCode" text, "failureClass" text,
         "extendedTo" timestamptz, "settledAt" timestamptz)
       WHERE r.id = n.id`,
      [JSON.stringify(changes)],
    );
  }

  /** Ends what is open and at rest on the lines; gives the ids of the renewals. */
  async close(lineIds: readonly string[], status: 'lapsed' | 'canceled', at: Date): Promise<{ id: string; lineId: string }[]> {
    if (lineIds.length === 0) return [];
    return this.database.query(
      `WITH closed AS (
         UPDATE renewal SET status = $2, next_attempt_at = NULL, settled_at = $3, revision = revision + 1
         WHERE line_id = ANY($1::uuid[]) AND status = ANY($4::text[]) RETURNING id, line_id AS "lineId"
       )
       SELECT * FROM closed`,
      [lineIds, status, at, status === 'lapsed' ? LAPSING : AT_REST],
    );
  }

  /**
   * Opens again what a reversal takes back: the renewal itself, and those of periods that the line no longer has, as it shall be renewed for them
   * once more. Gives their ids.
   */
  async reverse(lineId: string, renewalId: string, validTo: Date, at: Date): Promise<string[]> {
    const reversed = await this.database.query<{ id: string }>(
      `WITH reversed AS (
         UPDATE renewal SET status = 'canceled', settled_at = $4, revision = revision + 1
         WHERE line_id = $1 AND status = 'succeeded' AND (id = $2 OR period_start >= $3) RETURNING id
       )
       SELECT id FROM reversed`,
      [lineId, renewalId, validTo, at],
    );
    return reversed.map(({ id }) => id);
  }

  private async create(renewals: readonly BeginRenewal[]): Promise<{ id: string }[]> {
    if (renewals.length === 0) return [];
    return this.database.query(
      `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts,
         last_charge_id, number_lost_at, run_id, created_at)
       SELECT id, "lineId", "subscriberId", market, "periodStart", "planVersionId", "amountMinor", currency, 'charging', attempts,
         "chargeId", "numberLostAt", "runId", at FROM ${BEGIN_ROWS}
       ON CONFLICT DO NOTHING RETURNING id`,
      [asJson(renewals)],
    );
  }

  /** The price is the plan's of today, not that of the attempt before. */
  private async resume(renewals: readonly BeginRenewal[]): Promise<{ id: string }[]> {
    if (renewals.length === 0) return [];
    return this.database.query(
      `WITH resumed AS (
         UPDATE renewal r SET status = 'charging', next_attempt_at = NULL, settled_at = NULL, attempts = b.attempts, last_charge_id = coalesce(b."chargeId", r.last_charge_id),
           plan_version_id = b."planVersionId", amount_minor = b."amountMinor", currency = b.currency, run_id = coalesce(b."runId", r.run_id),
           number_lost_at = b."numberLostAt", revision = r.revision + 1
         FROM ${BEGIN_ROWS} WHERE r.id = b.id AND r.status = b."from" RETURNING r.id
       )
       SELECT id FROM resumed`,
      [asJson(renewals)],
    );
  }
}

function asJson(renewals: readonly BeginRenewal[]): string {
  return JSON.stringify(renewals.map((renewal) => ({ ...renewal, amountMinor: String(renewal.amountMinor) })));
}
