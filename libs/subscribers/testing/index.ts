import { localDayOfMonth, newId } from '#kernel';
import { PlanCatalogue } from '#plans';
import type { Database } from '#platform/database';
import { emailKey, lineSchedule, nameKeys } from '#subscribers';
import type { LineStatus } from '#subscribers';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
let numbers = 0;

export interface SubscriberGiven {
  readonly id?: string;
  readonly externalId?: string;
  readonly name?: string;
  readonly email?: string | null;
  readonly market?: string;
  readonly zone?: string;
}

/** A subscriber with the keys that search needs; gives the id. */
export async function insertSubscriber(database: Database, given: SubscriberGiven = {}): Promise<string> {
  const { id = newId(), externalId = id, name = 'Amélie Durand', email = null, market = 'FR', zone = 'Europe/Paris' } = given;
  const { nameKey, nameKeyLast } = nameKeys(name);
  await database.query(
    `INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, email, email_key, language, zone, market, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'fr', $8, $9, $10)`,
    [id, externalId, name, nameKey, nameKeyLast, email, email === null ? null : emailKey(email), zone, market, LONG_AGO],
  );
  return id;
}

export interface LineGiven {
  readonly subscriberId: string;
  readonly planVersionId: string;
  readonly externalId?: string;
  readonly msisdn?: string;
  readonly iccid?: string | null;
  readonly eid?: string | null;
  readonly imsi?: string | null;
  readonly market?: string;
  readonly zone?: string;
  readonly status?: LineStatus;
  readonly validTo?: string;
  readonly autoRenew?: boolean;
}

/** A line as an import leaves it: with its first movement and every instant that follows from its end; gives the id. */
export async function insertLine(database: Database, given: LineGiven): Promise<string> {
  const id = newId();
  numbers += 1;
  const { externalId = id, msisdn = `+336${String(numbers).padStart(8, '0')}`, market = 'FR', zone = 'Europe/Paris', status = 'active', autoRenew = true } = given;
  const validTo = new Date(given.validTo ?? '2027-04-10T00:00:00Z');
  const plan = await new PlanCatalogue(database).version(given.planVersionId);
  const schedule = lineSchedule({ validFrom: LONG_AGO, validTo, zone, status, autoRenew, plan });
  await database.query(
    `INSERT INTO line (id, subscriber_id, external_id, msisdn, iccid, eid, imsi, profile_state, market, zone, plan_version_id, status, valid_from, valid_to,
       validity_seq, anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, currency, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'enabled', $8, $9, $10, $11, $12, $13, 1, $14, $13, $15, $16, $17, $18, $19, 'EUR', $12)`,
    [id, given.subscriberId, externalId, msisdn, given.iccid ?? null, given.eid ?? null, given.imsi ?? null, market, zone, given.planVersionId, status,
      LONG_AGO, validTo, localDayOfMonth(validTo, zone), schedule.numberLostAt, schedule.recycledAt, autoRenew, schedule.renewAt, schedule.transitionAt],
  );
  await database.query(`INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) VALUES ($1, 1, $2, 'import', $3)`, [id, validTo, LONG_AGO]);
  return id;
}
