import { Module } from '@nestjs/common';
import { PaymentActionsModule } from '#payments/actions';
import { RenewalsModule } from '#renewals';
import { AskProvider } from './ask-provider.action.js';
import { ChargeRequestedEffect } from './charge-requested.effect.js';
import { ProviderAskedEffect } from './provider-asked.effect.js';
import { RefundCharge } from './refund-charge.action.js';
import { RefundRequestedEffect } from './refund-requested.effect.js';
import { RenewNow } from './renew-now.action.js';

@Module({
  imports: [PaymentActionsModule, RenewalsModule],
  providers: [AskProvider, RenewNow, RefundCharge, ChargeRequestedEffect, ProviderAskedEffect, RefundRequestedEffect],
})
export class RenewalActionsModule {}
