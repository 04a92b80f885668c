import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook } from '#payments';
import { CallSlots } from './live.run.js';
import { ProviderInquiry } from './provider.inquiry.js';
import { SettlementDesk } from './settlement.desk.js';

const BATCH = 100;
const CONCURRENCY = 16;

/** Asks the provider what became of charges whose outcome is not known, also those that a killed worker left behind. */
@Injectable()
export class UnknownResolver {
  constructor(
    private readonly charges: ChargeBook,
    private readonly inquiry: ProviderInquiry,
    private readonly desk: SettlementDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks about every charge that is due for it; gives how many. */
  async resolveDue(stopping: () => boolean = () => false): Promise<number> {
    let asked = 0;
    while (!stopping()) {
      const charges = await this.charges.claimForCheck(BATCH, this.clock.now());
      if (charges.length === 0) break;
      const slots = new CallSlots(CONCURRENCY);
      const exchanges = await Promise.all(charges.map((charge) => slots.use(() => this.inquiry.about(charge))));
      await this.desk.settleSurely(exchanges, () => this.clock.now());
      asked += charges.length;
    }
    return asked;
  }
}
