import { Module } from '@nestjs/common';
import { RenewalsModule } from '#renewals';
import { ChargeRequestedEffect } from './charge-requested.effect.js';
import { RefundCharge } from './refund-charge.action.js';
import { RefundRequestedEffect } from './refund-requested.effect.js';
import { RenewNow } from './renew-now.action.js';

@Module({ imports: [RenewalsModule], providers: [RenewNow, RefundCharge, ChargeRequestedEffect, RefundRequestedEffect] })
export class RenewalActionsModule {}
