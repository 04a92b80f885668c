import { randomBytes } from 'node:crypto';
import type { Locale } from '#kernel';
import type { Role } from '#permissions';
import type { Database } from '#platform/database';
import type { PasswordHasher, StaffAccounts } from '#staff';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly zone: string;
}

const password = 'keepline-demo-2026';

/** Who can sign in to the demo. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'agent@demo.keepline.test', password, name: 'Nadia Ferrand', role: 'agent', locale: 'en', zone: 'Europe/Paris' },
  { email: 'supervisor@demo.keepline.test', password, name: 'Benoît Lacombe', role: 'supervisor', locale: 'fr', zone: 'Europe/Paris' },
  { email: 'admin@demo.keepline.test', password, name: 'Ada Whitlock', role: 'admin', locale: 'en', zone: 'Europe/London' },
  { email: 'auditor@demo.keepline.test', password, name: '林晓彤', role: 'auditor', locale: 'zh', zone: 'Asia/Shanghai' },
];

/**
 * Makes the accounts, and gives their ids by role. A password that everybody knows is refused by the rules for staff, and
 * is just what a demo needs: it is set afterwards.
 */
export async function createDemoAccounts(database: Database, accounts: StaffAccounts, hasher: PasswordHasher): Promise<ReadonlyMap<Role, string>> {
  const created = new Map<Role, string>();
  for (const account of DEMO_ACCOUNTS) created.set(account.role, (await accounts.create({ ...account, password: randomBytes(24).toString('base64url') })).id);
  await database.query('UPDATE staff_account SET password_hash = $1 WHERE id = ANY($2::uuid[])', [await hasher.hash(password), [...created.values()]]);
  return created;
}
