import type { Effect } from './domain/effect.js';
import type { StaffActor } from '#platform/access';
import type { ActionTarget } from './domain/plan.js';

export interface ApplyContext {
  readonly executionId: string;
  readonly actorId: string;
  /** The moment of the plan: effects were computed for it. */
  readonly plannedAt: Date;
  /** The moment of execution: what happened, happened now. */
  readonly now: Date;
  readonly undo: boolean;
}

/** Makes effects of one kind true, inside the executor's transaction and under the target's lock. */
export interface EffectHandler {
  apply(effect: Effect, context: ApplyContext): Promise<void>;
  /** The effect that takes this one back; asked only while it stands (see `HandlesEffect`). Absent: cannot be undone. */
  invert?(effect: Effect, now: Date): Promise<Effect>;
}

/** Loads what an action works on. */
export interface TargetLoader {
  /** The target, or null; with `lock`, holds its row to the end of the transaction. */
  load(id: string, options: { readonly lock: boolean }): Promise<ActionTarget | null>;
  /**
   * Refuses when somebody else works on the target. With `claim`, the actor works on it from now on; only inside the transaction that acts.
   * Absent: nobody works on such targets alone.
   */
  reserve?(target: ActionTarget, reservation: Reservation): Promise<void>;
  /** Raises the revision and gives the new one. */
  advance(id: string): Promise<number>;
}

export interface Reservation {
  readonly staff: StaffActor;
  /** The action's name. */
  readonly action: string;
  readonly claim: boolean;
}
