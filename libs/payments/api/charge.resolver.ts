import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { ChargeReader } from '../reads/charge.reader.js';
import type { AttemptView, PostingView } from '../reads/charge.reader.js';
import type { ChargeView } from '../reads/charge.view.js';
import { ChargeAttemptType, ChargeType, LedgerPostingType } from './charge.type.js';

@Resolver(() => ChargeType)
export class ChargeResolver {
  constructor(private readonly reader: ChargeReader) {}

  @Query(() => ChargeType)
  @Requires('read', 'Charge')
  charge(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<ChargeView> {
    return this.reader.charge(id, staff);
  }

  @ResolveField(() => [ChargeAttemptType])
  attempts(@Parent() charge: ChargeType, @CurrentStaff() staff: StaffActor): Promise<AttemptView[]> {
    const load = perRequest(this, () => (ids: readonly string[]) => this.reader.attempts(ids, staff));
    return loadFor(load, charge.id, []);
  }

  @ResolveField(() => [LedgerPostingType])
  postings(@Parent() charge: ChargeType): Promise<PostingView[]> {
    return loadFor(this.loadPostings, charge.id, []);
  }

  private readonly loadPostings = (ids: readonly string[]): Promise<Map<string, PostingView[]>> => this.reader.postings(ids);
}
