import type { DynamicModule, Type } from '@nestjs/common';
import { ActionsModule } from '#actions';
import { ActionsApiModule } from '#actions/api';
import { AuditApiModule } from '#audit/api';
import { LoyaltyActionsModule } from '#loyalty/actions';
import { PaymentsModule } from '#payments';
import { PaymentsWebhookModule } from '#payments/api';
import { PlanActionsModule } from '#plans/actions';
import { PlansApiModule } from '#plans/api';
import { OutboxModule } from '#platform/queue';
import { SubscriberActionsModule } from '#subscribers/actions';
import { SubscribersApiModule } from '#subscribers/api';
import type { ApiConfig } from './api.config.js';

/** Every feature, its actions and its API. ActionsApiModule comes last: it makes a mutation of each action that was declared. */
export function featureModules({ stripeSecretKey, stripeApiUrl, stripeWebhookSecret, providerTimeoutMs }: ApiConfig): (Type | DynamicModule)[] {
  return [
    OutboxModule,
    ActionsModule,
    PaymentsModule.forRoot({
      stripe: { secretKey: stripeSecretKey, apiUrl: stripeApiUrl, webhookSecret: stripeWebhookSecret, timeoutMs: providerTimeoutMs },
    }),
    PaymentsWebhookModule,
    SubscriberActionsModule,
    SubscribersApiModule,
    PlanActionsModule,
    PlansApiModule,
    LoyaltyActionsModule,
    AuditApiModule,
    ActionsApiModule.forDeclaredActions(),
  ];
}
