import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '#audit';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { requestHash } from './action.intent.js';
import type { Intent } from './action.intent.js';
import type { MadePlan } from './action.planner.js';
import { ActionRegistry } from './action.registry.js';
import type { ExecuteControl } from './domain/control.js';
import { ExecutionStore } from './execution.store.js';
import { RequestDesk } from './request.desk.js';

/** A plan that is about to come true. */
export interface Execution {
  readonly id: string;
  readonly intent: Intent;
  readonly made: MadePlan;
  readonly control: ExecuteControl;
  readonly staff: StaffActor;
  readonly plannedAt: Date;
  readonly now: Date;
  /** Whether a part outside the transaction follows. */
  readonly settles: boolean;
}

/** Makes a plan come true in the caller's transaction: effects, the target's revision, the execution and its audit entry. */
@Injectable()
export class ActionExecutor {
  constructor(
    private readonly registry: ActionRegistry,
    private readonly executions: ExecutionStore,
    private readonly requests: RequestDesk,
    private readonly audit: AuditRecorder,
  ) {}

  async execute(execution: Execution): Promise<void> {
    const { id, intent, made, control, staff, plannedAt, now } = execution;
    const context = { executionId: id, actorId: staff.id, plannedAt, now, undo: 'undo' in intent };
    for (const effect of made.plan.effects) await this.registry.handler(effect.kind).apply(effect, context);
    const target = made.target ?? { type: made.plan.targetType, id, subscriberId: null };
    await this.executions.insert({
      id,
      plan: made.plan,
      target,
      targetRevision: made.target ? await this.registry.target(made.target.type).advance(made.target.id) : 1,
      actorId: staff.id,
      control,
      requestHash: requestHash(intent),
      status: execution.settles ? 'in_progress' : 'completed',
      undoOf: 'undo' in intent ? intent.undo : null,
      executedAt: now,
    });
    if ('approve' in intent) await this.requests.approve(intent.approve, { checkerId: staff.id, executionId: id, note: control.note, at: now });
    this.record(execution, target);
  }

  private record({ id, intent, made: { plan }, control, staff }: Execution, target: { type: string; id: string; subscriberId: string | null }): void {
    const { requestId, address } = requestContext.current();
    this.audit.record({
      action: 'undo' in intent ? `undo.${plan.action}` : plan.action,
      actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
      subject: { type: target.type, id: target.id },
      subscriberId: target.subscriberId,
      outcome: 'done',
      executionId: id,
      reasonCode: control.reasonCode,
      note: control.note,
      requestId,
      address,
      plan,
      details: 'undo' in intent ? { undoOf: intent.undo } : 'approve' in intent ? { agreedTo: intent.approve } : null,
    });
  }
}
