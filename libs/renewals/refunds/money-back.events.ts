import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { WebhookInbox, readAgainAt } from '#payments';
import type { WaitingEvent } from '#payments';
import { Database } from '#platform/database';
import { UNDER_WAY } from './foreign.refunds.js';
import { MoneyBackReader } from './money-back.reader.js';

const HOUR_MS = 3_600_000;

/** Reads the provider's signed messages about refunds and disputes, each in its own transaction: one that cannot be read holds up no other. */
@Injectable()
export class MoneyBackEvents {
  private readonly log = new Logger('Webhooks');

  constructor(
    private readonly database: Database,
    private readonly inbox: WebhookInbox,
    private readonly reader: MoneyBackReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Processes what waits; gives how many messages it looked at. */
  async processWaiting(stopping: () => boolean = () => false): Promise<number> {
    let processed = 0;
    while (!stopping() && (await this.processNext())) processed += 1;
    return processed;
  }

  private async processNext(): Promise<boolean> {
    const now = this.clock.now();
    let claimed: WaitingEvent | undefined;
    try {
      return await this.database.transaction(async () => {
        [claimed] = await this.inbox.claim('money_back', 1, now);
        if (!claimed) return false;
        await this.read(claimed, now);
        return true;
      });
    } catch (error) {
      if (!claimed) throw error;
      this.log.error(`Message ${claimed.eventId} of ${claimed.provider} (${claimed.type}) could not be read and is tried again: ${String(error)}`);
      await this.inbox.park(claimed, onceMore(claimed, now));
      return true;
    }
  }

  private async read(event: WaitingEvent, now: Date): Promise<void> {
    const outcome = await this.reader.read(event, now);
    const again = againAt(outcome, event, now);
    if (again) return this.inbox.park(event, again);
    if (outcome === null) this.log.warn(`Message ${event.eventId} of ${event.provider} (${event.type}) speaks of a charge that never became known`);
    return this.inbox.processed([{ event, outcome: outcome ?? 'no such charge' }], now);
  }
}

/** When a message is read again that came to nothing yet; null: it is done, or given up. */
function againAt(outcome: string | null, event: WaitingEvent, now: Date): Date | null {
  if (outcome === UNDER_WAY) return onceMore(event, now);
  return outcome === null ? readAgainAt(event.receivedAt, now) : null;
}

/** For a message that is never given up. */
function onceMore({ receivedAt }: WaitingEvent, now: Date): Date {
  return readAgainAt(receivedAt, now) ?? new Date(now.getTime() + HOUR_MS);
}
