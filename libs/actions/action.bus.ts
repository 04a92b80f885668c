import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, canonicalJson, newId } from '#kernel';
import type { Clock } from '#kernel';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, LOCK_NOT_AVAILABLE, UNIQUE_VIOLATION, sqlstate, violatedConstraint } from '#platform/database';
import { AuditRecorder } from '#audit';
import { ActionPlanMaker } from './action.planner.js';
import type { MadePlan } from './action.planner.js';
import { ActionRegistry } from './action.registry.js';
import { ActionUndo } from './action.undo.js';
import { executeControl } from './domain/control.js';
import type { ActionControl, ExecuteControl } from './domain/control.js';
import { readPlanToken } from './domain/plan-token.js';
import type { ActionPlan } from './domain/plan.js';
import { REASON_CODES } from './domain/reasons.js';
import { ExecutionStore } from './execution.store.js';
import type { ActionExecution } from './execution.store.js';

export interface ActionOutcome {
  readonly plan: ActionPlan;
  /** null for a preview. */
  readonly execution: ActionExecution | null;
  /** The key had been used: this is the answer it got then. */
  readonly replayed: boolean;
}

/** What is asked for: an action with its input, or the undo of an execution. */
export type Intent = { readonly action: string; readonly input: unknown } | { readonly undo: string };

/** The one door for every change that a person makes: plan → preview → execute → undo. */
@Injectable()
export class ActionBus {
  constructor(
    private readonly registry: ActionRegistry,
    private readonly plans: ActionPlanMaker,
    private readonly undos: ActionUndo,
    private readonly executions: ExecutionStore,
    private readonly database: Database,
    private readonly audit: AuditRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(intent: Intent, control: ActionControl, staff: StaffActor): Promise<ActionOutcome> {
    if (control.mode === 'preview') return this.preview(intent, staff);
    const ready = executeControl(control, this.reasonsOf(intent));
    const earlier = await this.replay(intent, ready, staff);
    return earlier ?? this.execute(intent, ready, staff);
  }

  private async preview(intent: Intent, staff: StaffActor): Promise<ActionOutcome> {
    const { plan } = await this.make(intent, staff, this.clock.now(), false);
    return { plan, execution: null, replayed: false };
  }

  private async execute(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<ActionOutcome> {
    const executionId = newId();
    try {
      await this.database.transaction(() => this.commit(executionId, intent, control, staff));
    } catch (error) {
      if (sqlstate(error) === LOCK_NOT_AVAILABLE) throw new Refusal('LINE_LOCKED', {}, { cause: error });
      const sameKey = sqlstate(error) === UNIQUE_VIOLATION && violatedConstraint(error)?.startsWith('action_execution');
      const earlier = sameKey || error instanceof Refusal ? await this.replay(intent, control, staff) : null;
      if (!earlier) throw error;
      return earlier;
    }
    await this.settle(executionId, intent);
    const execution = await this.executions.find(executionId);
    if (!execution) throw new Error(`Execution ${executionId} is gone`);
    return { plan: execution.plan, execution, replayed: false };
  }

  private async commit(executionId: string, intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<void> {
    const now = this.clock.now();
    const basis = readPlanToken(control.planHash, now);
    const made = await this.make(intent, staff, basis.plannedAt, true);
    if (made.plan.hash !== control.planHash) throw await this.conflict(made, basis.revision);
    refuseOverLimit(made.plan, staff);
    const context = { executionId, actorId: staff.id, plannedAt: basis.plannedAt, now, undo: 'undo' in intent };
    for (const effect of made.plan.effects) await this.registry.handler(effect.kind).apply(effect, context);
    const target = made.target ?? { type: made.plan.targetType, id: executionId, subscriberId: null };
    const targetRevision = made.target ? await this.registry.target(made.target.type).advance(made.target.id) : 1;
    await this.executions.insert({
      id: executionId,
      plan: made.plan,
      target,
      targetRevision,
      actorId: staff.id,
      control,
      requestHash: requestHash(intent),
      status: this.settles(intent) ? 'in_progress' : 'completed',
      undoOf: 'undo' in intent ? intent.undo : null,
      executedAt: now,
    });
    this.recordExecution(executionId, intent, made.plan, target, control, staff);
  }

  private recordExecution(
    executionId: string,
    intent: Intent,
    plan: ActionPlan,
    target: { type: string; id: string; subscriberId: string | null },
    control: ExecuteControl,
    staff: StaffActor,
  ): void {
    const { requestId, address } = requestContext.current();
    this.audit.record({
      action: 'undo' in intent ? `undo.${plan.action}` : plan.action,
      actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
      subject: { type: target.type, id: target.id },
      subscriberId: target.subscriberId,
      outcome: 'done',
      executionId,
      reasonCode: control.reasonCode,
      note: control.note,
      requestId,
      address,
      plan,
      details: 'undo' in intent ? { undoOf: intent.undo } : null,
    });
  }

  private async settle(executionId: string, intent: Intent): Promise<void> {
    if ('undo' in intent) return;
    const settlement = await this.registry.action(intent.action).planner.settle?.(executionId);
    if (settlement) await this.executions.settle(executionId, settlement);
  }

  /** The same key again: the same answer if it is the same request, a refusal if it is another. */
  private async replay(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<ActionOutcome | null> {
    const execution = await this.executions.byKey(staff.id, control.idempotencyKey);
    if (!execution) return null;
    if (execution.requestHash !== requestHash(intent)) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
    return { plan: execution.plan, execution, replayed: true };
  }

  private async conflict(made: MadePlan, revision: number): Promise<Refusal> {
    const changes = made.target ? await this.executions.changesSince(made.target.type, made.target.id, revision) : [];
    return new Refusal('CONFLICT', { changes: changes.map(({ action, actorName, at }) => ({ action, actorName, at: at.toISOString() })) });
  }

  private make(intent: Intent, staff: StaffActor, plannedAt: Date, lock: boolean): Promise<MadePlan> {
    if ('undo' in intent) return this.undos.make(intent.undo, staff, plannedAt, lock);
    return this.plans.make({ action: intent.action, input: intent.input, staff, plannedAt, lock });
  }

  private reasonsOf(intent: Intent): typeof REASON_CODES | readonly (typeof REASON_CODES)[number][] {
    return 'undo' in intent ? REASON_CODES : this.registry.action(intent.action).declaration.reasons;
  }

  private settles(intent: Intent): boolean {
    return !('undo' in intent) && this.registry.action(intent.action).planner.settle !== undefined;
  }
}

function refuseOverLimit(plan: ActionPlan, staff: StaffActor): void {
  const exceeded = plan.limits.find((limit) => limit.exceeded);
  if (!exceeded) return;
  const { name, value, limit, raisedBy } = exceeded;
  throw new Refusal('LIMIT_EXCEEDED', { name, value, limit, role: staff.role, raisedBy });
}

function requestHash(intent: Intent): string {
  return createHash('sha256').update(canonicalJson(intent)).digest('hex');
}
