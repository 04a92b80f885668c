import { Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntryRowType, AuditReader, ChainHeadType } from '#audit/api';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType } from '#platform/graphql';
import { ProviderBreaker } from '#payments';
import { PlanReader } from '#plans/api';
import { DeskReader } from '../reads/desk.reader.js';
import type { DeskFigures, DeskRun } from '../reads/desk.reader.js';
import { Worklist } from '../reads/worklist.js';
import type { WorklistRow } from '../reads/worklist.js';
import { DashboardRunType, DashboardType, ProviderTroubleType } from './dashboard.type.js';
import { WorklistRowType } from './renewal.type.js';

const URGENT = 8;
const RUNS = 5;
const RECENT = 8;

@Resolver(() => DashboardType)
export class DashboardResolver {
  constructor(
    private readonly desk: DeskReader,
    private readonly worklist: Worklist,
    private readonly audit: AuditReader,
    private readonly plans: PlanReader,
    private readonly breaker: ProviderBreaker,
  ) {}

  @Query(() => DashboardType)
  @Requires('read', 'Dashboard')
  dashboard(@CurrentStaff() staff: StaffActor): Promise<DeskFigures> {
    return this.desk.figures(staff);
  }

  @ResolveField(() => CountType)
  unknownOutcomes(@CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    return this.desk.unknownOutcomes(staff);
  }

  @ResolveField(() => [WorklistRowType])
  async mostUrgent(@CurrentStaff() staff: StaffActor): Promise<WorklistRow[]> {
    return (await this.worklist.page({ filter: {}, first: URGENT }, staff)).rows;
  }

  @ResolveField(() => [ProviderTroubleType], { description: 'empty while all is well' })
  async providers(): Promise<ProviderTroubleType[]> {
    return (await this.breaker.troubled()).map(({ provider, state, since, retryAt }) => ({ provider, state: state.toUpperCase(), since, retryAt }));
  }

  @ResolveField(() => [DashboardRunType], { description: 'empty for agents' })
  lastRuns(@CurrentStaff() { role }: StaffActor): Promise<DeskRun[]> | DeskRun[] {
    return role === 'agent' ? [] : this.desk.lastRuns(RUNS);
  }

  @ResolveField(() => [AuditEntryRowType], { description: "the reader's own; for auditors everybody's" })
  recentActions(@CurrentStaff() { id, role }: StaffActor): Promise<AuditEntryRowType[]> {
    return this.audit.latest(role === 'auditor' ? null : id, RECENT);
  }

  @ResolveField(() => Int, { description: 'plans on sale' })
  planCount(): Promise<number> {
    return this.plans.activeCount();
  }

  @ResolveField(() => ChainHeadType, { nullable: true, description: 'auditors and admins' })
  chainHead(@CurrentStaff() { role }: StaffActor): Promise<ChainHeadType | null> | null {
    return role === 'admin' || role === 'auditor' ? this.audit.head() : null;
  }
}
