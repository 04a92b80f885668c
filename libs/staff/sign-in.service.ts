import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { AuditRecorder } from '#audit';
import { requestContext } from '#platform/access';
import { Database } from '#platform/database';
import { PasswordHasher } from './password.hasher.js';
import { SignInThrottle } from './sign-in.throttle.js';
import { ACCOUNT_COLUMNS } from './staff.account.js';
import type { StaffAccount } from './staff.account.js';
import { StaffSessions } from './staff.sessions.js';
import type { StartedSession } from './staff.sessions.js';

interface Credentials extends StaffAccount {
  readonly passwordHash: string;
}

const ANONYMOUS = { kind: 'anonymous', id: null, name: 'anonymous' } as const;

/** Signs staff in and out; each attempt that was looked at is in the audit record. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly sessions: StaffSessions,
    private readonly audit: AuditRecorder,
  ) {}

  /** Refusals: SIGN_IN_THROTTLED; SIGN_IN_FAILED with the same answer in the same time for a wrong password and an unknown address. */
  async signIn(email: string, password: string): Promise<{ account: StaffAccount; session: StartedSession }> {
    const given = { email: email.trim().slice(0, 320), password: password.slice(0, 1_024) };
    const { address } = requestContext.current();
    await this.throttle.admit(given.email, address);
    const found = await this.find(given.email);
    const fits = await this.hasher.verify(found?.passwordHash ?? null, given.password);
    if (!fits || !found) return this.refuse(found?.id);
    const rehashed = this.hasher.isOutdated(found.passwordHash) ? await this.hasher.hash(given.password) : null;
    return this.admit(found, given.email, rehashed);
  }

  /** Ends the session of these cookies. */
  async signOut(cookies: string | undefined): Promise<void> {
    const { staff } = requestContext.current();
    await this.database.transaction(async () => {
      await this.sessions.revoke(cookies);
      if (!staff) return;
      const actor = { kind: 'staff', id: staff.id, name: staff.name, role: staff.role } as const;
      this.audit.record({ action: 'signOut', actor, subject: { type: 'Staff', id: staff.id }, outcome: 'done', ...this.whence() });
    });
  }

  private admit(account: Credentials, email: string, rehashed: string | null): Promise<{ account: StaffAccount; session: StartedSession }> {
    const { address, userAgent } = requestContext.current();
    const { id, name, role } = account;
    return this.database.transaction(async () => {
      if (rehashed) await this.database.query('UPDATE staff_account SET password_hash = $2 WHERE id = $1', [id, rehashed]);
      await this.throttle.succeeded(email, address);
      const session = await this.sessions.start(account, address, userAgent);
      this.audit.record({ action: 'signIn', actor: { kind: 'staff', id, name, role }, subject: { type: 'Staff', id }, outcome: 'done', ...this.whence() });
      return { account, session };
    });
  }

  private async refuse(accountId: string | undefined): Promise<never> {
    await this.database.transaction(() => {
      const subject = { type: 'Staff', id: accountId ?? 'unknown' };
      this.audit.record({ action: 'signIn', actor: ANONYMOUS, subject, outcome: 'refused', ...this.whence() });
      return Promise.resolve();
    });
    throw new Refusal('SIGN_IN_FAILED');
  }

  private whence(): { requestId: string; address: string | null } {
    const { requestId, address } = requestContext.current();
    return { requestId, address };
  }

  private async find(email: string): Promise<Credentials | undefined> {
    const [row] = await this.database.query<Credentials>(
      `SELECT ${ACCOUNT_COLUMNS}, a.password_hash AS "passwordHash" FROM staff_account a WHERE lower(a.email) = lower($1) AND a.disabled_at IS NULL`,
      [email],
    );
    return row;
  }
}
