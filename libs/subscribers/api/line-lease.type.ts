import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { StaffActor } from '#platform/access';
import type { LineLease } from '../line.leases.js';

@ObjectType('LineLease', { description: 'somebody works on the line; it ends by itself' })
export class LineLeaseType {
  @Field(() => ID) lineId!: string;
  @Field(() => ID) staffId!: string;
  @Field(() => String) staffName!: string;
  @Field(() => Boolean, { description: "the reader's own" }) mine!: boolean;
  @Field(() => Date) claimedAt!: Date;
  @Field(() => Date) until!: Date;
  @Field(() => Int, { description: "by the database's clock" }) secondsLeft!: number;
}

export function leaseView(lease: LineLease, staff: StaffActor): LineLeaseType {
  return { ...lease, mine: lease.staffId === staff.id };
}
