import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { IncidentReader } from '../reads/incident.reader.js';
import type { IncidentView } from '../reads/incident.reader.js';
import type { RenewalView } from '../reads/renewal.view.js';
import { IncidentType } from './incident.type.js';
import { RenewalType } from './renewal.type.js';

@Resolver(() => RenewalType)
export class IncidentResolver {
  constructor(private readonly reader: IncidentReader) {}

  @Query(() => [IncidentType], { description: 'the newest first, 50 at most' })
  @Requires('read', 'Renewal')
  incidents(@Args('open', { type: () => Boolean, defaultValue: true }) open: boolean, @CurrentStaff() staff: StaffActor): Promise<IncidentView[]> {
    return this.reader.list(open, staff);
  }

  @Query(() => IncidentType)
  @Requires('read', 'Renewal')
  incident(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<IncidentView> {
    return this.reader.incident(id, staff);
  }

  /** Of an open failure only: what has been put right is nobody's incident any more. */
  @ResolveField('incident', () => IncidentType, { nullable: true, description: 'what it failed with, together with others' })
  async ofRenewal(@Parent() { incidentId }: RenewalView, @CurrentStaff() staff: StaffActor): Promise<IncidentView | null> {
    if (incidentId === null) return null;
    const load = perRequest(this, () => (ids: readonly string[]) => this.reader.of(ids, staff));
    return loadFor<IncidentView | null>(load, incidentId, null);
  }
}
