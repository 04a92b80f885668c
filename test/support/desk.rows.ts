import { newId, newReference } from '#kernel';
import type { Database } from '#platform/database';

/** Rows of renewals and charges as the engine leaves them, for specs that read. */
export interface RenewalGiven {
  readonly lineId: string;
  readonly status?: string;
  readonly failure?: { readonly code: string; readonly class: string };
  readonly periodStart?: string;
  readonly createdAt?: string;
  readonly numberLostAt?: string;
}

export async function insertRenewal(database: Database, given: RenewalGiven): Promise<string> {
  const id = newId();
  const { status = 'failed', failure = { code: 'insufficient_funds', class: 'soft' }, periodStart = '2027-02-20T00:00:00Z', createdAt = '2027-02-14T08:00:00Z' } = given;
  await database.query(
    `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, next_attempt_at,
       failure_code, failure_class, number_lost_at, extended_to, created_at, settled_at)
     SELECT $1, l.id, l.subscriber_id, l.market, $3::timestamptz, l.plan_version_id, 500, 'EUR', $4, 1, CASE WHEN $4 = 'retry_scheduled' THEN $5::timestamptz + interval '2 days' END,
            $6, $7, coalesce($8::timestamptz, l.number_lost_at), CASE WHEN $4 = 'succeeded' THEN $3::timestamptz + interval '30 days' END, $5::timestamptz, CASE WHEN $4 = 'succeeded' THEN $5::timestamptz END
     FROM line l WHERE l.id = $2`,
    [id, given.lineId, periodStart, status, createdAt, status === 'succeeded' ? null : failure.code, status === 'succeeded' ? null : failure.class, given.numberLostAt ?? null],
  );
  return id;
}

export interface ChargeGiven {
  readonly renewalId: string;
  readonly status?: 'pending' | 'unknown' | 'succeeded' | 'failed';
  readonly failure?: { readonly code: string; readonly class: string; readonly rawCode: string };
  readonly attemptNumber?: number;
  readonly providerReference?: string;
  readonly createdAt?: string;
}

/** A charge with one exchange, on a method of its own; a paid one with its postings. */
export async function insertCharge(database: Database, given: ChargeGiven): Promise<{ id: string; reference: string }> {
  const [id, methodId, transactionId, reference] = [newId(), newId(), newId(), newReference('CHG')];
  const { status = 'failed', failure = { code: 'insufficient_funds', class: 'soft', rawCode: 'insufficient_funds' }, createdAt = '2027-02-14T08:00:01Z' } = given;
  const failed = status === 'failed';
  await database.query(
    `INSERT INTO payment_method (id, subscriber_id, provider, provider_token, brand, last4, expiry_month, expiry_year, is_default, status, created_at)
     SELECT $1, r.subscriber_id, 'stripe', $3, 'visa', '4242', 12, 2030, false, 'usable', $4 FROM renewal r WHERE r.id = $2`,
    [methodId, given.renewalId, `pm_${methodId}`, createdAt],
  );
  await database.query(
    `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, provider_reference,
       amount_minor, currency, status, raw_code, failure_code, failure_class, requested_by, created_at, settled_at)
     SELECT $1::uuid, $2, r.id, r.line_id, r.subscriber_id, r.market, $4::uuid, $5, 'stripe', $6, r.amount_minor, r.currency, $7, $8, $9, $10, 'schedule', $11::timestamptz,
            CASE WHEN $7 IN ('succeeded', 'failed') THEN $11::timestamptz END
     FROM renewal r WHERE r.id = $3`,
    [id, reference, given.renewalId, methodId, given.attemptNumber ?? 1, given.providerReference ?? null, status, failed ? failure.rawCode : null,
      failed ? failure.code : null, failed ? failure.class : null, createdAt],
  );
  await database.query(
    `INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, raw_code, message)
     VALUES ($1, 1, 'create', $2, $2, $3, $4, $4)`,
    [id, createdAt, status === 'pending' ? 'unknown' : status, failed ? failure.rawCode : null],
  );
  if (status === 'succeeded') {
    await database.transaction(async () => {
      await database.query(
        `INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at) SELECT $1, 'charge:' || c.id, 'renewal', c.line_id, $3 FROM charge c WHERE c.id = $2`,
        [transactionId, id, createdAt],
      );
      await database.query(
        `INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor) VALUES ($1, 1, 'provider_clearing', 'EUR', 500), ($1, 2, 'revenue', 'EUR', -500)`,
        [transactionId],
      );
    });
  }
  await database.query('UPDATE renewal SET last_charge_id = $1 WHERE id = $2', [id, given.renewalId]);
  return { id, reference };
}

/** The statements that a database sends while it is being watched, with their values. */
export function watchStatements(database: Database): { readonly sent: { sql: string; values: readonly unknown[] }[]; stop(): void } {
  const sent: { sql: string; values: readonly unknown[] }[] = [];
  const query = database.query.bind(database);
  database.query = (sql, values, options) => {
    sent.push({ sql, values: values ?? [] });
    return query(sql, values, options);
  };
  return { sent, stop: () => void (database.query = query) };
}
