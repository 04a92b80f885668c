import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { abilityFor, record } from '#permissions';
import type { StaffActor } from '#platform/access';
import { reservationOf } from './action.declaration.js';
import { ActionRegistry } from './action.registry.js';
import type { MadePlan } from './action.planner.js';
import type { Effect } from './domain/effect.js';
import { planToken } from './domain/plan-token.js';
import type { ActionTarget } from './domain/plan.js';
import { ExecutionStore } from './execution.store.js';
import type { ActionExecution } from './execution.store.js';
import type { UndoVerdict } from './undo.verdict.js';

const REFUSED = {
  undone: 'ALREADY_UNDONE',
  expired: 'UNDO_EXPIRED',
  overtaken: 'UNDO_NOT_POSSIBLE',
  never: 'UNDO_NOT_POSSIBLE',
} as const satisfies Record<Exclude<UndoVerdict, 'possible'>, string>;

/** Undo is an action of its own: its effects are the inverse ones, judged against the state as it is now. */
@Injectable()
export class ActionUndo {
  constructor(
    private readonly registry: ActionRegistry,
    private readonly executions: ExecutionStore,
  ) {}

  /** @throws Refusal NOT_FOUND, FORBIDDEN, ALREADY_UNDONE, UNDO_EXPIRED, UNDO_NOT_POSSIBLE */
  async make(executionId: string, staff: StaffActor, plannedAt: Date, lock: boolean): Promise<MadePlan> {
    const named = await this.executions.find(executionId);
    if (!named) throw new Refusal('NOT_FOUND');
    const target = await this.loadTarget(named, staff, lock);
    // Judged under the target's lock: what waited for it may have been overtaken by what it waited for.
    const execution = (await this.executions.find(executionId)) ?? named;
    if (execution.undo !== 'possible') throw new Refusal(REFUSED[execution.undo]);
    const effects = await this.invert(execution, plannedAt);
    const basis = { plannedAt, revision: target.revision };
    const plan = {
      action: execution.action,
      hash: planToken(basis, { undo: executionId, effects }),
      targetType: target.type,
      targetId: target.id,
      effects,
      limits: [],
      approvalBy: null,
      reversible: false,
    };
    return { plan, target, input: { executionId } };
  }

  private async loadTarget(execution: ActionExecution, staff: StaffActor, lock: boolean): Promise<ActionTarget> {
    const { declaration } = this.registry.action(execution.action);
    const ability = abilityFor(staff);
    if (!ability.can(declaration.name, declaration.subject)) throw new Refusal('FORBIDDEN', { action: declaration.name });
    const target = await this.registry.target(execution.targetType).load(execution.targetId, { lock });
    if (!target || !ability.can(declaration.name, record(declaration.subject, { market: target.market, actorId: null }))) {
      throw new Refusal('NOT_FOUND');
    }
    if (reservationOf(declaration) !== null) await this.registry.target(target.type).reserve?.(target, { staff, action: declaration.name, claim: false });
    return target;
  }

  private async invert(execution: ActionExecution, now: Date): Promise<Effect[]> {
    const inverse: Effect[] = [];
    for (const effect of [...execution.plan.effects].reverse()) {
      const handler = this.registry.handler(effect.kind);
      if (!handler.invert) throw new Refusal('UNDO_NOT_POSSIBLE');
      inverse.push(await handler.invert(effect, now));
    }
    return inverse;
  }
}
