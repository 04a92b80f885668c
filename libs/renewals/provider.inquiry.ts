import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook, ProviderGate, isPastDelivery, providerRequest } from '#payments';
import type { ChargeRecord } from '#payments';
import { SettlementDesk } from './settlement.desk.js';
import type { Exchange } from './settlement.desk.js';

/** Asks a provider what became of a charge. Outside any transaction. */
@Injectable()
export class ProviderInquiry {
  constructor(
    private readonly charges: ChargeBook,
    private readonly gate: ProviderGate,
    private readonly desk: SettlementDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The provider's answer; settles nothing. A link that has come to its end is taken back by it. */
  async about(charge: ChargeRecord): Promise<Exchange> {
    const startedAt = this.clock.now();
    const isOver = charge.confirmBy !== null && charge.confirmBy <= startedAt;
    const outcome = await (isOver ? this.gate.withdraw(charge.provider, providerRequest(charge)) : this.gate.find(charge.provider, providerRequest(charge)));
    return { chargeId: charge.id, lineId: charge.lineId, kind: 'query', outcome, startedAt, finishedAt: this.clock.now() };
  }

  /** Asks and settles; gives the charge as it then is. The caller has leased the question. */
  async settle(chargeId: string): Promise<ChargeRecord> {
    const charge = await this.find(chargeId);
    if (!isOpen(charge)) return charge;
    await this.desk.settleSurely([await this.about(charge)], () => this.clock.now());
    return this.find(chargeId);
  }

  /**
   * Brings the open charge of a line up to date, before another one is planned. Gives it as it then is; null if there is none,
   * its request may still be under way, or somebody has just asked.
   */
  async refresh(lineId: string): Promise<ChargeRecord | null> {
    const open = await this.charges.openOn(lineId);
    if (!open || !isAskable(open, this.clock.now()) || (await this.charges.leaseQuestion(open.id)) > 0) return null;
    return this.settle(open.id);
  }

  private async find(chargeId: string): Promise<ChargeRecord> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Error(`No charge ${chargeId}`);
    return charge;
  }
}

/** Whether it is the provider who knows what becomes of it: of a transfer that is waited for only the bank does. */
export function isOpen({ status, confirmBy }: ChargeRecord): boolean {
  return status === 'pending' || status === 'unknown' || (status === 'awaiting' && confirmBy !== null);
}

/** Whether a question makes sense: a request that may be under way is not known to the provider yet. */
export function isAskable(charge: ChargeRecord, now: Date): boolean {
  return isOpen(charge) && (charge.status !== 'pending' || isPastDelivery(charge, now));
}
