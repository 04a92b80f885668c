import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ChargeReader, ChargeType } from '#payments/api';
import type { ChargeView } from '#payments/api';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { LineLeases } from '#subscribers';
import { LineLeaseType, leaseOf } from '#subscribers/api';
import { RenewalReader } from '../reads/renewal.reader.js';
import type { RenewalView } from '../reads/renewal.view.js';
import { RenewalType } from './renewal.type.js';

@Resolver(() => RenewalType)
export class RenewalResolver {
  constructor(
    private readonly reader: RenewalReader,
    private readonly charging: ChargeReader,
    private readonly leases: LineLeases,
  ) {}

  @ResolveField(() => LineLeaseType, { nullable: true, description: 'who works on its line' })
  lease(@Parent() { lineId }: RenewalType, @CurrentStaff() staff: StaffActor): Promise<LineLeaseType | null> {
    return leaseOf(this.leases, lineId, staff);
  }

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
