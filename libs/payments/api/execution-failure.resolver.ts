import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ActionExecutionType } from '#actions/api';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { ChargeReader } from '../reads/charge.reader.js';
import type { FailureView } from '../reads/failure.view.js';
import { FailureType } from './charge.type.js';

/** Why an action that charged was declined: the failure of its charge. */
@Resolver(() => ActionExecutionType)
export class ExecutionFailureResolver {
  constructor(private readonly reader: ChargeReader) {}

  @ResolveField(() => FailureType, { nullable: true })
  async failure(@Parent() execution: ActionExecutionType, @CurrentStaff() staff: StaffActor): Promise<FailureView | null> {
    if (execution.chargeId === null) return null;
    const load = perRequest(this, () => (ids: readonly string[]) => this.reader.byIds(ids, staff));
    return (await loadFor(load, execution.chargeId, undefined))?.failure ?? null;
  }
}
