import { Injectable } from '@nestjs/common';
import { PERSONAL_FIELDS, maskFor } from '#permissions';
import type { PersonalField, Role } from '#permissions';
import type { StaffActor } from '#platform/access';
import type { ActionOutcome } from '../action.bus.js';
import type { Effect } from '../domain/effect.js';
import type { ActionExecution } from '../execution.store.js';
import type { ActionRequest } from '../request.store.js';
import type { ActionExecutionType, ActionPlanType } from './action.types.js';
import type { ActionOutcomeType } from './outcome.type.js';
import type { ActionRequestType } from './request.types.js';

/** What of an outcome the reader may see. */
@Injectable()
export class OutcomePresenter {
  present({ plan, execution, request, replayed }: ActionOutcome, staff: StaffActor): ActionOutcomeType {
    return { plan: presentPlan(plan, staff.role), execution: execution && this.execution(execution, replayed), request: request && this.request(request, staff) };
  }

  request({ makerId, plan, ...request }: ActionRequest, staff: StaffActor): ActionRequestType {
    return { ...request, plan: presentPlan(plan, staff.role), own: makerId === staff.id };
  }

  execution(execution: ActionExecution, replayed: boolean): ActionExecutionType {
    return { ...execution, status: execution.status.toUpperCase(), undoable: execution.undo === 'possible', replayed };
  }
}

/** Personal values in before and after are masked as everywhere else. */
export function presentPlan(plan: ActionOutcome['plan'], role: Role): ActionPlanType {
  return { ...plan, effects: plan.effects.map((effect) => maskEffect(effect, role)), limits: [...plan.limits] };
}

function maskEffect(effect: Effect, role: Role): Effect {
  const personal = PERSONAL_FIELDS.find((field): field is PersonalField => field === effect.field);
  if (effect.kind !== 'field_changed' || !personal) return effect;
  return { ...effect, before: maskFor(role, personal, effect.before), after: maskFor(role, personal, effect.after) };
}
