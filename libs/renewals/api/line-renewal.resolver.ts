import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, pageSize, perRequest } from '#platform/graphql';
import { LineType, SubscriberType } from '#subscribers/api';
import { RenewalReader } from '../reads/renewal.reader.js';
import type { RenewalView } from '../reads/renewal.view.js';
import { RenewalType } from './renewal.type.js';

/** What renewals add to a line. */
@Resolver(() => LineType)
export class LineRenewalResolver {
  constructor(private readonly reader: RenewalReader) {}

  @ResolveField(() => RenewalType, { nullable: true })
  openRenewal(@Parent() line: LineType, @CurrentStaff() staff: StaffActor): Promise<RenewalView | null> {
    const load = perRequest(this, () => (ids: readonly string[]) => this.reader.openOfLines(ids, staff));
    return loadFor<RenewalView | null>(load, line.id, null);
  }
}

const FIRST = 20;

/** What renewals add to the 360° page. */
@Resolver(() => SubscriberType)
export class SubscriberRenewalsResolver {
  constructor(private readonly reader: RenewalReader) {}

  @ResolveField(() => [RenewalType])
  renewals(
    @Parent() subscriber: SubscriberType,
    @Args('first', { type: () => Int, nullable: true, defaultValue: FIRST }) first: number | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<RenewalView[]> {
    return this.reader.ofSubscriber(subscriber.id, pageSize(first ?? FIRST), staff);
  }
}
