import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { LineStatus } from '../domain/line.states.js';
import type { SearchHitKind } from '../search/search-hit.js';
import { LineStatusEnum, SearchHitKindEnum } from './subscriber.enums.js';

@ObjectType('SearchHit')
export class SearchHitType {
  @Field(() => SearchHitKindEnum) kind!: SearchHitKind;
  @Field(() => ID) id!: string;
  @Field(() => ID) subscriberId!: string;
  @Field(() => ID, { nullable: true }) lineId!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) detail!: string | null;
  @Field(() => String) matchedOn!: string;
  @Field(() => Boolean) exact!: boolean;
  @Field(() => LineStatusEnum, { nullable: true }) lineStatus!: LineStatus | null;
  @Field(() => Date, { nullable: true }) numberLostAt!: Date | null;
}

@ObjectType('SearchResult')
export class SearchResultType {
  @Field(() => [SearchHitType]) hits!: SearchHitType[];
  @Field(() => Boolean) more!: boolean;
}
