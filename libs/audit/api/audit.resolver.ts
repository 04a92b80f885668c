import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { BigIntScalar } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { AuditReader } from './audit.reader.js';
import { AuditEntryRowType, AuditEntryType, AuditFilterInput, AuditPageType } from './audit.type.js';

@Resolver()
export class AuditResolver {
  constructor(private readonly reader: AuditReader) {}

  @Query(() => AuditPageType)
  @Requires('read', 'AuditEntry')
  auditEntries(
    @Args('filter', { type: () => AuditFilterInput, nullable: true }) filter: AuditFilterInput | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<Page<AuditEntryRowType>> {
    return this.reader.page({ filter: filter ?? {}, first, after }, staff);
  }

  @Query(() => AuditEntryType)
  @Requires('read', 'AuditEntry')
  auditEntry(@Args('seq', { type: () => BigIntScalar }) seq: bigint, @CurrentStaff() staff: StaffActor): Promise<AuditEntryType> {
    return this.reader.entry(seq, staff);
  }
}
