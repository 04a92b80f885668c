import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import type { ActionPlan, ActionTarget } from './domain/plan.js';
import type { ExecuteControl } from './domain/control.js';
import type { ActionSettlement } from './action.declaration.js';
import { undoVerdict } from './undo.verdict.js';
import type { UndoVerdict } from './undo.verdict.js';

/** One executed action as it is kept. */
export interface ActionExecution {
  readonly id: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly subscriberId: string | null;
  readonly actorId: string;
  readonly actorName: string;
  readonly requestHash: string;
  readonly plan: ActionPlan;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly status: 'in_progress' | ActionSettlement['status'];
  readonly chargeId: string | null;
  readonly executedAt: Date;
  readonly undoOf: string | null;
  readonly undoneBy: string | null;
  /** As it is at the moment of the read. */
  readonly undo: UndoVerdict;
  readonly auditSeq: bigint | null;
}

export interface NewExecution {
  readonly id: string;
  readonly plan: ActionPlan;
  readonly target: Pick<ActionTarget, 'type' | 'id' | 'subscriberId'>;
  readonly targetRevision: number;
  readonly actorId: string;
  readonly control: ExecuteControl;
  readonly requestHash: string;
  readonly status: ActionExecution['status'];
  readonly undoOf: string | null;
  readonly executedAt: Date;
}

/** The moment of the read is $1. */
const selectExecution = (): string => `
  SELECT e.id, e.action, e.target_type AS "targetType", e.target_id AS "targetId", e.subscriber_id AS "subscriberId",
         e.actor_id AS "actorId", s.name AS "actorName", e.request_hash AS "requestHash", e.plan, e.reason_code AS "reasonCode", e.note,
         e.status, e.result->>'chargeId' AS "chargeId", e.executed_at AS "executedAt", e.undo_of AS "undoOf",
         (SELECT u.id FROM action_execution u WHERE u.undo_of = e.id) AS "undoneBy", ${undoVerdict('e', '$1::timestamptz')} AS undo,
         (SELECT min(a.seq) FROM audit_entry a WHERE a.execution_id = e.id) AS "auditSeq"
  FROM action_execution e JOIN staff_account s ON s.id = e.actor_id`;

@Injectable()
export class ExecutionStore {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<ActionExecution | null> {
    const [found] = await this.database.query<ActionExecution>(`${selectExecution()} WHERE e.id = $2`, [this.clock.now(), id]);
    return found ?? null;
  }

  /** The execution that this key already stands for. */
  async byKey(actorId: string, idempotencyKey: string): Promise<ActionExecution | null> {
    const [found] = await this.database.query<ActionExecution>(`${selectExecution()} WHERE e.actor_id = $2 AND e.idempotency_key = $3`, [
      this.clock.now(),
      actorId,
      idempotencyKey,
    ]);
    return found ?? null;
  }

  /** Who changed the target after this revision. */
  changesSince(type: string, id: string, revision: number): Promise<{ action: string; actorName: string; at: Date }[]> {
    return this.database.query(
      `SELECT e.action, s.name AS "actorName", e.executed_at AS at
       FROM action_execution e JOIN staff_account s ON s.id = e.actor_id
       WHERE e.target_type = $1 AND e.target_id = $2 AND e.target_revision > $3 ORDER BY e.executed_at LIMIT 10`,
      [type, id, revision],
    );
  }

  async insert(execution: NewExecution): Promise<void> {
    const { plan, target, control } = execution;
    await this.database.query(
      `INSERT INTO action_execution (id, action, target_type, target_id, subscriber_id, actor_id, idempotency_key, request_hash, plan, plan_hash,
                                     reason_code, note, status, target_revision, undo_of, executed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        execution.id,
        plan.action,
        target.type,
        target.id,
        target.subscriberId,
        execution.actorId,
        control.idempotencyKey,
        execution.requestHash,
        JSON.stringify(plan),
        plan.hash,
        control.reasonCode,
        control.note,
        execution.status,
        execution.targetRevision,
        execution.undoOf,
        execution.executedAt,
      ],
    );
  }

  /** Executions begun before that moment whose outside part nobody has ended, oldest first. */
  leftOpen(before: Date, limit: number): Promise<{ id: string; action: string }[]> {
    return this.database.query(`SELECT id, action FROM action_execution WHERE status = 'in_progress' AND executed_at < $1 ORDER BY executed_at LIMIT $2`, [before, limit]);
  }

  async settle(id: string, settlement: ActionSettlement): Promise<void> {
    await this.database.query('UPDATE action_execution SET status = $2, result = $3 WHERE id = $1', [
      id,
      settlement.status,
      JSON.stringify({ chargeId: settlement.chargeId }),
    ]);
  }
}
