import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import type { Config } from '#platform/config';
import { CardAdder } from './card.adder.js';
import { CardLinkBook } from './card-link.book.js';
import { ChargeBook } from './charge.book.js';
import { ChargeDoor } from './charge.door.js';
import { DisputeBook } from './dispute.book.js';
import { Ledger } from './ledger.js';
import { MoneyHold } from './money.hold.js';
import { PaymentMethods } from './payment.methods.js';
import { BANK_TRANSFER, BankTransferProvider } from './provider/bank-transfer.provider.js';
import { PAYMENT_PROVIDERS } from './provider/payment.provider.js';
import type { PaymentProviders } from './provider/payment.provider.js';
import { RETURN_PAGE } from './provider/return.page.js';
import { CATCH_UP_PACE, ProviderBreaker } from './provider/provider.breaker.js';
import { ProviderGate } from './provider/provider.gate.js';
import { PAYPAL, PaypalConnection } from './provider/paypal.connection.js';
import { PaypalProvider } from './provider/paypal.provider.js';
import type { PaypalSettings } from './provider/paypal.settings.js';
import type { StripeSettings } from './provider/stripe.client.js';
import { StripeProvider } from './provider/stripe.provider.js';
import { STRIPE, connectStripe } from './provider/stripe.settings.js';
import type { StripeConnection } from './provider/stripe.settings.js';
import { SharedCards } from './shared.cards.js';
import { SettlementLines } from './settlement.lines.js';
import { SpentAttempts } from './spent.attempts.js';
import { RefundBook } from './refund.book.js';
import { WaitingMoney } from './waiting.money.js';
import { WebhookInbox } from './webhook.inbox.js';

const SERVICES = [CardAdder, CardLinkBook, ChargeBook, ChargeDoor, DisputeBook, Ledger, MoneyHold, PaymentMethods, ProviderBreaker, ProviderGate, RefundBook, SettlementLines, SharedCards, SpentAttempts, WaitingMoney, WebhookInbox];

/** Global, because its providers are set up once for the process. */
@Global()
@Module({})
export class PaymentsModule {
  static fromConfig(config: Config): DynamicModule {
    const { stripeSecretKey: secretKey, stripeApiUrl: apiUrl, stripeWebhookSecret: webhookSecret, providerTimeoutMs: timeoutMs } = config;
    return PaymentsModule.forRoot({ stripe: { secretKey, apiUrl, webhookSecret, timeoutMs }, paypal: paypalOf(config), returnUrl: new URL(RETURN_PAGE, config.publicUrl).href, catchUpPerSecond: config.providerCatchUpPerSecond });
  }

  static forRoot(settings: { readonly stripe: StripeSettings; readonly paypal: PaypalSettings | null; readonly returnUrl: string; readonly catchUpPerSecond: number }): DynamicModule {
    const { paypal } = settings;
    return {
      module: PaymentsModule,
      providers: [
        { provide: STRIPE, useFactory: () => connectStripe(settings.stripe) },
        { provide: CATCH_UP_PACE, useValue: settings.catchUpPerSecond },
        { provide: PAYPAL, useFactory: () => paypal && new PaypalConnection(paypal) },
        {
          provide: PAYMENT_PROVIDERS,
          useFactory: ({ stripe }: StripeConnection, connection: PaypalConnection | null, clock: Clock): PaymentProviders => ({
            stripe: new StripeProvider(stripe, clock, settings.returnUrl),
            [BANK_TRANSFER]: new BankTransferProvider(),
            ...(connection && { paypal: new PaypalProvider(connection, clock) }),
          }),
          inject: [STRIPE, PAYPAL, CLOCK],
        },
        ...SERVICES,
      ],
      exports: [STRIPE, PAYPAL, ...SERVICES],
    };
  }

  /** With other providers than the real ones: benchmarks and specs. */
  static withProviders(providers: PaymentProviders, catchUpPerSecond = 50): DynamicModule {
    return { module: PaymentsModule, providers: [{ provide: PAYMENT_PROVIDERS, useValue: providers }, { provide: CATCH_UP_PACE, useValue: catchUpPerSecond }, ...SERVICES], exports: SERVICES };
  }
}

/** PayPal is off without its settings, which are there together or not at all. */
function paypalOf({ paypalClientId: clientId, paypalClientSecret: clientSecret, paypalWebhookId: webhookId, ...config }: Config): PaypalSettings | null {
  if (clientId === undefined || clientSecret === undefined || webhookId === undefined) return null;
  return { clientId, clientSecret, webhookId, apiUrl: config.paypalApiUrl, certificateUrl: config.paypalCertificateUrl, timeoutMs: config.providerTimeoutMs };
}
