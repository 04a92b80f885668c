import { Module } from '@nestjs/common';
import { PaypalWebhookController } from './paypal-webhook.controller.js';
import { ReturnPageController } from './return-page.controller.js';
import { StripeWebhookController } from './stripe-webhook.controller.js';

export { RetryBudgetType } from './budget.type.js';
export { budgetLoad } from './charge-budget.resolver.js';
export { ChargeType, FailureType, PaymentMethodType } from './charge.type.js';
export { ChargeStatusEnum, FailureClassEnum } from './payment.enums.js';
export { PaymentsApiModule } from './payments-api.module.js';
export { BudgetReader } from '../reads/budget.reader.js';
export type { BudgetView } from '../reads/budget.reader.js';
export { ChargeReader } from '../reads/charge.reader.js';
export type { ChargeView } from '../reads/charge.view.js';
export { failureTitle, failureView, providerCodes } from '../reads/failure.view.js';
export type { FailureView, StoredFailure } from '../reads/failure.view.js';

/** Entrances from outside; loaded by the api, which keeps raw bodies (`rawBody: true`). */
@Module({ controllers: [PaypalWebhookController, ReturnPageController, StripeWebhookController] })
export class PaymentsWebhookModule {}
