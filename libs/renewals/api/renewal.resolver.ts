import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ChargeReader, ChargeType } from '#payments/api';
import type { ChargeView } from '#payments/api';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { RenewalReader } from '../reads/renewal.reader.js';
import type { RenewalView } from '../reads/renewal.view.js';
import { RenewalType } from './renewal.type.js';

@Resolver(() => RenewalType)
export class RenewalResolver {
  constructor(
    private readonly reader: RenewalReader,
    private readonly charging: ChargeReader,
  ) {}

  @Query(() => RenewalType)
  @Requires('read', 'Renewal')
  renewal(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<RenewalView> {
    return this.reader.renewal(id, staff);
  }

  @ResolveField(() => [ChargeType])
  charges(@Parent() renewal: RenewalType, @CurrentStaff() staff: StaffActor): Promise<ChargeView[]> {
    const load = perRequest(this, () => (ids: readonly string[]) => this.charging.ofRenewals(ids, staff));
    return loadFor(load, renewal.id, []);
  }
}
