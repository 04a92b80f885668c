import type { DynamicModule, Type } from '@nestjs/common';
import { ActionsModule } from '#actions';
import { ActionsApiModule } from '#actions/api';
import { AuditApiModule } from '#audit/api';
import { CasesModule } from '#cases';
import { CasesApiModule } from '#cases/api';
import { CaseActionsModule } from '#cases/actions';
import { InvariantActionsModule } from '#invariants/actions';
import { InvariantsApiModule } from '#invariants/api';
import { LoyaltyApiModule } from '#loyalty/api';
import { LoyaltyActionsModule } from '#loyalty/actions';
import { PaymentsModule } from '#payments';
import { PaymentActionsModule } from '#payments/actions';
import { PaymentsApiModule, PaymentsWebhookModule } from '#payments/api';
import { PlanActionsModule } from '#plans/actions';
import { PlansApiModule } from '#plans/api';
import { OutboxModule } from '#platform/queue';
import { RenewalActionsModule } from '#renewals/actions';
import { RenewalsApiModule } from '#renewals/api';
import { SubscriberActionsModule } from '#subscribers/actions';
import { SubscribersApiModule } from '#subscribers/api';
import { TimelineModule } from '#timeline';
import type { ApiConfig } from './api.config.js';

/** Every feature, its actions and its API. ActionsApiModule comes last: it makes a mutation of each action that was declared. */
export function featureModules(config: ApiConfig): (Type | DynamicModule)[] {
  return [
    OutboxModule,
    ActionsModule,
    PaymentsModule.fromConfig(config),
    CasesModule,
    PaymentActionsModule,
    PaymentsApiModule,
    PaymentsWebhookModule,
    RenewalActionsModule,
    RenewalsApiModule,
    CaseActionsModule,
    CasesApiModule,
    TimelineModule,
    SubscriberActionsModule,
    SubscribersApiModule,
    PlanActionsModule,
    PlansApiModule,
    LoyaltyActionsModule,
    LoyaltyApiModule,
    AuditApiModule,
    InvariantActionsModule,
    InvariantsApiModule,
    ActionsApiModule.forDeclaredActions(),
  ];
}
