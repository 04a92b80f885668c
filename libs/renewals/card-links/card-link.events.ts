import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { CardLinkBook, WebhookInbox, cardLinkIn } from '#payments';
import { Database } from '#platform/database';
import { CardLinkResolver } from './card-link.resolver.js';

const BATCH = 100;

/**
 * Reads the provider's signed messages about pages for new cards. A message only says that there is something to ask: what became of the page, and which card
 * was entered, the provider is asked, so that order and repetition mean nothing.
 */
@Injectable()
export class CardLinkEvents {
  constructor(
    private readonly database: Database,
    private readonly inbox: WebhookInbox,
    private readonly links: CardLinkBook,
    private readonly resolver: CardLinkResolver,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Processes what waits; gives how many messages. */
  async processWaiting(stopping: () => boolean = () => false): Promise<number> {
    for (let processed = 0; ; ) {
      const size = stopping() ? 0 : await this.database.transaction(() => this.processBatch());
      processed += size;
      if (size > 0) continue;
      if (processed > 0) await this.resolver.resolveDue(stopping);
      return processed;
    }
  }

  private async processBatch(): Promise<number> {
    const now = this.clock.now();
    const events = await this.inbox.claim('card_link', BATCH, now);
    const outcomes: { event: (typeof events)[number]; outcome: string }[] = [];
    for (const event of events) {
      const id = cardLinkIn(event);
      outcomes.push({ event, outcome: id === null ? 'not about a card' : (await this.links.askNow(id, now)) ? 'asked' : 'known already' });
    }
    if (outcomes.length > 0) await this.inbox.processed(outcomes, now);
    return events.length;
  }
}
