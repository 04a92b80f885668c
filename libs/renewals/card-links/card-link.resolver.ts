import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { CardLinkBook } from '#payments';
import { CallSlots } from '../live.run.js';
import { CardLinkSettlement } from './card-link.settlement.js';

const BATCH = 100;
const CONCURRENCY = 8;

/** Asks the provider what became of pages for new cards: whether one was used, or is over, or was ever made. */
@Injectable()
export class CardLinkResolver {
  constructor(
    private readonly links: CardLinkBook,
    private readonly settlement: CardLinkSettlement,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks about every page that is due for it; gives how many. */
  async resolveDue(stopping: () => boolean = () => false): Promise<number> {
    let asked = 0;
    while (!stopping()) {
      const links = await this.links.claimForCheck(BATCH, this.clock.now());
      if (links.length === 0) break;
      const slots = new CallSlots(CONCURRENCY);
      await Promise.all(links.map((link) => slots.use(() => this.settlement.exchange(link, 'find'))));
      asked += links.length;
    }
    return asked;
  }
}
