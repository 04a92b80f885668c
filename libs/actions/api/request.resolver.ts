import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { ActionBus } from '../action.bus.js';
import { RequestDesk } from '../request.desk.js';
import { RequestReader } from '../request.reader.js';
import type { RequestFilter } from '../request.reader.js';
import { ActionControlInput } from './action.types.js';
import { ActionOutcomeType } from './outcome.type.js';
import { OutcomePresenter } from './outcome.presenter.js';
import { ActionRequestFilterInput, ActionRequestPageType, ActionRequestType } from './request.types.js';

interface FilteredPage extends Page<ActionRequestType> {
  readonly filter: RequestFilter;
}

/** What waits for a second person, and what that person says. */
@Resolver(() => ActionRequestPageType)
export class RequestResolver {
  constructor(
    private readonly bus: ActionBus,
    private readonly desk: RequestDesk,
    private readonly reader: RequestReader,
    private readonly presenter: OutcomePresenter,
  ) {}

  @Query(() => ActionRequestPageType)
  @Requires('read', 'Request')
  async actionRequests(
    @Args('filter', { type: () => ActionRequestFilterInput, nullable: true }) filter: ActionRequestFilterInput | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<FilteredPage> {
    const page = await this.reader.page({ filter: filter ?? {}, first, after }, staff);
    return { ...page, rows: page.rows.map((row) => this.presenter.request(row, staff)), filter: filter ?? {} };
  }

  @ResolveField(() => CountType)
  count(@Parent() page: FilteredPage, @CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    return this.reader.count(page.filter, staff);
  }

  @Query(() => ActionRequestType)
  @Requires('read', 'Request')
  async actionRequest(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<ActionRequestType> {
    return this.presenter.request(await this.reader.request(id, staff), staff);
  }

  @Mutation(() => ActionOutcomeType, { description: 'previews and carries out what somebody else asked for' })
  @Requires('decide', 'Request')
  async approveRequest(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('control', { type: () => ActionControlInput }) control: ActionControlInput,
    @CurrentStaff() staff: StaffActor,
  ): Promise<ActionOutcomeType> {
    return this.presenter.present(await this.bus.run({ approve: requestId }, control, staff), staff);
  }

  @Mutation(() => ActionRequestType)
  @Requires('decide', 'Request')
  async refuseRequest(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('note', { type: () => String, description: 'why; its maker reads it' }) note: string,
    @CurrentStaff() staff: StaffActor,
  ): Promise<ActionRequestType> {
    return this.presenter.request(await this.desk.refuse(requestId, note, staff), staff);
  }

  @Mutation(() => ActionRequestType)
  @Requires('read', 'Request')
  async withdrawRequest(@Args('requestId', { type: () => ID }) requestId: string, @CurrentStaff() staff: StaffActor): Promise<ActionRequestType> {
    return this.presenter.request(await this.desk.withdraw(requestId, staff), staff);
  }
}
