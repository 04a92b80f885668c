import { newId } from '#kernel';
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
