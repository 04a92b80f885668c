import { Module } from '@nestjs/common';
import { RenewalsModule } from '#renewals';
import { ChargeRequestedEffect } from './charge-requested.effect.js';
import { RenewNow } from './renew-now.action.js';

@Module({ imports: [RenewalsModule], providers: [RenewNow, ChargeRequestedEffect] })
export class RenewalActionsModule {}
