import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import type { LimitName, SubjectName, Verb } from '#permissions';
import type { StaffActor } from '#platform/access';
import type { EffectKind } from './domain/effect.js';
import type { ActionTarget, PlannedChange } from './domain/plan.js';
import type { ReasonCode } from './domain/reasons.js';

/** Everything that the bus, the API and the console's form need to know of an action. */
export interface ActionDeclaration<Input extends object = Record<string, unknown>> {
  /** Also the mutation's name and the verb that permissions know. */
  readonly name: Exclude<Verb, 'read' | 'export' | 'decide' | 'claim' | 'takeOver' | 'bulk'>;
  /** Subject that the verb is checked on. */
  readonly subject: SubjectName;
  /** Registered by `@TargetOf`; null for an action that creates what it works on. */
  readonly target: string | null;
  /** A flat object; its fields become the mutation's input and the form. */
  readonly input: z.ZodObject & z.ZodType<Input>;
  /** Which field holds the target's id. */
  readonly targetField?: keyof Input & string;
  readonly reasons: readonly ReasonCode[];
  /** Calls a payment provider: at most one such field in an operation. */
  readonly movesMoney?: boolean;
  /** Refused while somebody else works on the target. What moves money always is. */
  readonly exclusive?: boolean;
  readonly reversible: boolean;
  /** Takes effect only when a second person agrees: executing it opens a request. */
  readonly secondPerson?: boolean;
  /** Limits that the form shows before anything is typed. */
  readonly limits?: readonly LimitName[];
}

export interface PlanContext {
  /** The moment the plan is computed for. */
  readonly now: Date;
  readonly staff: StaffActor;
}

/** One file in a feature's actions/ folder. `plan` reads and computes; it writes nothing. */
export interface ActionPlanner<Input extends object> {
  /**
   * Runs before `plan`, in the preview and in the execution, outside any transaction: the one place where planning may ask an outside party. It may
   * only bring facts up to date, so that the plan rests on them, and refuse because of what it learned; nothing that was asked for is done in it.
   * Whoever calls has been found to have the right to the action and its target. It may run any number of times.
   */
  prepare?(input: Input, staff: StaffActor): Promise<void>;
  plan(input: Input, target: ActionTarget | null, context: PlanContext): Promise<PlannedChange>;
  /**
   * For actions with an outside part: runs after the commit, outside any transaction, and says how it ended.
   * Called again by nobody: whatever it leaves open is found by a sweep from the tables.
   */
  settle?(executionId: string): Promise<ActionSettlement>;
  /** Goes with `settle`: how that part stands by the tables, for an execution whose process ended before it could say. Asks and sends nothing. */
  standing?(executionId: string): Promise<ActionSettlement>;
}

export interface ActionSettlement {
  readonly status: 'completed' | 'declined' | 'pending';
  /** The charge that it is about; null: nobody outside was asked. */
  readonly chargeId: string | null;
}

/**
 * SQL condition that the state is still as an effect of this kind left it, so that it can be taken back: over the effect (an SQL expression, jsonb) at
 * the moment `now` (an SQL expression, timestamptz).
 */
export type EffectStanding = (effect: string, now: string) => string;

const declarations = new Map<Type, ActionDeclaration>();
const standings = new Map<EffectKind, EffectStanding>();
export const ACTION = Symbol('keepline action');
export const EFFECT_HANDLER = Symbol('keepline effect handler');
export const TARGET = Symbol('keepline action target');

/** Declares a planner; `implements ActionPlanner<Input>` and this are all that a new action needs. */
export function Action<Input extends object>(declaration: ActionDeclaration<Input>): ClassDecorator {
  return (planner) => {
    declarations.set(planner as unknown as Type, declaration);
    applyDecorators(Injectable(), SetMetadata(ACTION, declaration))(planner);
  };
}

/** Every action whose file has been loaded; the API makes one mutation of each. */
export function declaredActions(): ActionDeclaration[] {
  return [...declarations.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Declares the one class that applies effects of a kind; one that can invert them says with `stands` when. */
export function HandlesEffect(kind: EffectKind, stands?: EffectStanding): ClassDecorator {
  if (stands) standings.set(kind, stands);
  return applyDecorators(Injectable(), SetMetadata(EFFECT_HANDLER, kind));
}

/** How an action stands to who works on its target: money makes its actor the one who does. What two people decide is asked for by one and agreed to by the other. */
export function reservationOf({ movesMoney, exclusive, secondPerson }: ActionDeclaration): 'claim' | 'respect' | null {
  if (secondPerson) return null;
  if (movesMoney) return 'claim';
  return exclusive ? 'respect' : null;
}

/** When effects of each kind can be taken back; a kind that is not here never can. */
export function effectStandings(): [EffectKind, EffectStanding][] {
  return [...standings].sort(([a], [b]) => a.localeCompare(b));
}

/** Declares the one class that loads and locks targets of a type. */
export function TargetOf(type: string): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(TARGET, type));
}
