import { Injectable } from '@nestjs/common';
import type { StaffActor } from '#platform/access';
import type { Intent } from './action.intent.js';
import { ActionPlanMaker } from './action.planner.js';
import type { MadePlan } from './action.planner.js';
import { ActionRegistry } from './action.registry.js';
import type { ActionPlanner } from './action.declaration.js';
import { ActionUndo } from './action.undo.js';
import { REASON_CODES } from './domain/reasons.js';
import type { ReasonCode } from './domain/reasons.js';
import { RequestDesk } from './request.desk.js';

/** Makes the plan of whatever is asked for. */
@Injectable()
export class IntentPlanner {
  constructor(
    private readonly registry: ActionRegistry,
    private readonly plans: ActionPlanMaker,
    private readonly undos: ActionUndo,
    private readonly requests: RequestDesk,
  ) {}

  /** What an action wants to know before it is planned; outside any transaction. */
  async prepare(intent: Intent, staff: StaffActor, now: Date): Promise<void> {
    if ('action' in intent) await this.plans.prepare({ action: intent.action, input: intent.input, staff, plannedAt: now, lock: false });
  }

  /** @param lock holds the target to the end of the transaction */
  make(intent: Intent, staff: StaffActor, plannedAt: Date, lock: boolean): Promise<MadePlan> {
    if ('undo' in intent) return this.undos.make(intent.undo, staff, plannedAt, lock);
    if ('approve' in intent) return this.requests.make(intent.approve, staff, plannedAt, lock);
    return this.plans.make({ action: intent.action, input: intent.input, staff, plannedAt, lock });
  }

  /** The reasons that may be given for it. */
  reasons(intent: Intent): readonly ReasonCode[] {
    return 'action' in intent ? this.registry.action(intent.action).declaration.reasons : REASON_CODES;
  }

  needsSecondPerson(intent: Intent): boolean {
    return 'action' in intent && this.registry.action(intent.action).declaration.secondPerson === true;
  }

  /** The part of it that is done after the commit, outside any transaction; undefined if there is none. */
  settlement(intent: Intent, action: string): ActionPlanner<object>['settle'] {
    const { planner } = this.registry.action(action);
    return 'undo' in intent ? undefined : planner.settle?.bind(planner);
  }
}
