import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FailureClassEnum } from '#payments/api';
import type { FailureClass } from '#payments';
import { CountType, graphqlEnum } from '#platform/graphql';

const IncidentScopeEnum = graphqlEnum('IncidentScope', ['issuer', 'provider']);

@ObjectType('Incident', { description: 'failures that have one cause' })
export class IncidentType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => IncidentScopeEnum, { description: 'whose trouble it is' }) scope!: 'issuer' | 'provider';
  @Field(() => String) provider!: string;
  @Field(() => String, { nullable: true }) issuer!: string | null;
  @Field(() => String, { nullable: true, description: 'where the issuer is not known' }) brand!: string | null;
  @Field(() => String) failureCode!: string;
  @Field(() => FailureClassEnum) failureClass!: FailureClass;
  @Field(() => String, { nullable: true }) failureTitle!: string | null;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Date) lastFailureAt!: Date;
  @Field(() => Date, { nullable: true }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'recovered, quiet or wider' }) closeReason!: string | null;
  @Field(() => CountType, { description: "failures that are open still, of those in the reader's markets" }) affected!: CountType;
}
