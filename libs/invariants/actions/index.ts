import { Module } from '@nestjs/common';
import { InvariantsModule } from '#invariants';
import { AcknowledgeViolation } from './acknowledge-violation.action.js';
import { MoneyHoldTarget } from './money-hold.target.js';
import { MoneyReleasedEffect } from './money-released.effect.js';

@Module({ imports: [InvariantsModule], providers: [AcknowledgeViolation, MoneyHoldTarget, MoneyReleasedEffect] })
export class InvariantActionsModule {}
