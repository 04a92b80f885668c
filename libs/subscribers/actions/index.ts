import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { SubscribersModule } from '#subscribers';
import { AutoRenewSwitchedEffect } from './auto-renew-switched.effect.js';
import { ChangePlan } from './change-plan.action.js';
import { ExtendValidity } from './extend-validity.action.js';
import { FieldChangedEffect } from './field-changed.effect.js';
import { LineTarget } from './line.target.js';
import { PlanChangedEffect } from './plan-changed.effect.js';
import { SetAutoRenew } from './set-auto-renew.action.js';
import { SubscriberTarget } from './subscriber.target.js';
import { UpdateContact } from './update-contact.action.js';
import { ValidityMovedEffect } from './validity-moved.effect.js';

@Module({
  imports: [PlansModule, SubscribersModule],
  providers: [
    LineTarget,
    SubscriberTarget,
    ExtendValidity,
    SetAutoRenew,
    ChangePlan,
    UpdateContact,
    ValidityMovedEffect,
    FieldChangedEffect,
    PlanChangedEffect,
    AutoRenewSwitchedEffect,
  ],
})
export class SubscriberActionsModule {}
