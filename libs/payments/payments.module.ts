import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import type { Config } from '#platform/config';
import { ChargeBook } from './charge.book.js';
import { ChargeDoor } from './charge.door.js';
import { DisputeBook } from './dispute.book.js';
import { Ledger } from './ledger.js';
import { MoneyHold } from './money.hold.js';
import { PaymentMethods } from './payment.methods.js';
import { PAYMENT_PROVIDERS } from './provider/payment.provider.js';
import type { PaymentProviders } from './provider/payment.provider.js';
import { ProviderGate } from './provider/provider.gate.js';
import type { StripeSettings } from './provider/stripe.client.js';
import { StripeProvider } from './provider/stripe.provider.js';
import { STRIPE, connectStripe } from './provider/stripe.settings.js';
import type { StripeConnection } from './provider/stripe.settings.js';
import { SpentAttempts } from './spent.attempts.js';
import { RefundBook } from './refund.book.js';
import { WebhookInbox } from './webhook.inbox.js';

const SERVICES = [ChargeBook, ChargeDoor, DisputeBook, Ledger, MoneyHold, PaymentMethods, ProviderGate, RefundBook, SpentAttempts, WebhookInbox];

/** Global, because its providers are set up once for the process. */
@Global()
@Module({})
export class PaymentsModule {
  static fromConfig({ stripeSecretKey: secretKey, stripeApiUrl: apiUrl, stripeWebhookSecret: webhookSecret, providerTimeoutMs: timeoutMs }: Config): DynamicModule {
    return PaymentsModule.forRoot({ stripe: { secretKey, apiUrl, webhookSecret, timeoutMs } });
  }

  static forRoot(settings: { readonly stripe: StripeSettings }): DynamicModule {
    return {
      module: PaymentsModule,
      providers: [
        { provide: STRIPE, useFactory: () => connectStripe(settings.stripe) },
        {
          provide: PAYMENT_PROVIDERS,
          useFactory: ({ stripe }: StripeConnection, clock: Clock): PaymentProviders => ({ stripe: new StripeProvider(stripe, clock) }),
          inject: [STRIPE, CLOCK],
        },
        ...SERVICES,
      ],
      exports: [STRIPE, ...SERVICES],
    };
  }

  /** With other providers than the real ones: benchmarks and specs. */
  static withProviders(providers: PaymentProviders): DynamicModule {
    return { module: PaymentsModule, providers: [{ provide: PAYMENT_PROVIDERS, useValue: providers }, ...SERVICES], exports: SERVICES };
  }
}
