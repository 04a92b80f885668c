import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { PAYMENT_PROVIDERS } from './payment.provider.js';
import type { PaymentProvider, PaymentProviders, ProviderOutcome, ProviderRequest, RefundRequest } from './payment.provider.js';

/** The only way to a provider. Never inside a transaction: its locks would be held for as long as a stranger takes to answer. */
@Injectable()
export class ProviderGate {
  constructor(
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
    private readonly database: Database,
  ) {}

  /** Names of the providers that can be charged. */
  get names(): string[] {
    return Object.keys(this.providers);
  }

  charge(provider: string, request: ProviderRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.charge(request));
  }

  find(provider: string, request: ProviderRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.find(request));
  }

  refund(provider: string, request: RefundRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.refund(request));
  }

  findRefund(provider: string, request: RefundRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.findRefund(request));
  }

  private async ask(name: string, question: (provider: PaymentProvider) => Promise<ProviderOutcome>): Promise<ProviderOutcome> {
    if (this.database.inTransaction) throw new Error('A payment provider must not be called inside a transaction');
    const provider = this.providers[name];
    if (!provider) throw new Error(`No payment provider is set up as '${name}'`);
    try {
      return await question(provider);
    } catch (error) {
      // A defect in an adapter says nothing about the money.
      return { kind: 'unknown', note: 'adapter_fault', detail: error instanceof Error ? error.message : String(error), reference: null, requestId: null };
    }
  }
}
