import { ActionsModule } from '#actions';
import { CasesModule } from '#cases';
import { PaymentActionsModule } from '#payments/actions';
import type { PaymentProvider, PaymentProviders } from '#payments';
import { RenewalActionsModule } from '#renewals/actions';
import { RenewalWorld } from '#renewals/testing';
import { SubscriberActionsModule } from '#subscribers/actions';

/** Renewals with the bus and everything that staff can do about them. @param more providers besides, by name */
export function openActionWorld(databaseUrl: string, provider: PaymentProvider, at: string, more: PaymentProviders = {}): Promise<RenewalWorld> {
  return RenewalWorld.open(databaseUrl, provider, at, CasesModule, [ActionsModule, PaymentActionsModule, SubscriberActionsModule, RenewalActionsModule], more);
}
