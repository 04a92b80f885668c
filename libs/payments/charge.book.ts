import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { CHARGE_COLUMNS } from './charge.record.js';
import type { ChargeRecord } from './charge.record.js';
import type { ChargeStatus } from './domain/charge.states.js';
import type { ExchangeNote } from './domain/exchange.notes.js';
import type { FailureClass } from './domain/failure.js';
import { PaymentMethods } from './payment.methods.js';
import type { MethodBlock } from './payment.methods.js';
import type { NamedCharge } from './provider/money.back.js';

/** One exchange with the provider, as it is kept. */
export interface ChargeExchange {
  readonly chargeId: string;
  readonly seq: number;
  readonly kind: 'create' | 'query' | 'webhook' | 'settlement' | 'staff';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: 'succeeded' | 'failed' | 'unknown' | 'awaiting' | 'not_found' | 'not_reached';
  readonly providerReference: string | null;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
  /** What we have to say of it ourselves. */
  readonly note: ExchangeNote | null;
  /** The provider's words, or the detail of the note. */
  readonly message: string | null;
  readonly requestId: string | null;
}

/** The state of a charge after an exchange. */
export interface ChargeChange {
  readonly id: string;
  readonly status: ChargeStatus;
  readonly providerReference: string | null;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
  readonly failureCode: string | null;
  readonly failureClass: FailureClass | null;
  readonly settledAt: Date | null;
  readonly nextCheckAt: Date | null;
  readonly checks: number;
  /** Where the subscriber confirms it; null: nothing new is known. */
  readonly confirmUrl: string | null;
  /** What it forbids for good. */
  readonly block: MethodBlock | null;
}

const CHARGES = `SELECT ${CHARGE_COLUMNS} FROM charge c JOIN payment_method m ON m.id = c.payment_method_id`;
/** A check that was claimed and not made comes up again after this. */
const CHECK_LEASE_MINUTES = 2;
/** The provider is not asked about one charge more often. */
const QUESTION_LEASE = `interval '30 seconds'`;

/** The only writer of what becomes of charges, and of what was exchanged about them. */
@Injectable()
export class ChargeBook {
  constructor(
    private readonly database: Database,
    private readonly methods: PaymentMethods,
  ) {}

  /** Locks the charges to the end of the transaction, in id order, and reads them. The caller holds their lines already. */
  lock(ids: readonly string[]): Promise<ChargeRecord[]> {
    return this.database.query<ChargeRecord>(`${CHARGES} WHERE c.id = ANY($1::uuid[]) ORDER BY c.id FOR UPDATE OF c`, [ids]);
  }

  find(ids: readonly string[]): Promise<ChargeRecord[]> {
    return this.database.query<ChargeRecord>(`${CHARGES} WHERE c.id = ANY($1::uuid[])`, [ids]);
  }

  /** The charge that an execution asked for, or null. */
  async ofExecution(executionId: string): Promise<ChargeRecord | null> {
    // One charge is open on a line at a time, so the line leads to it without an index of its own.
    const [charge] = await this.database.query<ChargeRecord>(
      `${CHARGES} WHERE c.execution_id = $1 AND c.line_id = (SELECT target_id FROM action_execution WHERE id = $1)`,
      [executionId],
    );
    return charge ?? null;
  }

  /** The open charge of a line, or null. */
  async openOn(lineId: string): Promise<ChargeRecord | null> {
    const [charge] = await this.database.query<ChargeRecord>(`${CHARGES} WHERE c.line_id = $1 AND c.status IN ('pending', 'unknown', 'awaiting')`, [lineId]);
    return charge ?? null;
  }

  /** The charge that a provider's message names: by its own id of it or of its movement of money, else by ours. */
  async named(provider: string, { charge, chargeId }: NamedCharge): Promise<ChargeRecord | null> {
    const [found] = await this.database.query<ChargeRecord>(
      `${CHARGES} WHERE c.provider = $1 AND (c.provider_reference = $2 OR c.id = $3 OR c.id = (SELECT v.charge_id FROM charge_movement v WHERE v.provider = $1 AND v.reference = $2))
       ORDER BY c.provider_reference IS NOT DISTINCT FROM $2 DESC LIMIT 1`,
      [provider, charge, chargeId],
    );
    return found ?? null;
  }

