import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { SessionReader } from '#platform/access';
import type { SessionState, StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { tokenFrom } from './domain/session.cookie.js';
import { ACCOUNT_COLUMNS, actorOf } from './staff.account.js';
import type { StaffAccount } from './staff.account.js';
import { STAFF_OPTIONS } from './staff.options.js';
import type { StaffOptions } from './staff.options.js';

/** How long an answer of the database is believed; a revoked session is refused after this at the latest. */
const BELIEVED_MS = 1_000;
/** How often "last seen" is written. */
const SEEN_EVERY_MS = 30_000;
const MAX_KEPT = 5_000;

const NOBODY: SessionState = { staff: null, ended: false };
const ENDED: SessionState = { staff: null, ended: true };

export interface StartedSession {
  /** Goes into the cookie; only its SHA-256 is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

interface SessionRow extends StaffAccount {
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
}

interface Kept extends SessionState {
  readonly until: number;
  readonly expiresAt: Date | null;
}

/** Opaque sessions of 256 random bits. Over when idle, at their absolute limit, revoked, or when the account's epoch moved on. */
@Injectable()
export class StaffSessions extends SessionReader {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STAFF_OPTIONS) private readonly options: StaffOptions,
  ) {
    super();
  }

  /** Call inside the transaction that signs in. */
  async start(account: StaffAccount, address: string | null, userAgent: string | null): Promise<StartedSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.options.absoluteHours * 3_600_000);
    await this.database.query(
      `INSERT INTO staff_session (token_hash, staff_id, session_epoch, created_at, last_seen_at, expires_at, address, user_agent)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
      [digest(token), account.id, account.sessionEpoch, now, expiresAt, address, userAgent],
    );
    return { token, expiresAt };
  }

  read(cookies: string | undefined): SessionState | Promise<SessionState> {
    const token = tokenFrom(cookies, this.options.secureCookies);
    if (token === null) return NOBODY;
    const kept = this.kept.get(token);
    return kept && kept.until > this.clock.now().getTime() ? kept : this.look(token);
  }

  /** When the session of these cookies ends at the latest. */
  async expiryOf(cookies: string | undefined): Promise<Date | null> {
    const token = tokenFrom(cookies, this.options.secureCookies);
    return token === null ? null : (await this.look(token)).expiresAt;
  }

  /** Call inside the transaction that signs out. */
  async revoke(cookies: string | undefined): Promise<void> {
    const token = tokenFrom(cookies, this.options.secureCookies);
    if (token === null) return;
    await this.database.query('UPDATE staff_session SET revoked_at = coalesce(revoked_at, $2) WHERE token_hash = $1', [
      digest(token),
      this.clock.now(),
    ]);
    this.database.afterCommit(() => this.kept.delete(token));
  }

  /** Forgets what is believed of these cookies, after the account behind them was changed. */
  refresh(cookies: string | undefined): void {
    this.kept.delete(tokenFrom(cookies, this.options.secureCookies) ?? '');
  }

  private async look(token: string): Promise<Kept> {
    const hash = digest(token);
    const now = this.clock.now();
    const [row] = await this.database.query<SessionRow>(
      `SELECT ${ACCOUNT_COLUMNS}, s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt"
       FROM staff_session s JOIN staff_account a ON a.id = s.staff_id AND a.session_epoch = s.session_epoch
       WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND a.disabled_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3`,
      [hash, now, new Date(now.getTime() - this.options.idleMinutes * 60_000)],
      { name: 'staff.session' },
    );
    if (row && now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
      await this.database.query('UPDATE staff_session SET last_seen_at = greatest(last_seen_at, $2) WHERE token_hash = $1', [hash, now]);
    }
    return this.keep(token, row ? this.stateOf(token, row) : ENDED, row?.expiresAt ?? null);
  }

  /** The same object as long as nothing about the person changed, so that what hangs on it stays valid. */
  private stateOf(token: string, row: SessionRow): SessionState {
    const actor = actorOf(row);
    const before = this.kept.get(token)?.staff;
    return { staff: before && sameActor(before, actor) ? before : actor, ended: false };
  }

  private keep(token: string, { staff, ended }: SessionState, expiresAt: Date | null): Kept {
    const kept = { staff, ended, expiresAt, until: this.clock.now().getTime() + BELIEVED_MS };
    // Tokens that do not exist are not kept: anybody can make them up.
    this.kept.delete(token);
    if (staff) this.kept.set(token, kept);
    const [oldest] = this.kept.size > MAX_KEPT ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
    return kept;
  }
}

function sameActor(a: StaffActor, b: StaffActor): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
