import { Field, ObjectType } from '@nestjs/graphql';
import { ActionExecutionType, ActionPlanType } from './action.types.js';
import { ActionRequestType } from './request.types.js';

@ObjectType('ActionOutcome')
export class ActionOutcomeType {
  @Field(() => ActionPlanType)
  plan!: ActionPlanType;

  @Field(() => ActionExecutionType, { nullable: true })
  execution!: ActionExecutionType | null;

  @Field(() => ActionRequestType, { nullable: true, description: 'what now awaits a second person' })
  request!: ActionRequestType | null;
}
