import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook, WebhookInbox, evidenceIn } from '#payments';
import type { Evidence, ProviderEvent } from '#payments';
import { Database } from '#platform/database';
import { SettlementDesk } from './settlement.desk.js';
import type { Exchange } from './settlement.desk.js';

const BATCH = 100;

/** Reads the provider's signed messages and settles what they prove. The order in which they come does not matter. */
@Injectable()
export class ProviderEvents {
  private readonly log = new Logger('Webhooks');

  constructor(
    private readonly database: Database,
    private readonly inbox: WebhookInbox,
    private readonly charges: ChargeBook,
    private readonly desk: SettlementDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Processes what waits; gives how many messages. One that cannot be processed holds up no other, and is tried again by the next run. */
  async processWaiting(stopping: () => boolean = () => false): Promise<number> {
    const spoilt: string[] = [];
    for (let processed = 0, size = BATCH; ; ) {
      let claimed: ProviderEvent[] = [];
      if (stopping()) return processed;
      try {
        await this.database.transaction(async () => this.process((claimed = await this.inbox.claim('charge', size, this.clock.now(), spoilt))));
      } catch (error) {
        const [event] = claimed;
        if (!event) throw error;
        if (claimed.length === 1) spoilt.push(event.eventId);
        if (claimed.length === 1) this.log.error(`Message ${event.eventId} could not be processed and waits: ${String(error)}`);
        size = 1;
        continue;
      }
      processed += claimed.length;
      if (claimed.length === 0) return processed;
    }
  }

  private async process(events: readonly ProviderEvent[]): Promise<void> {
    if (events.length === 0) return;
    const now = this.clock.now();
    const read = events.map((event) => ({ event, evidence: evidenceIn(event) }));
    const lines = await this.linesOf(read.flatMap(({ evidence }) => (evidence ? [evidence.chargeId] : [])));
    const exchanges = read.flatMap(({ evidence }) => exchangeFor(evidence, lines, now));
    const settled = new Set(exchanges.length > 0 ? await this.desk.settle(exchanges, now) : []);
    await this.inbox.processed(
      read.map(({ event, evidence }) => ({ event, outcome: outcomeFor(evidence, lines, settled) })),
      now,
    );
  }

  private async linesOf(chargeIds: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.charges.find(chargeIds)).map(({ id, lineId }) => [id, lineId]));
  }
}

function exchangeFor(evidence: Evidence | null, lines: ReadonlyMap<string, string>, now: Date): Exchange[] {
  const lineId = evidence && lines.get(evidence.chargeId);
  return evidence && lineId ? [{ ...evidence, lineId, kind: 'webhook', startedAt: now, finishedAt: now }] : [];
}

function outcomeFor(evidence: Evidence | null, lines: ReadonlyMap<string, string>, settled: ReadonlySet<string>): string {
  if (!evidence) return 'not about a charge';
  if (!lines.has(evidence.chargeId)) return 'no such charge';
  return settled.has(evidence.chargeId) ? 'settled' : 'known already';
}
