import { Module } from '@nestjs/common';
import { StripeWebhookController } from './stripe-webhook.controller.js';

/** Entrances from outside; loaded by the api, which keeps raw bodies (`rawBody: true`). */
@Module({ controllers: [StripeWebhookController] })
export class PaymentsWebhookModule {}
