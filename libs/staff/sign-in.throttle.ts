import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, foldText } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { THROTTLE, delaySeconds } from './domain/throttle.rules.js';
import type { ThrottleRule } from './domain/throttle.rules.js';

interface Attempts {
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly blockedUntil: Date;
}

/**
 * A growing wait per account and per address. The attempt is counted before the password is looked at, so that many at once
 * are no way around it; success takes the account's count back. Never a lock that needs somebody to open it.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refusal SIGN_IN_THROTTLED { seconds } while a wait is running; nothing is counted then. */
  async admit(email: string, address: string | null): Promise<void> {
    await this.database.transaction(async () => {
      await this.count(accountKey(email), THROTTLE.account);
      if (address !== null) await this.count(`address:${address}`, THROTTLE.address);
    });
  }

  /** Call inside the transaction that signs in. */
  async succeeded(email: string, address: string | null): Promise<void> {
    await this.database.query('DELETE FROM sign_in_throttle WHERE key = $1', [accountKey(email)]);
    await this.database.query('UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE key = $1', [`address:${address ?? ''}`]);
  }

  private async count(key: string, rule: ThrottleRule): Promise<void> {
    // The row is made first so that there is one to lock: two attempts at once take turns.
    await this.database.query(
      'INSERT INTO sign_in_throttle (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, $2, $2) ON CONFLICT (key) DO NOTHING',
      [key, this.clock.now()],
    );
    const [row] = await this.database.query<Attempts>(
      'SELECT failures, last_failure_at AS "lastFailureAt", blocked_until AS "blockedUntil" FROM sign_in_throttle WHERE key = $1 FOR UPDATE',
      [key],
    );
    if (!row) throw new Error('The row of the throttle was taken away');
    // Read under the lock: a moment from before it would lie before the attempt that was waited for.
    const now = this.clock.now();
    const wait = row.blockedUntil.getTime() - now.getTime();
    if (wait > 0) throw new Refusal('SIGN_IN_THROTTLED', { seconds: Math.ceil(wait / 1000) });
    const forgotten = now.getTime() - row.lastFailureAt.getTime() > rule.forgetSeconds * 1000;
    const failures = (forgotten ? 0 : row.failures) + 1;
    await this.database.query('UPDATE sign_in_throttle SET failures = $2, last_failure_at = $3, blocked_until = $4 WHERE key = $1', [
      key,
      failures,
      now,
      new Date(now.getTime() + delaySeconds(rule, failures) * 1000),
    ]);
  }
}

function accountKey(email: string): string {
  return `account:${createHash('sha256').update(foldText(email)).digest('hex')}`;
}