  /** Keeps the provider's ids of movements of money, for the messages that will name them. */
  async keepMovements(movements: readonly { readonly chargeId: string; readonly provider: string; readonly reference: string }[]): Promise<void> {
    if (movements.length === 0) return;
    await this.database.query(
      `INSERT INTO charge_movement (provider, reference, charge_id)
       SELECT provider, reference, "chargeId" FROM jsonb_to_recordset($1::jsonb) AS m("chargeId" uuid, provider text, reference text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(movements)],
    );
  }

  /** Has the link of a charge end now. The provider takes it back after the commit. */
  async endLink(id: string, now: Date): Promise<void> {
    await this.database.query(`UPDATE charge SET confirm_by = least(confirm_by, $2), next_check_at = $2 WHERE id = $1 AND status = 'awaiting' AND confirm_by IS NOT NULL`, [id, now]);
  }

  /** Has the resolver ask about an open charge at once. */
  async askNow(id: string, now: Date): Promise<void> {
    await this.database.query(`UPDATE charge SET next_check_at = least(next_check_at, $2) WHERE id = $1 AND status IN ('pending', 'unknown')`, [id, now]);
  }

  /** Claims charges that the provider is to be asked about: unknown ones, pending ones that nobody finished, and those that wait under a link. */
  async claimForCheck(limit: number, now: Date): Promise<ChargeRecord[]> {
    const claimed = await this.database.query<{ id: string }>(
      `WITH due AS (
         SELECT id FROM charge WHERE status IN ('pending', 'unknown', 'awaiting') AND next_check_at <= $2 ORDER BY next_check_at LIMIT $1 FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE charge c SET next_check_at = $2::timestamptz + make_interval(mins => $3), asked_at = clock_timestamp() FROM due WHERE c.id = due.id RETURNING c.id
       )
       SELECT id FROM leased`,
      [limit, now, CHECK_LEASE_MINUTES],
    );
    return claimed.length === 0 ? [] : this.find(claimed.map(({ id }) => id));
  }

  /**
   * Leave to ask the provider about an open charge now, for one at a time: the seconds to wait until it can be had, 0 if it was given.
   * Counted by the database's clock, so that all processes agree.
   */
  async leaseQuestion(id: string): Promise<number> {
    const leased = await this.database.query<{ id: string }>(
      `WITH leased AS (
         UPDATE charge SET asked_at = clock_timestamp() WHERE id = $1 AND (asked_at IS NULL OR asked_at <= clock_timestamp() - ${QUESTION_LEASE}) RETURNING id
       )
       SELECT id FROM leased`,
      [id],
    );
    return leased.length > 0 ? 0 : this.secondsToQuestion(id);
  }

  /** How long a question about the charge still has to wait. */
  async secondsToQuestion(id: string): Promise<number> {
    const [row] = await this.database.query<{ seconds: number }>(
      `SELECT greatest(0, ceil(extract(epoch FROM asked_at + ${QUESTION_LEASE} - clock_timestamp())))::int AS seconds FROM charge WHERE id = $1`,
      [id],
    );
    return row?.seconds ?? 0;
  }

  /** Keeps the provider's id of a charge that is about to take money; false if it is not pending any more, was made too long ago, or has another. */
  async keepReference(id: string, reference: string, madeAfter: Date): Promise<boolean> {
    const kept = await this.database.query(
      `UPDATE charge SET provider_reference = $2 WHERE id = $1 AND status = 'pending' AND coalesce(provider_reference, $2) = $2 AND created_at > $3 RETURNING id`,
      [id, reference, madeAfter],
    );
    return kept.length > 0;
  }

  /** Waits no longer for the subscribers of these lines. */
  async cancelAwaited(lineIds: readonly string[], at: Date): Promise<void> {
    if (lineIds.length === 0) return;
    await this.database.query(`UPDATE charge SET status = 'canceled', settled_at = $2 WHERE line_id = ANY($1::uuid[]) AND status = 'awaiting'`, [lineIds, at]);
  }

  async note(exchanges: readonly ChargeExchange[]): Promise<void> {
    if (exchanges.length === 0) return;
    await this.database.query(
      `INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, provider_reference, raw_code, network_code, advice_code, note, message, request_id)
       SELECT "chargeId", seq, kind, "startedAt", "finishedAt", outcome, "providerReference", "rawCode", "networkCode", "adviceCode", note, left(message, 500), "requestId"
       FROM jsonb_to_recordset($1::jsonb) AS e("chargeId" uuid, seq int, kind text, "startedAt" timestamptz, "finishedAt" timestamptz, outcome text,
         "providerReference" text, "rawCode" text, "networkCode" text, "adviceCode" text, note text, message text, "requestId" text)`,
      [JSON.stringify(exchanges)],
    );
  }

  /** Changes charges, and blocks the methods that must not be charged again after it. */
  async change(changes: readonly ChargeChange[], now: Date): Promise<void> {
    if (changes.length === 0) return;
    await this.database.query(
      `UPDATE charge c SET status = n.status, provider_reference = coalesce(n."providerReference", c.provider_reference), raw_code = n."rawCode",
         network_code = n."networkCode", advice_code = n."adviceCode", failure_code = n."failureCode", failure_class = n."failureClass",
         settled_at = n."settledAt", next_check_at = n."nextCheckAt", checks = n.checks, confirm_url = coalesce(n."confirmUrl", c.confirm_url)
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, status text, "providerReference" text, "rawCode" text, "networkCode" text, "adviceCode" text,
         "failureCode" text, "failureClass" text, "settledAt" timestamptz, "nextCheckAt" timestamptz, checks int, "confirmUrl" text)
       WHERE c.id = n.id`,
      [JSON.stringify(changes)],
    );
    await this.methods.block(changes.flatMap(({ block }) => (block ? [block] : [])), now);
  }
}
