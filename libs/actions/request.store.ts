import { Injectable } from '@nestjs/common';
import { isUuid } from '#kernel';
import { Database } from '#platform/database';
import type { ActionPlan } from './domain/plan.js';
import type { RequestStatus } from './domain/request.states.js';

/** What a person asked for, with what a second person has said to it. */
export interface ActionRequest {
  readonly id: string;
  readonly action: string;
  readonly input: object;
  readonly targetType: string;
  readonly targetId: string;
  readonly targetRevision: number;
  readonly subscriberId: string | null;
  readonly market: string;
  readonly plan: ActionPlan;
  readonly makerId: string;
  readonly makerName: string;
  readonly requestHash: string;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly status: RequestStatus;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly checkerName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  readonly executionId: string | null;
}

export type NewRequest = Omit<ActionRequest, 'makerName' | 'status' | 'checkerName' | 'decidedAt' | 'decisionNote' | 'executionId'> & { readonly idempotencyKey: string };

/** How a request ended. */
export interface RequestDecision {
  readonly status: Exclude<RequestStatus, 'awaiting'>;
  /** Who agreed or refused; null when its maker took it back or time did. */
  readonly checkerId: string | null;
  readonly executionId: string | null;
  readonly note: string | null;
  readonly at: Date;
}

/** Columns of an {@link ActionRequest}; `q` is action_request, `m` its maker's account, `k` its checker's. */
export const REQUEST_COLUMNS = `
         q.id, q.action, q.input, q.target_type AS "targetType", q.target_id AS "targetId", q.target_revision AS "targetRevision", q.subscriber_id AS "subscriberId",
         q.market, q.plan, q.maker_id AS "makerId", m.name AS "makerName", q.request_hash AS "requestHash", q.reason_code AS "reasonCode", q.note, q.status,
         q.requested_at AS "requestedAt", q.expires_at AS "expiresAt", k.name AS "checkerName", q.decided_at AS "decidedAt", q.decision_note AS "decisionNote",
         q.execution_id AS "executionId"`;

export const FROM_REQUEST = `
  FROM action_request q JOIN staff_account m ON m.id = q.maker_id LEFT JOIN staff_account k ON k.id = q.checker_id`;

@Injectable()
export class RequestStore {
  constructor(private readonly database: Database) {}

  async find(id: string, { lock }: { readonly lock: boolean }): Promise<ActionRequest | null> {
    if (!isUuid(id)) return null;
    const [found] = await this.database.query<ActionRequest>(`SELECT ${REQUEST_COLUMNS} ${FROM_REQUEST} WHERE q.id = $1 ${lock ? 'FOR UPDATE OF q' : ''}`, [id]);
    return found ?? null;
  }

  /** The request that this key already stands for. */
  async byKey(makerId: string, idempotencyKey: string): Promise<ActionRequest | null> {
    const [found] = await this.database.query<ActionRequest>(`SELECT ${REQUEST_COLUMNS} ${FROM_REQUEST} WHERE q.maker_id = $1 AND q.idempotency_key = $2`, [makerId, idempotencyKey]);
    return found ?? null;
  }

  /** @throws a unique violation of action_request_one_awaiting while another request of the kind awaits its decision */
  async insert(request: NewRequest): Promise<void> {
    await this.database.query(
      `INSERT INTO action_request (id, action, input, target_type, target_id, target_revision, subscriber_id, market, plan, maker_id, idempotency_key, request_hash,
                                   reason_code, note, status, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'awaiting', $15, $16)`,
      [
        request.id,
        request.action,
        JSON.stringify(request.input),
        request.targetType,
        request.targetId,
        request.targetRevision,
        request.subscriberId,
        request.market,
        JSON.stringify(request.plan),
        request.makerId,
        request.idempotencyKey,
        request.requestHash,
        request.reasonCode,
        request.note,
        request.requestedAt,
        request.expiresAt,
      ],
    );
  }

  async decide(id: string, { status, checkerId, executionId, note, at }: RequestDecision): Promise<void> {
    await this.database.query(
      `UPDATE action_request SET status = $2, checker_id = $3, execution_id = $4, decision_note = $5, decided_at = $6 WHERE id = $1`,
      [id, status, checkerId, executionId, note, at],
    );
  }

  /** Ends what nobody decided on in time, so that it can be asked for again. */
  async expire(targetType: string, targetId: string, action: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE action_request SET status = 'expired', decided_at = expires_at
       WHERE target_type = $1 AND target_id = $2 AND action = $3 AND status = 'awaiting' AND expires_at <= $4`,
      [targetType, targetId, action, now],
    );
  }
}
