import { Module } from '@nestjs/common';
import { SubscribersModule } from '#subscribers';
import { ChargeTarget } from './charge.target.js';
import { ConsentRestoredEffect } from './consent-restored.effect.js';
import { RestoreConsent } from './restore-consent.action.js';

/** What actions on charges work on, and those on payment methods; other actions stand where their consequences are known. */
@Module({ imports: [SubscribersModule], providers: [ChargeTarget, ConsentRestoredEffect, RestoreConsent] })
export class PaymentActionsModule {}
