import { addLocalDays, newId } from '#kernel';
import type { Role } from '#permissions';
import type { StaffActor } from '#platform/access';
import type { Database } from '#platform/database';

/** A member of staff that can be an actor; they cannot sign in. */
export async function insertStaff(database: Database, role: Role, name: string): Promise<StaffActor> {
  const id = newId();
  const email = `${id}@staff.test`;
  await database.query(`INSERT INTO staff_account (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, '-')`, [id, email, name, role]);
  return { id, role, markets: null, email, name, locale: 'en', zone: 'Europe/Paris' };
}

/** One active line in France on a plan with 30 days of grace and 60 of suspension, with its subscriber Amélie Durand. */
export async function insertLine(
  database: Database,
  { validTo, zone }: { validTo: string; zone: string },
): Promise<{ lineId: string; subscriberId: string; planVersionId: string }> {
  const [planId, planVersionId, subscriberId, lineId] = [newId(), newId(), newId(), newId()];
  const to = new Date(validTo);
  const at = new Date('2027-01-01T00:00:00Z');
  await database.query(`INSERT INTO plan (id, code, name, market, kind, status, created_at) VALUES ($1, 'keep', 'Keep', 'FR', 'keep_alive', 'active', $2)`, [planId, at]);
  await database.query(
    `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, charge_days_before,
       grace_days, suspended_days, quarantine_days, retry_offsets_days, published_at)
     VALUES ($1, $2, 1, 500, 'EUR', 'month', 1, 'additive', 7, 30, 60, 90, '{-5,-3,-1,0}', $3)`,
    [planVersionId, planId, at],
  );
  await database.query(
    `INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, language, zone, market, created_at)
     VALUES ($1, 'S-1', 'Amélie Durand', 'amelie durand', 'durand amelie', 'fr', $2, 'FR', $3)`,
    [subscriberId, zone, at],
  );
  await database.query(
    `INSERT INTO line (id, subscriber_id, external_id, msisdn, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq,
       anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, currency, created_at)
     VALUES ($1, $2, 'L-1', '+33612345678', 'enabled', 'FR', $3, $4, 'active', $5, $6, 1, 10, $6, $7, $8, true, $9, $6, 'EUR', $5)`,
    [lineId, subscriberId, zone, planVersionId, at, to, addLocalDays(to, zone, 90), addLocalDays(to, zone, 180), addLocalDays(to, zone, -7)],
  );
  await database.query(`INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) VALUES ($1, 1, $2, 'import', $3)`, [lineId, to, at]);
  return { lineId, subscriberId, planVersionId };
}
