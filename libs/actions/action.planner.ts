import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { LIMITS, abilityFor, limitOf, record, roleThatMay, withinLimit } from '#permissions';
import type { Role } from '#permissions';
import type { StaffActor } from '#platform/access';
import { parseInput } from '#platform/input';
import { reservationOf } from './action.declaration.js';
import type { ActionDeclaration } from './action.declaration.js';
import { ActionRegistry } from './action.registry.js';
import type { RegisteredAction } from './action.registry.js';
import { planToken } from './domain/plan-token.js';
import type { ActionPlan, ActionTarget, LimitCheck, PlannedChange } from './domain/plan.js';

export interface PlanRequest {
  readonly action: string;
  readonly input: unknown;
  readonly staff: StaffActor;
  /** The moment to plan for. */
  readonly plannedAt: Date;
  /** Holds the target to the end of the transaction. */
  readonly lock: boolean;
}

export interface MadePlan {
  readonly plan: ActionPlan;
  readonly target: ActionTarget | null;
  readonly input: object;
}

/** Makes plans: the same code for the preview and for the execution. */
@Injectable()
export class ActionPlanMaker {
  constructor(private readonly registry: ActionRegistry) {}

  /** Brings up to date what the plan will rest on, for those who have the right to make it and may work on the target now. */
  async prepare(request: PlanRequest): Promise<void> {
    const registered = this.registry.action(request.action);
    if (!registered.planner.prepare) return;
    const input = parseInput(registered.declaration.input, request.input, 'input');
    const target = await this.loadTarget(registered, input, request);
    // A provider is not asked about a line that somebody else works on.
    if (target) await this.reserve(registered.declaration, target, request);
    await registered.planner.prepare(input, request.staff);
  }

  /** @throws Refusal BAD_INPUT, NOT_FOUND (missing and foreign alike), FORBIDDEN, LINE_CLAIMED, and whatever the planner refuses. */
  async make(request: PlanRequest): Promise<MadePlan> {
    const registered = this.registry.action(request.action);
    const input = parseInput(registered.declaration.input, request.input, 'input');
    const target = await this.loadTarget(registered, input, request);
    if (target) await this.reserve(registered.declaration, target, request);
    const change = await registered.planner.plan(input, target, { now: request.plannedAt, staff: request.staff });
    return { plan: describe(registered, input, target, change, request), target, input };
  }

  /** Before anything is done, and in the preview too: two people do not put the same thing right. */
  private async reserve(declaration: ActionDeclaration, target: ActionTarget, { staff, lock }: PlanRequest): Promise<void> {
    const reservation = reservationOf(declaration);
    if (reservation === null) return;
    await this.registry.target(target.type).reserve?.(target, { staff, action: declaration.name, claim: lock && reservation === 'claim' });
  }

  private async loadTarget({ declaration }: RegisteredAction, input: object, request: PlanRequest): Promise<ActionTarget | null> {
    const ability = abilityFor(request.staff);
    if (!ability.can(declaration.name, declaration.subject)) throw new Refusal('FORBIDDEN', { action: declaration.name });
    if (declaration.target === null) return null;
    const id = (input as Partial<Record<string, string>>)[declaration.targetField ?? ''];
    const target = id === undefined ? null : await this.registry.target(declaration.target).load(id, { lock: request.lock });
    if (!target) throw new Refusal('NOT_FOUND');
    const judged = record(declaration.subject, { market: target.market, actorId: null });
    if (!ability.can(declaration.name, judged)) throw new Refusal('NOT_FOUND');
    return target;
  }
}

function describe(
  { declaration }: RegisteredAction,
  input: object,
  target: ActionTarget | null,
  change: PlannedChange,
  { staff, plannedAt }: PlanRequest,
): ActionPlan {
  const limits = (change.limits ?? []).map(({ name, value }) => checkLimit(name, value, staff.role));
  const exceeded = limits.filter((limit) => limit.exceeded);
  const basis = { plannedAt, revision: target?.revision ?? 0 };
  return {
    action: declaration.name,
    hash: planToken(basis, { action: declaration.name, input, effects: change.effects, limits: change.limits ?? [] }),
    targetType: declaration.target ?? declaration.subject,
    targetId: target?.id ?? null,
    effects: change.effects,
    limits,
    approvalBy: exceeded[0]?.raisedBy ?? (declaration.secondPerson ? 'supervisor' : null),
    reversible: declaration.reversible,
  };
}

function checkLimit(name: LimitCheck['name'], value: number, role: Role): LimitCheck {
  const exceeded = !withinLimit(name, role, value);
  return { name, unit: LIMITS[name].unit, value, limit: limitOf(name, role), exceeded, raisedBy: roleThatMay(name, value) };
}
