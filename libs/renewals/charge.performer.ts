import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook, ProviderGate, providerRequest } from '#payments';
import type { ChargeRecord } from '#payments';
import { SettlementDesk } from './settlement.desk.js';

/** Sends one pending charge and settles it. */
@Injectable()
export class ChargePerformer {
  constructor(
    private readonly charges: ChargeBook,
    private readonly gate: ProviderGate,
    private readonly desk: SettlementDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform(chargeId: string): Promise<ChargeRecord> {
    const charge = await this.find(chargeId);
    if (charge.status !== 'pending') return charge;
    const startedAt = this.clock.now();
    const outcome = await this.gate.charge(charge.provider, providerRequest(charge));
    const exchange = { chargeId, lineId: charge.lineId, kind: 'create' as const, outcome, startedAt, finishedAt: this.clock.now() };
    await this.desk.settleSurely([exchange], () => this.clock.now());
    await this.gate.report();
    return this.find(chargeId);
  }

  private async find(chargeId: string): Promise<ChargeRecord> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Error(`No charge ${chargeId}`);
    return charge;
  }
}
