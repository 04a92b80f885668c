import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { LineStatus } from '../domain/line.states.js';
import { LineStatusEnum } from './subscriber.enums.js';

@ObjectType('SubscriberRow', { description: 'one row per line' })
export class SubscriberRowType {
  @Field(() => ID) subscriberId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => String) market!: string;
  @Field(() => LineStatusEnum) status!: LineStatus;
  @Field(() => String) planName!: string;
  @Field(() => Date) validTo!: Date;
  @Field(() => Date) numberLostAt!: Date;
  @Field(() => String) zone!: string;
  @Field(() => Boolean) autoRenew!: boolean;
}

@ObjectType('SubscriberPage')
export class SubscriberPageType {
  @Field(() => [SubscriberRowType]) rows!: SubscriberRowType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}

@InputType('SubscriberFilter')
export class SubscriberFilterInput {
  @Field(() => String, { nullable: true }) market?: string | null | undefined;
  @Field(() => LineStatusEnum, { nullable: true }) status?: LineStatus | null | undefined;
  @Field(() => String, { nullable: true }) planCode?: string | null | undefined;
  @Field(() => Boolean, { nullable: true }) autoRenew?: boolean | null | undefined;
}
