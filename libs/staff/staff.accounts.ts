import { Injectable } from '@nestjs/common';
import { Refusal, isLocale, isMarket, isZone, newId, parseEmail, safeText } from '#kernel';
import type { Locale } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import type { AuditActor } from '#audit';
import type { Role } from '#permissions';
import { Database, violatedConstraint } from '#platform/database';
import { assertGoodPassword } from './domain/password.rules.js';
import { PasswordHasher } from './password.hasher.js';
import { ACCOUNT_COLUMNS } from './staff.account.js';
import type { StaffAccount } from './staff.account.js';

export interface NewStaffAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  /** Markets whose records this person sees; null for every market. */
  readonly markets?: readonly string[] | null;
  readonly locale?: string;
  readonly zone?: string;
}

export interface Preferences {
  readonly locale?: string | null;
  readonly zone?: string | null;
}

/** Accounts of the staff. Whatever changes a right or a secret voids every session that was begun before. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditRecorder,
  ) {}

  /** Refusals: EMAIL_INVALID, ZONE_UNKNOWN, BAD_INPUT (also when the address is taken). */
  async create(account: NewStaffAccount, by: AuditActor = SYSTEM): Promise<StaffAccount> {
    const checked = checkAccount(account);
    assertGoodPassword(account.password, account);
    const hash = await this.hasher.hash(account.password);
    const { email, name, role, markets, locale, zone } = checked;
    return this.database.transaction(async () => {
      const [row] = await this.database
        .query<StaffAccount>(
          `INSERT INTO staff_account AS a (id, email, name, role, markets, locale, zone, password_hash)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${ACCOUNT_COLUMNS}`,
          [newId(), email, name, role, markets, locale, zone, hash],
        )
        .catch((error: unknown) => {
          if (violatedConstraint(error) !== 'staff_account_email') throw error;
          throw new Refusal('BAD_INPUT', { field: 'email', reason: 'EMAIL_TAKEN' });
        });
      if (!row) throw new Error('The new account was not returned');
      this.audit.record({ action: 'staff.add', actor: by, subject: { type: 'Staff', id: row.id }, outcome: 'done', details: { role, markets } });
      return row;
    });
  }

  async findByEmail(email: string): Promise<StaffAccount | null> {
    const [row] = await this.database.query<StaffAccount>(
      `SELECT ${ACCOUNT_COLUMNS} FROM staff_account a WHERE lower(a.email) = lower($1)`,
      [email],
    );
    return row ?? null;
  }

  /** The person can sign in no more; sessions end within a second. */
  disable(id: string, by: AuditActor): Promise<void> {
    return this.change(id, 'staff.disable', 'disabled_at = coalesce(disabled_at, now())', [], by);
  }

  changeRole(id: string, role: Role, markets: readonly string[] | null, by: AuditActor): Promise<void> {
    return this.change(id, 'staff.changeRole', 'role = $2, markets = $3', [role, markets], by, { role, markets });
  }

  async changePassword(account: StaffAccount, password: string, by: AuditActor): Promise<void> {
    assertGoodPassword(password, account);
    await this.change(account.id, 'staff.changePassword', 'password_hash = $2', [await this.hasher.hash(password)], by);
  }

  /** Language and zone in which the person reads. Refusals BAD_INPUT, ZONE_UNKNOWN. */
  async setPreferences(id: string, { locale, zone }: Preferences): Promise<StaffAccount> {
    if (typeof locale === 'string') assertLocale(locale);
    if (typeof zone === 'string') assertZone(zone);
    const [row] = await this.database.query<StaffAccount>(
      `WITH changed AS (UPDATE staff_account SET locale = coalesce($2, locale), zone = coalesce($3, zone) WHERE id = $1 RETURNING *)
       SELECT ${ACCOUNT_COLUMNS} FROM changed a`,
      [id, locale ?? null, zone ?? null],
    );
    if (!row) throw new Refusal('UNAUTHENTICATED');
    return row;
  }

  private async change(id: string, action: string, set: string, values: unknown[], by: AuditActor, details?: object): Promise<void> {
    await this.database.transaction(async () => {
      const rows = await this.database.query(
        `WITH changed AS (UPDATE staff_account SET ${set}, session_epoch = session_epoch + 1 WHERE id = $1 RETURNING id)
         SELECT id FROM changed`,
        [id, ...values],
      );
      if (rows.length === 0) throw new Refusal('NOT_FOUND');
      this.audit.record({ action, actor: by, subject: { type: 'Staff', id }, outcome: 'done', ...(details && { details }) });
    });
  }
}

function checkAccount(account: NewStaffAccount) {
  const { role, markets = null, locale = 'en', zone = 'UTC' } = account;
  const email = parseEmail(account.email);
  if (email === null) throw new Refusal('EMAIL_INVALID');
  const name = safeText(account.name, 120);
  if (name === '') throw new Refusal('BAD_INPUT', { field: 'name', reason: 'EMPTY' });
  const unknown = markets?.find((market) => !isMarket(market));
  if (unknown !== undefined) throw new Refusal('BAD_INPUT', { field: 'markets', reason: 'NOT_A_COUNTRY' });
  assertZone(zone);
  return { email, name, role, markets, locale: assertLocale(locale), zone };
}

function assertLocale(locale: string): Locale {
  if (!isLocale(locale)) throw new Refusal('BAD_INPUT', { field: 'locale', reason: 'NOT_A_LANGUAGE' });
  return locale;
}

function assertZone(zone: string): void {
  if (!isZone(zone)) throw new Refusal('ZONE_UNKNOWN');
}
