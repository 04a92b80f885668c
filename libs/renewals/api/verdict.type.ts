import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar, graphqlEnum } from '#platform/graphql';
import { CAUSES, CERTAINTIES } from '../diagnosis/causes.js';
import type { Cause, Certainty } from '../diagnosis/causes.js';
import { STEP_KINDS } from '../diagnosis/steps.js';
import type { Step } from '../diagnosis/steps.js';
import { WEIGHTS } from '../reads/verdict.timeline.js';
import type { Weight } from '../reads/verdict.timeline.js';
import { STANDINGS } from '../reads/verdict.view.js';
import type { Standing } from '../reads/verdict.view.js';

const CauseEnum = graphqlEnum('RenewalCause', CAUSES);
const CertaintyEnum = graphqlEnum('Certainty', CERTAINTIES);
const StandingEnum = graphqlEnum('RenewalStanding', STANDINGS);
const StepKindEnum = graphqlEnum('NextStepKind', STEP_KINDS);
const WeightEnum = graphqlEnum('EvidenceWeight', WEIGHTS);

@ObjectType('Evidence')
export class EvidenceType {
  @Field(() => ID) id!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String) kind!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) detail!: string | null;
  @Field(() => WeightEnum) weight!: Weight;
  @Field(() => ID, { nullable: true }) chargeId!: string | null;
  @Field(() => String, { nullable: true }) providerCodes!: string | null;
}

@ObjectType('RuledOutCause')
export class RuledOutType {
  @Field(() => CauseEnum) cause!: Cause;
  @Field(() => String) title!: string;
  @Field(() => String) reason!: string;
}

@ObjectType('NextStep', { description: 'action and input are those of the action bus, filled in' })
export class NextStepType {
  @Field(() => StepKindEnum) kind!: Step['kind'];
  @Field(() => String) title!: string;
  @Field(() => String) why!: string;
  @Field(() => String, { nullable: true }) action!: string | null;
  @Field(() => JsonScalar, { nullable: true }) input!: object | null;
  @Field(() => String, { nullable: true }) reasonCode!: string | null;
  @Field(() => Date, { nullable: true }) until!: Date | null;
}

@ObjectType('Verdict', { description: 'why a renewal is where it is, in the words of the reader; steps are what to do, the best first' })
export class VerdictType {
  @Field(() => StandingEnum) standing!: Standing;
  @Field(() => CauseEnum) cause!: Cause;
  @Field(() => CertaintyEnum) certainty!: Certainty;
  @Field(() => String) title!: string;
  @Field(() => String) explanation!: string;
  @Field(() => String, { description: 'may be said or sent to the subscriber as it stands' }) toSubscriber!: string;
  @Field(() => [EvidenceType]) evidence!: EvidenceType[];
  @Field(() => [String]) falsifiers!: string[];
  @Field(() => [RuledOutType]) ruledOut!: RuledOutType[];
  @Field(() => [NextStepType]) steps!: NextStepType[];
}
