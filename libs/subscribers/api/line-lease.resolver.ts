import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Refusal, isUuid } from '#kernel';
import { record } from '#permissions';
import type { Verb } from '#permissions';
import { CurrentStaff, Requires, abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { LineReader } from '../line.reader.js';
import { LineLeases } from '../line.leases.js';
import type { ClaimedLine, LineLease } from '../line.leases.js';
import { LineLeaseType, leaseView } from './line-lease.type.js';
import { LineType } from './subscriber.type.js';

/** Who works on which line. */
@Resolver(() => LineType)
export class LineLeaseResolver {
  constructor(
    private readonly leases: LineLeases,
    private readonly lines: LineReader,
  ) {}

  @ResolveField(() => LineLeaseType, { nullable: true })
  lease(@Parent() line: LineType, @CurrentStaff() staff: StaffActor): Promise<LineLeaseType | null> {
    return leaseOf(this.leases, line.id, staff);
  }

  @Mutation(() => LineLeaseType, { description: 'takes a free line to work on it; refusal LINE_CLAIMED' })
  @Requires('claim', 'Line')
  async claimLine(@Args('lineId', { type: () => ID }) lineId: string, @CurrentStaff() staff: StaffActor): Promise<LineLeaseType> {
    return leaseView(await this.leases.claim(await this.line(lineId, 'claim', staff), staff), staff);
  }

  @Mutation(() => LineLeaseType, { description: 'prolongs one’s own lease; refusals LINE_CLAIMED, LEASE_LOST' })
  @Requires('claim', 'Line')
  async keepLine(@Args('lineId', { type: () => ID }) lineId: string, @CurrentStaff() staff: StaffActor): Promise<LineLeaseType> {
    return leaseView(await this.leases.keep((await this.line(lineId, 'claim', staff)).id, staff), staff);
  }

  @Mutation(() => Boolean, { description: 'gives one’s own line back; false when it was not' })
  @Requires('claim', 'Line')
  async releaseLine(@Args('lineId', { type: () => ID }) lineId: string, @CurrentStaff() staff: StaffActor): Promise<boolean> {
    return this.leases.release(await this.line(lineId, 'claim', staff), staff);
  }

  @Mutation(() => LineLeaseType, { description: 'takes the line from whoever has it' })
  @Requires('takeOver', 'Line')
  async takeOverLine(@Args('lineId', { type: () => ID }) lineId: string, @CurrentStaff() staff: StaffActor): Promise<LineLeaseType> {
    return leaseView(await this.leases.takeOver(await this.line(lineId, 'takeOver', staff), staff), staff);
  }

  /** A missing line and one of another market are told apart no more than elsewhere. */
  private async line(id: string, verb: Verb, staff: StaffActor): Promise<ClaimedLine> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'lineId', reason: 'NOT_AN_ID' });
    const [line] = await this.lines.find([id]);
    if (!line || !abilityOf(staff).can(verb, record('Line', { market: line.market }))) throw new Refusal('NOT_FOUND');
    return line;
  }
}

/** The lease of a line that a resolver has at hand; those of one answer are read together. */
export async function leaseOf(leases: LineLeases, lineId: string, staff: StaffActor): Promise<LineLeaseType | null> {
  const load = perRequest(leases, () => (ids: readonly string[]) => leases.of(ids));
  const lease = await loadFor<LineLease | null>(load, lineId, null);
  return lease && leaseView(lease, staff);
}
