import { lineClocks, localDayOfMonth, newId } from '#kernel';
import { PlanCatalogue } from '#plans';
import type { Database } from '#platform/database';
import { lineSchedule } from '#subscribers';
import type { LineStatus } from '#subscribers';

export interface PlanTerms {
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly periodUnit: 'day' | 'month' | 'year';
  readonly periodCount: number;
  readonly policy: 'additive' | 'floor';
  readonly maxAccumulatedDays: number | null;
  readonly chargeDaysBefore: number;
  readonly graceDays: number;
  readonly suspendedDays: number;
  readonly quarantineDays: number;
  readonly retryOffsetsDays: readonly number[];
  readonly pointsEarned: number;
  readonly balanceFirst: boolean;
}

/** Five euros a month, charged a week ahead; 30 days of grace, 60 of suspension, 90 of quarantine. */
const USUAL: PlanTerms = {
  priceMinor: 500n,
  currency: 'EUR',
  periodUnit: 'month',
  periodCount: 1,
  policy: 'additive',
  maxAccumulatedDays: null,
  chargeDaysBefore: 7,
  graceDays: 30,
  suspendedDays: 60,
  quarantineDays: 90,
  retryOffsetsDays: [-7, -5, -3, -1, 0, 2, 5, 9],
  pointsEarned: 50,
  balanceFirst: false,
};

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** A plan with one version; gives the version's id. */
export async function insertPlan(database: Database, terms: Partial<PlanTerms> = {}): Promise<string> {
  const t = { ...USUAL, ...terms };
  const [planId, versionId] = [newId(), newId()];
  await database.query(`INSERT INTO plan (id, code, name, market, kind, status, created_at) VALUES ($1, $2, 'Keep', 'FR', 'keep_alive', 'active', $3)`, [
    planId,
    `keep-${planId.slice(-12)}`,
    LONG_AGO,
  ]);
  await database.query(
    `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, max_accumulated_days,
       charge_days_before, grace_days, suspended_days, quarantine_days, retry_offsets_days, points_earned, published_at, balance_first)
     VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [versionId, planId, String(t.priceMinor), t.currency, t.periodUnit, t.periodCount, t.policy, t.maxAccumulatedDays, t.chargeDaysBefore, t.graceDays,
      t.suspendedDays, t.quarantineDays, t.retryOffsetsDays, t.pointsEarned, LONG_AGO, t.balanceFirst],
  );
  return versionId;
}

export interface LineTermsGiven {
  readonly planVersionId: string;
  readonly validFrom?: string;
  readonly validTo: string;
  readonly zone?: string;
  readonly status?: LineStatus;
  readonly autoRenew?: boolean;
  readonly anchorDay?: number;
  /** The provider's token of the default method; null: no method. */
  readonly token?: string | null;
  readonly customer?: string | null;
}

export interface InsertedLine {
  readonly lineId: string;
  readonly subscriberId: string;
  readonly methodId: string | null;
}

let numbers = 0;

/** A subscriber with one line and its schedule, as an import would leave them: a worker that is at work sees all of it or nothing. */
export function insertLine(database: Database, given: LineTermsGiven): Promise<InsertedLine> {
  return database.transaction(() => insertParts(database, given));
}

async function insertParts(database: Database, given: LineTermsGiven): Promise<InsertedLine> {
  const { planVersionId, zone = 'Europe/Paris', status = 'active', autoRenew = true, token = `pm_${newId()}`, customer = null } = given;
  const [subscriberId, lineId] = [newId(), newId()];
  const [validFrom, validTo] = [given.validFrom === undefined ? LONG_AGO : new Date(given.validFrom), new Date(given.validTo)];
  const plan = await new PlanCatalogue(database).version(planVersionId);
  const schedule = lineSchedule({ validFrom, validTo, zone, status, autoRenew, plan });
  const msisdn = `+336${String((numbers += 1)).padStart(8, '0')}`;
  await database.query(
    `INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, language, zone, market, created_at)
     VALUES ($1, $2, 'Amélie Durand', 'amelie durand', 'durand amelie', 'fr', $3, 'FR', $4)`,
    [subscriberId, subscriberId, zone, LONG_AGO],
  );
  await database.query(
    `INSERT INTO line (id, subscriber_id, external_id, msisdn, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq,
       anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, currency, created_at)
     VALUES ($1, $2, $3, $4, 'enabled', 'FR', $5, $6, $7, $8, $9, 1, $10, $9, $11, $12, $13, $14, $15, $16, $8)`,
    [lineId, subscriberId, lineId, msisdn, zone, planVersionId, status, validFrom, validTo,
      given.anchorDay ?? localDayOfMonth(validTo, zone), lineClocks(validTo, zone, plan.durations).numberLostAt, schedule.recycledAt, autoRenew,
      schedule.renewAt, schedule.transitionAt, plan.price.currency],
  );
  await database.query(`INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) VALUES ($1, 1, $2, 'import', $3)`, [lineId, validTo, LONG_AGO]);
  return { lineId, subscriberId, methodId: token === null ? null : await insertMethod(database, { subscriberId, token, customer, isDefault: true }) };
}

export async function insertMethod(
  database: Database,
  method: { subscriberId: string; token: string; customer?: string | null; isDefault: boolean; expiryYear?: number },
): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO payment_method (id, subscriber_id, provider, provider_token, provider_customer, brand, last4, expiry_month, expiry_year, is_default, status, created_at)
     VALUES ($1, $2, 'stripe', $3, $4, 'visa', '4242', 12, $5, $6, 'usable', $7)`,
    [id, method.subscriberId, method.token, method.customer ?? null, method.expiryYear ?? 2099, method.isDefault, LONG_AGO],
  );
  return id;
}

/** Puts so much prepaid balance on record for a line. */
export async function insertBalance(database: Database, lineId: string, minor: bigint): Promise<void> {
  const id = newId();
  await database.transaction(async () => {
    await database.query(`INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at) VALUES ($1, $2, 'opening', $3, now())`, [id, `opening:${lineId}`, lineId]);
    await database.query(
      `INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor) VALUES ($1, 1, 'opening', 'EUR', $2), ($1, 2, 'subscriber_balance', 'EUR', -$2::bigint)`,
      [id, String(minor)],
    );
    await database.query('UPDATE line SET balance_minor = $2 WHERE id = $1', [lineId, String(minor)]);
  });
}
