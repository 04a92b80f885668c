import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import type { Captured, ChargeRecord } from '#payments';
import { PlanCatalogue } from '#plans';
import { LineReader } from '#subscribers';
import { settleNotReceived } from './domain/settlement.js';
import type { Case } from './domain/settlement.parts.js';
import { RenewalBook } from './renewal.book.js';
import { SettlementDesk } from './settlement.desk.js';
import { SettlementWriter } from './settlement.writer.js';

/** A charge that waits for the subscriber, with what it is about. */
export interface AwaitedCharge extends Case {
  readonly charge: ChargeRecord;
}

export interface ReceivedTransfer {
  readonly chargeId: string;
  readonly received: Captured;
  /** Where it can be seen, in the words of the two persons: the bank's own reference. */
  readonly evidence: string;
  readonly now: Date;
}

/** Charges that wait for the subscriber: what was received, and what is not waited for any more. */
@Injectable()
export class AwaitedDesk {
  constructor(
    private readonly charges: ChargeBook,
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
    private readonly renewals: RenewalBook,
    private readonly desk: SettlementDesk,
    private readonly writer: SettlementWriter,
  ) {}

  /** @throws Refusal NOT_FOUND, CHARGE_NOT_AWAITED */
  async find(chargeId: string): Promise<AwaitedCharge> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Refusal('NOT_FOUND');
    if (charge.status !== 'awaiting') throw new Refusal('CHARGE_NOT_AWAITED', { charge: charge.reference });
    const [line] = await this.lines.find([charge.lineId]);
    const [renewal] = await this.renewals.find([charge.renewalId]);
    if (!line || !renewal) throw new Error(`Charge ${chargeId} is about nothing`);
    return { charge, line, renewal, plan: await this.plans.version(renewal.planVersionId) };
  }

  /** Books what arrived, in the caller's transaction, through the door that every outcome takes. */
  async receive({ chargeId, received, evidence, now }: ReceivedTransfer): Promise<void> {
    const { charge } = await this.find(chargeId);
    const outcome = { kind: 'succeeded' as const, reference: charge.providerReference ?? charge.reference, captured: received, requestId: null };
    await this.desk.settle([{ chargeId, lineId: charge.lineId, kind: 'staff', outcome, evidence, startedAt: now, finishedAt: now }], now);
  }

  /**
   * Waits no longer, in the caller's transaction; the renewal is a person's again. A link that the subscriber has is over, and the charge is closed once
   * the provider has taken it back.
   */
  async stop(chargeId: string, now: Date): Promise<void> {
    const { charge, ...subject } = await this.find(chargeId);
    if (charge.confirmBy !== null) return this.charges.endLink(chargeId, now);
    await this.writer.write([settleNotReceived(subject, charge, now)], now);
  }
}
