import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { CountType, DateTimeScalar, PageInfoType, graphqlEnum } from '#platform/graphql';
import { requestStates } from '../domain/request.states.js';
import type { RequestStatus } from '../domain/request.states.js';
import { ActionPlanType } from './action.types.js';

const RequestStatusEnum = graphqlEnum('RequestStatus', requestStates.states);

@ObjectType('ActionRequest', { description: 'what a person asked for and a second one has to agree to' })
export class ActionRequestType {
  @Field(() => ID) id!: string;
  @Field(() => String) action!: string;
  @Field(() => String) targetType!: string;
  @Field(() => ID) targetId!: string;
  @Field(() => ID, { nullable: true }) subscriberId!: string | null;
  @Field(() => ActionPlanType, { description: 'what its maker saw' }) plan!: ActionPlanType;
  @Field(() => String) makerName!: string;
  @Field(() => Boolean, { description: 'whether the reader is its maker, who cannot agree to it' }) own!: boolean;
  @Field(() => String) reasonCode!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => RequestStatusEnum) status!: RequestStatus;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => String, { nullable: true }) checkerName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) decisionNote!: string | null;
  @Field(() => ID, { nullable: true }) executionId!: string | null;
}

@ObjectType('ActionRequestPage')
export class ActionRequestPageType {
  @Field(() => [ActionRequestType]) rows!: ActionRequestType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
  @Field(() => CountType) count!: CountType;
}

@InputType('ActionRequestFilter')
export class ActionRequestFilterInput {
  @Field(() => RequestStatusEnum, { nullable: true }) status?: RequestStatus | null;
}
