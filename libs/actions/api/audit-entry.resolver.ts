import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntryType } from '#audit/api';
import type { AuditEntryView } from '#audit/api';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { ActionPlan } from '../domain/plan.js';
import { ExecutionStore } from '../execution.store.js';
import { ActionExecutionType, ActionPlanType } from './action.types.js';
import { OutcomePresenter, presentPlan } from './outcome.presenter.js';

/** What the bus adds to an audit entry: the plan that was carried out, as it was hashed, and how the execution stands now. */
@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  constructor(
    private readonly executions: ExecutionStore,
    private readonly presenter: OutcomePresenter,
  ) {}

  @ResolveField(() => ActionPlanType, { nullable: true })
  plan(@Parent() { attestedPlan }: AuditEntryView, @CurrentStaff() { role }: StaffActor): ActionPlanType | null {
    return isActionPlan(attestedPlan) ? presentPlan(attestedPlan, role) : null;
  }

  @ResolveField(() => ActionExecutionType, { nullable: true })
  async execution(@Parent() { executionId }: AuditEntryView): Promise<ActionExecutionType | null> {
    const execution = executionId === null ? null : await this.executions.find(executionId);
    return execution && this.presenter.execution(execution, false);
  }
}

function isActionPlan(plan: unknown): plan is ActionPlan {
  return typeof plan === 'object' && plan !== null && 'hash' in plan && 'effects' in plan && Array.isArray(plan.effects);
}
