import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { PaymentsModule } from '#payments';
import type { Config } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { RenewalsModule } from '#renewals';

export type RenewalsConfig = Config & { readonly databaseUrl: string };

/** Statements of batches may take longer than those that people wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

@Module({})
class ClockModule {
  static with(clock: Clock): DynamicModule {
    return { module: ClockModule, global: true, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}

/** Renewals on a database and a provider, without anything that starts them. */
@Module({})
export class RenewalsApp {
  static forRoot(config: RenewalsConfig, clock: Clock): DynamicModule {
    const { databaseUrl: url, databasePoolSize: poolSize, stripeSecretKey: secretKey, stripeApiUrl: apiUrl, stripeWebhookSecret: webhookSecret } = config;
    return {
      module: RenewalsApp,
      imports: [
        ClockModule.with(clock),
        DatabaseModule.forRoot({ url, poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, applicationName: 'keepline cli' }),
        AuditModule,
        OutboxModule,
        PaymentsModule.forRoot({ stripe: { secretKey, apiUrl, webhookSecret, timeoutMs: config.providerTimeoutMs } }),
        CasesModule,
        RenewalsModule,
      ],
    };
  }
}
