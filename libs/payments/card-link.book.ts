import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { CardLinkStatus } from './domain/card-link.states.js';
import { FIRST_CHECK_MINUTES } from './domain/check.times.js';
import type { CardLinkRequest } from './provider/card-link.provider.js';

/** A page on which a subscriber enters a new card. */
export interface CardLinkRecord extends Omit<CardLinkRequest, 'linkId'> {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly provider: string;
  /** The card becomes the one that is charged by itself. */
  readonly asDefault: boolean;
  readonly status: CardLinkStatus;
  readonly executionId: string;
}

export type NewCardLink = Omit<CardLinkRecord, 'status' | 'providerReference'>;

export interface CardLinkChange {
  readonly id: string;
  readonly status: CardLinkStatus;
  readonly providerReference: string | null;
  readonly url: string | null;
  readonly endsAt: Date | null;
  readonly note: string | null;
  readonly methodId: string | null;
  readonly settledAt: Date | null;
  readonly nextCheckAt: Date | null;
}

const LINKS = `
  SELECT k.id, k.line_id AS "lineId", k.subscriber_id AS "subscriberId", k.market, k.provider, k.provider_customer AS customer,
    k.provider_reference AS "providerReference", k.as_default AS "asDefault", k.status, k.ends_at AS "endsAt", k.execution_id AS "executionId", k.created_at AS "createdAt"
  FROM card_link k`;
const OPEN = `('pending', 'unknown', 'open')`;
/** A check that was claimed and not made comes up again after this. */
const CHECK_LEASE_MINUTES = 2;

/** The only writer of pages for new cards. */
@Injectable()
export class CardLinkBook {
  constructor(private readonly database: Database) {}

  /** Writes a pending page. One that is open already for the subscriber is a unique violation of card_link_one_open. */
  async open(link: NewCardLink): Promise<void> {
    const { id, lineId, subscriberId, market, provider, customer, asDefault, endsAt, executionId, createdAt } = link;
    await this.database.query(
      `INSERT INTO card_link (id, line_id, subscriber_id, market, provider, provider_customer, as_default, status, ends_at, execution_id, created_at, next_check_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $10::timestamptz + make_interval(mins => $11))`,
      [id, lineId, subscriberId, market, provider, customer, asDefault, endsAt, executionId, createdAt, FIRST_CHECK_MINUTES],
    );
  }

  async find(id: string): Promise<CardLinkRecord | null> {
    const [link] = await this.database.query<CardLinkRecord>(`${LINKS} WHERE k.id = $1`, [id]);
    return link ?? null;
  }

  /** Locks a page to the end of the transaction. Methods are locked after it. */
  async lock(id: string): Promise<CardLinkRecord | null> {
    const [link] = await this.database.query<CardLinkRecord>(`${LINKS} WHERE k.id = $1 FOR UPDATE`, [id]);
    return link ?? null;
  }

  async ofExecution(executionId: string): Promise<CardLinkRecord | null> {
    const [link] = await this.database.query<CardLinkRecord>(`${LINKS} WHERE k.execution_id = $1`, [executionId]);
    return link ?? null;
  }

  /** Whether a page of the subscriber is open. */
  async isOpen(subscriberId: string): Promise<boolean> {
    return (await this.database.query(`SELECT 1 FROM card_link WHERE subscriber_id = $1 AND status IN ${OPEN}`, [subscriberId])).length > 0;
  }

  /** Has the provider asked about an open page at once; false if there is no such page, or it is closed. */
  async askNow(id: string, now: Date): Promise<boolean> {
    const asked = await this.database.query(
      `WITH asked AS (UPDATE card_link SET next_check_at = least(next_check_at, $2) WHERE id = $1 AND status IN ${OPEN} RETURNING id) SELECT id FROM asked`,
      [id, now],
    );
    return asked.length > 0;
  }

  /** Claims pages that the provider is to be asked about. */
  async claimForCheck(limit: number, now: Date): Promise<CardLinkRecord[]> {
    const claimed = await this.database.query<{ id: string }>(
      `WITH due AS (
         SELECT id FROM card_link WHERE status IN ${OPEN} AND next_check_at <= $2 ORDER BY next_check_at LIMIT $1 FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE card_link k SET next_check_at = $2::timestamptz + make_interval(mins => $3) FROM due WHERE k.id = due.id RETURNING k.id
       )
       SELECT id FROM leased`,
      [limit, now, CHECK_LEASE_MINUTES],
    );
    return claimed.length === 0 ? [] : this.database.query<CardLinkRecord>(`${LINKS} WHERE k.id = ANY($1::uuid[])`, [claimed.map(({ id }) => id)]);
  }

  async change({ id, status, providerReference, url, endsAt, note, methodId, settledAt, nextCheckAt }: CardLinkChange): Promise<void> {
    await this.database.query(
      `UPDATE card_link SET status = $2, provider_reference = coalesce($3, provider_reference), url = coalesce($4, url), ends_at = coalesce($5, ends_at), note = $6,
         payment_method_id = $7, settled_at = $8, next_check_at = $9 WHERE id = $1`,
      [id, status, providerReference, url, endsAt, note, methodId, settledAt, nextCheckAt],
    );
  }
}

/** The page as the provider is asked for it. */
export function cardLinkRequest({ id, customer, endsAt, createdAt, providerReference }: CardLinkRecord): CardLinkRequest {
  return { linkId: id, customer, endsAt, createdAt, providerReference };
}
