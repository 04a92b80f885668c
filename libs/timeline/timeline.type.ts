import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar, PageInfoType } from '#platform/graphql';

@ObjectType('TimelineEntry')
export class TimelineEntryType {
  @Field(() => ID) id!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: 'RENEWAL, CHARGE, METHOD, LINE, VALIDITY, POINTS, ACTION, CASE or IMPORT' }) kind!: string;
  @Field(() => String, { description: "in the reader's language" }) title!: string;
  @Field(() => String, { nullable: true }) actorName!: string | null;
  @Field(() => ID, { nullable: true }) lineId!: string | null;
  @Field(() => ID, { nullable: true }) refId!: string | null;
  @Field(() => JsonScalar) data!: object;
}

@ObjectType('TimelinePage')
export class TimelinePageType {
  @Field(() => [TimelineEntryType]) entries!: readonly TimelineEntryType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}
