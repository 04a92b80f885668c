import type { LimitName, Role } from '#permissions';
import type { Effect } from './effect.js';

/** What an action works on, and what permissions and conflicts are judged by. */
export interface ActionTarget {
  readonly type: string;
  readonly id: string;
  /** Rises with every change; a plan made at an older one is stale. */
  readonly revision: number;
  readonly market: string;
  readonly subscriberId: string | null;
}

/** What a planner answers: the effects that would be made, and how much of which limit they use. */
export interface PlannedChange {
  readonly effects: readonly Effect[];
  readonly limits?: readonly { readonly name: LimitName; readonly value: number }[];
}

export interface LimitCheck {
  readonly name: LimitName;
  readonly unit: 'DAYS' | 'POINTS';
  readonly value: number;
  /** null: no limit. */
  readonly limit: number | null;
  readonly exceeded: boolean;
  /** The lowest role that may do it; null when nobody may. */
  readonly raisedBy: Role | null;
}

/** A plan as people see it. Its hash binds action, input, moment, revision, effects and limits. */
export interface ActionPlan {
  readonly action: string;
  readonly hash: string;
  readonly targetType: string;
  readonly targetId: string | null;
  readonly effects: readonly Effect[];
  readonly limits: readonly LimitCheck[];
  /** Who would have to do it instead, or to agree to it; null when the reader may. */
  readonly approvalBy: Role | null;
  readonly reversible: boolean;
}
