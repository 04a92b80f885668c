import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook, ProviderGate, providerRequest } from '#payments';
import type { ChargeRecord } from '#payments';
import { CallSlots } from './live.run.js';
import { SettlementDesk } from './settlement.desk.js';
import type { Exchange } from './settlement.desk.js';

const BATCH = 100;
const CONCURRENCY = 16;

/** Asks the provider what became of charges whose outcome is not known, also those that a killed worker left behind. */
@Injectable()
export class UnknownResolver {
  constructor(
    private readonly charges: ChargeBook,
    private readonly gate: ProviderGate,
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
      const exchanges = await Promise.all(charges.map((charge) => slots.use(() => this.ask(charge))));
      await this.desk.settleSurely(exchanges, () => this.clock.now());
      asked += charges.length;
    }
    return asked;
  }

  private async ask(charge: ChargeRecord): Promise<Exchange> {
    const startedAt = this.clock.now();
    const outcome = await this.gate.find(charge.provider, providerRequest(charge));
    return { chargeId: charge.id, lineId: charge.lineId, kind: 'query', outcome, startedAt, finishedAt: this.clock.now() };
  }
}
