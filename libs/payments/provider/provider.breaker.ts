import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { Refusal } from '#kernel';
import { Database } from '#platform/database';
import { admit, afterCatchingUp, afterExchanges, closedBreaker } from '../domain/breaker.js';
import type { Breaker, BreakerState, Tally } from '../domain/breaker.js';
import { isProviderFault } from '../domain/provider.fault.js';
import type { ChargeOutcome } from './payment.provider.js';

/** Charges a second that a provider is given while it catches up. */
export const CATCH_UP_PACE = Symbol('CatchUpPace');

export interface BreakerStanding {
  readonly shut: readonly string[];
  readonly isPaced: boolean;
}

type StoredBreaker = Breaker & { readonly provider: string; readonly now: Date };

const COLUMNS = `state, since, window_started_at AS "windowStartedAt", asked, failed, trips, retry_at AS "retryAt", tokens, refilled_at AS "refilledAt"`;
/** What was counted and did not fail is told to nobody until something fails, and forgotten after so long. */
const FORGOTTEN_MS = 120_000;

/**
 * Leaves a provider alone that fails for everybody. One row a provider, shared by all processes. As long as nothing fails, it
 * costs one small read a batch and no write.
 */
@Injectable()
export class ProviderBreaker {
  private readonly log = new Logger('Payments');
  private readonly tallies = new Map<string, Tally & { readonly since: number }>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
    @Inject(CATCH_UP_PACE) private readonly pace: number,
  ) {}

  /** Counts an exchange; told to the others by `report`. */
  count(provider: string, outcome: ChargeOutcome): void {
    const known = this.tallies.get(provider);
    const tally = known && (known.failed > 0 || performance.now() - known.since < FORGOTTEN_MS) ? known : { asked: 0, failed: 0, since: performance.now() };
    this.tallies.set(provider, { ...tally, asked: tally.asked + 1, failed: tally.failed + (isProviderFault(outcome, provider) ? 1 : 0) });
  }

  /** Tells what was counted, of providers that fail and of those whose breaker is not closed. */
  async report(): Promise<void> {
    if (this.tallies.size === 0) return;
    const troubled = new Set((await this.troubled()).map(({ provider }) => provider));
    for (const [provider, tally] of this.tallies) {
      if (tally.failed === 0 && !troubled.has(provider)) continue;
      this.tallies.delete(provider);
      await this.change(provider, (breaker, now) => afterExchanges(breaker, tally, now));
    }
  }

  /** Providers that are not charged at all now, and whether any is charged at a pace only. One read a batch. */
  async standing(): Promise<BreakerStanding> {
    await this.report();
    const troubled = await this.troubled();
    const shut = troubled.filter(({ retryAt, now }) => retryAt !== null && now < retryAt).map(({ provider }) => provider);
    return { shut, isPaced: troubled.length > shut.length };
  }

  /** How many of the charges that are wanted of each provider may be made. In the transaction that makes them. */
  async admit(wanted: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const admitted = new Map(wanted);
    for (const { provider } of await this.troubled()) {
      const count = wanted.get(provider) ?? 0;
      if (count === 0) continue;
      await this.change(provider, (breaker, now) => {
        const admission = admit(breaker, count, now, this.pace);
        admitted.set(provider, admission.admitted);
        return admission.breaker;
      });
    }
    return admitted;
  }

  /** A run went through all that is due and nothing of these was left: they have caught up. */
  async caughtUp(isWaiting: (provider: string) => boolean): Promise<void> {
    for (const { provider, state } of await this.troubled()) {
      if (state === 'catching_up' && !isWaiting(provider)) await this.change(provider, afterCatchingUp);
    }
  }

  /** @throws Refusal PROVIDER_UNAVAILABLE while the provider is left alone */
  async refuseWhileOpen(provider: string): Promise<void> {
    const found = (await this.troubled()).find((each) => each.provider === provider);
    if (found?.state === 'open' && found.retryAt !== null && found.now < found.retryAt) throw new Refusal('PROVIDER_UNAVAILABLE', { provider, retryAt: found.retryAt.toISOString() });
  }

  /** Providers whose breaker is not closed. */
  troubled(): Promise<StoredBreaker[]> {
    return this.database.query<StoredBreaker>(`SELECT provider, ${COLUMNS}, clock_timestamp() AS now FROM provider_breaker WHERE state <> 'closed' ORDER BY provider`);
  }

  private async change(provider: string, next: (breaker: Breaker, now: Date) => Breaker): Promise<void> {
    await this.database.transaction(async () => {
      const [{ now }] = (await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now')) as [{ now: Date }];
      await this.write(provider, closedBreaker(now), 'ON CONFLICT DO NOTHING');
      const [stored] = await this.database.query<StoredBreaker>(`SELECT provider, ${COLUMNS}, clock_timestamp() AS now FROM provider_breaker WHERE provider = $1 FOR UPDATE`, [provider]);
      if (!stored) throw new Error(`No breaker of ${provider}`);
      const changed = next(stored, stored.now);
      if (changed === stored) return;
      await this.write(
        provider,
        changed,
        `ON CONFLICT (provider) DO UPDATE SET state = excluded.state, since = excluded.since, window_started_at = excluded.window_started_at, asked = excluded.asked,
           failed = excluded.failed, trips = excluded.trips, retry_at = excluded.retry_at, tokens = excluded.tokens, refilled_at = excluded.refilled_at`,
      );
      if (changed.state !== stored.state) this.tell(provider, stored.state, changed);
    });
  }

  private async write(provider: string, breaker: Breaker, conflict: string): Promise<void> {
    const { state, since, windowStartedAt, asked, failed, trips, retryAt, tokens, refilledAt } = breaker;
    await this.database.query(
      `INSERT INTO provider_breaker (provider, state, since, window_started_at, asked, failed, trips, retry_at, tokens, refilled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ${conflict}`,
      [provider, state, since, windowStartedAt, asked, failed, trips, retryAt, tokens, refilledAt],
    );
  }

  private tell(provider: string, before: BreakerState, { state, asked, failed, retryAt }: Breaker): void {
    const details = { before, after: state, asked, failed, retryAt: retryAt?.toISOString() ?? null };
    this.audit.record({ action: 'provider.breaker', actor: SYSTEM, subject: { type: 'Provider', id: provider }, outcome: 'done', details });
    this.log.warn(`Provider ${provider}: ${before} → ${state} (${failed} of ${asked} exchanges failed)`);
  }
}
