import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Refusal } from '#kernel';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { Page } from '#platform/graphql';
import { BulkRuns } from '../bulk/bulk.runs.js';
import { BULK_ACTIONS, BULK_MAX_ROWS } from '../domain/bulk.states.js';
import type { BulkRowStatus } from '../domain/bulk.states.js';
import { BulkReader } from '../reads/bulk.reader.js';
import type { BulkFigures, BulkRowView, BulkRunView } from '../reads/bulk.reader.js';
import { BulkFiguresType, BulkRowPageType, BulkRowStatusEnum, BulkRunInput, BulkRunType } from './bulk.type.js';

@Resolver(() => BulkRunType)
export class BulkResolver {
  constructor(
    private readonly runs: BulkRuns,
    private readonly reader: BulkReader,
  ) {}

  @Query(() => [BulkRunType], { description: 'the newest first, 50 at most; one’s own, or everybody’s for who reads the whole record' })
  @Requires('read', 'Renewal')
  bulkRuns(@CurrentStaff() staff: StaffActor): Promise<BulkRunView[]> {
    return this.reader.list(staff);
  }

  @Query(() => BulkRunType)
  @Requires('read', 'Renewal')
  bulkRun(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    return this.reader.run(id, staff);
  }

  @ResolveField(() => BulkFiguresType)
  figures(@Parent() run: BulkRunType, @CurrentStaff() staff: StaffActor): Promise<BulkFigures> {
    return this.reader.figures(run.id, staff);
  }

  @ResolveField(() => BulkRowPageType)
  rows(
    @Parent() run: BulkRunType,
    @Args('status', { type: () => BulkRowStatusEnum, nullable: true }) status: BulkRowStatus | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<Page<BulkRowView>> {
    return this.reader.rows(run.id, status ?? null, first, after ?? null, staff);
  }

  @Mutation(() => BulkRunType, { description: `freezes a selection of ${BULK_MAX_ROWS} failures at most; the preview is made in the background, and nothing is done until startBulkRun` })
  @Requires('bulk', 'Line')
  async prepareBulkRun(@Args('input', { type: () => BulkRunInput }) input: BulkRunInput, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    const action = BULK_ACTIONS.find((known) => known === input.action);
    if (!action) throw new Refusal('BAD_INPUT', { field: 'action', reason: 'NOT_ON_THE_LIST', choices: [...BULK_ACTIONS] });
    const { days, autoRenew, subject, reasonCode, note, renewalIds, filter } = input;
    const fields = Object.fromEntries(Object.entries({ days, autoRenew, subject }).filter(([, value]) => value != null));
    const selection = renewalIds ? { renewalIds } : { filter: filter ?? {} };
    return this.reader.run(await this.runs.prepare({ action, input: fields, reasonCode, note: note ?? null, selection }, staff), staff);
  }

  @Mutation(() => BulkRunType, { description: 'a run that takes back what another did, with a preview of its own' })
  @Requires('bulk', 'Line')
  async prepareBulkUndo(
    @Args('runId', { type: () => ID }) runId: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<BulkRunView> {
    return this.reader.run(await this.runs.prepareUndo(runId, note ?? null, staff), staff);
  }

  @Mutation(() => BulkRunType, { description: 'carries out what the preview found possible, row by row' })
  @Requires('bulk', 'Line')
  startBulkRun(@Args('runId', { type: () => ID }) runId: string, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    return this.steer(runId, 'start', staff);
  }

  @Mutation(() => BulkRunType)
  @Requires('bulk', 'Line')
  pauseBulkRun(@Args('runId', { type: () => ID }) runId: string, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    return this.steer(runId, 'pause', staff);
  }

  @Mutation(() => BulkRunType)
  @Requires('bulk', 'Line')
  resumeBulkRun(@Args('runId', { type: () => ID }) runId: string, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    return this.steer(runId, 'resume', staff);
  }

  @Mutation(() => BulkRunType, { description: 'the row in hand is finished, the others are skipped' })
  @Requires('bulk', 'Line')
  cancelBulkRun(@Args('runId', { type: () => ID }) runId: string, @CurrentStaff() staff: StaffActor): Promise<BulkRunView> {
    return this.steer(runId, 'cancel', staff);
  }

  private async steer(runId: string, event: 'start' | 'pause' | 'resume' | 'cancel', staff: StaffActor): Promise<BulkRunView> {
    await this.runs.steer(runId, event, staff);
    return this.reader.run(runId, staff);
  }
}
