import { Module } from '@nestjs/common';
import { CreatePlan } from './create-plan.action.js';
import { PlanCreatedEffect, PlanRetiredEffect, PlanVersionPublishedEffect } from './plan.effects.js';
import { PlanTarget } from './plan.target.js';
import { PublishPlanVersion } from './publish-plan-version.action.js';
import { RetirePlan } from './retire-plan.action.js';

@Module({
  providers: [PlanTarget, CreatePlan, PublishPlanVersion, RetirePlan, PlanCreatedEffect, PlanVersionPublishedEffect, PlanRetiredEffect],
})
export class PlanActionsModule {}
