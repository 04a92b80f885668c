import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { ChargeBook } from '../charge.book.js';
import type { CardLinkOutcome, CardLinkProvider, CardLinkRequest } from './card-link.provider.js';
import { ProviderBreaker } from './provider.breaker.js';
import type { BreakerStanding } from './provider.breaker.js';
import { PAYMENT_PROVIDERS } from './payment.provider.js';
import type { ChargeOutcome, PaymentProvider, PaymentProviders, ProviderOutcome, ProviderRequest, RefundRequest, SettlementLine, SettlementWindow } from './payment.provider.js';

/**
 * A charge whose reference is kept later than this is not sent: it could still be under way when it is first asked about,
 * and that it cannot be found would then be taken as proof that nothing was taken.
 */
const KEEP_WITHIN_MS = 150_000;

/** The only way to a provider. Never inside a transaction: its locks would be held for as long as a stranger takes to answer. */
@Injectable()
export class ProviderGate {
  constructor(
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
    private readonly database: Database,
    private readonly charges: ChargeBook,
    private readonly breaker: ProviderBreaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Names of the providers that can be charged. */
  get names(): string[] {
    return Object.keys(this.providers);
  }

  async charge(provider: string, request: ProviderRequest): Promise<ChargeOutcome> {
    const outcome = await this.ask(provider, (adapter) => adapter.charge(request, (reference) => this.keep(request.chargeId, reference)));
    this.breaker.count(provider, outcome);
    return outcome;
  }

  /** Which providers are left alone because they fail for everybody, and whether one is charged at a pace only. */
  standing(): Promise<BreakerStanding> {
    return this.breaker.standing();
  }

  /** How many of the charges that are wanted of each provider may be made. In the transaction that makes them. */
  admit(wanted: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    return this.breaker.admit(wanted);
  }

  /** Tells the other processes how the provider has answered here. */
  report(): Promise<void> {
    return this.breaker.report();
  }

  /** A run went through all that is due; lines wait for these providers only. */
  caughtUp(waiting: ReadonlySet<string>): Promise<void> {
    return this.breaker.caughtUp((provider) => waiting.has(provider));
  }

  /** @throws Refusal PROVIDER_UNAVAILABLE while the provider is left alone */
  refuseWhileOpen(provider: string): Promise<void> {
    return this.breaker.refuseWhileOpen(provider);
  }

  find(provider: string, request: ProviderRequest): Promise<ChargeOutcome> {
    return this.ask(provider, (adapter) => adapter.find(request));
  }

  /** Whether it can hand a charge to the subscriber under a link, and take it back. */
  givesLinks(provider: string): boolean {
    return this.providers[provider]?.withdraw !== undefined;
  }

  /** The providers that give pages for new cards, by name. */
  get cardLinkProviders(): string[] {
    return this.names.filter((name) => this.providers[name]?.cardLinks !== undefined);
  }

  /** Makes a page for a new card, or asks what became of it. */
  async cardLink(provider: string, what: keyof CardLinkProvider, request: CardLinkRequest): Promise<CardLinkOutcome> {
    const { cardLinks } = this.outside(provider);
    if (!cardLinks) return { kind: 'refused', reason: 'not_supported' };
    return cardLinks[what](request).catch(() => ({ kind: 'unknown', note: 'adapter_fault' }));
  }

  /** Takes back what was handed to the subscriber; gives what has become of it. */
  withdraw(provider: string, request: ProviderRequest): Promise<ChargeOutcome> {
    return this.ask(provider, (adapter) => adapter.withdraw?.(request) ?? adapter.find(request));
  }

  refund(provider: string, request: RefundRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.refund(request));
  }

  findRefund(provider: string, request: RefundRequest): Promise<ProviderOutcome> {
    return this.ask(provider, (adapter) => adapter.findRefund(request));
  }

  /** Providers that say line by line what they took. */
  get settling(): string[] {
    return this.names.filter((name) => this.providers[name]?.settled !== undefined);
  }

  /** The lines of a provider's settlement, page by page. Throws when they cannot be read to the end. */
  async *settled(provider: string, window: SettlementWindow): AsyncGenerator<readonly SettlementLine[]> {
    for await (const lines of this.providers[provider]?.settled?.(window) ?? []) {
      if (this.database.inTransaction) throw new Error('A payment provider must not be called inside a transaction');
      yield lines;
    }
  }

  private keep(chargeId: string, reference: string): Promise<boolean> {
    return this.charges.keepReference(chargeId, reference, new Date(this.clock.now().getTime() - KEEP_WITHIN_MS));
  }

  private async ask<Outcome extends ChargeOutcome>(name: string, question: (provider: PaymentProvider) => Promise<Outcome>): Promise<Outcome | ProviderOutcome> {
    const provider = this.outside(name);
    try {
      return await question(provider);
    } catch (error) {
      // A defect in an adapter says nothing about the money.
      return { kind: 'unknown', note: 'adapter_fault', detail: error instanceof Error ? error.message : String(error), reference: null, requestId: null };
    }
  }

  private outside(name: string): PaymentProvider {
    if (this.database.inTransaction) throw new Error('A payment provider must not be called inside a transaction');
    const provider = this.providers[name];
    if (!provider) throw new Error(`No payment provider is set up as '${name}'`);
    return provider;
  }
}
