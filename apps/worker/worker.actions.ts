import type { Type } from '@nestjs/common';
import { ActionsModule } from '#actions';
import { CaseActionsModule } from '#cases/actions';
import { PaymentActionsModule } from '#payments/actions';
import { RenewalActionsModule } from '#renewals/actions';
import { SubscriberActionsModule } from '#subscribers/actions';

/** The action bus, with the actions that runs over many failures are made of. */
export const workerActions: readonly Type[] = [ActionsModule, SubscriberActionsModule, PaymentActionsModule, RenewalActionsModule, CaseActionsModule];
