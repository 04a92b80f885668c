import { Injectable } from '@nestjs/common';
import { Refusal, newId, newReference } from '#kernel';
import { ChargeBook, MoneyHold, ProviderGate, RefundBook, decideRefund } from '#payments';
import type { ChargeRecord, GrantedRefund, RefundOrder } from '#payments';
import { LineReader } from '#subscribers';
import type { LineRecord } from '#subscribers';
import { RefundFacts } from './refund.facts.js';
import { NOTHING_TAKEN, ReversalReader } from './reversal.terms.js';
import type { ReversalTerms } from './reversal.terms.js';

/** What a refund now would do. */
export interface PreparedRefund {
  readonly charge: ChargeRecord;
  readonly line: LineRecord;
  readonly granted: GrantedRefund;
  readonly takesBack: ReversalTerms;
}

export interface RequestedRefund extends RefundOrder {
  readonly chargeId: string;
  readonly executionId: string;
  readonly now: Date;
}

/** Refunds that a person asks for: first prepared, then requested in the action's transaction; RefundPerformer sends them after its commit. */
@Injectable()
export class RefundDesk {
  constructor(
    private readonly lines: LineReader,
    private readonly charges: ChargeBook,
    private readonly refunds: RefundBook,
    private readonly facts: RefundFacts,
    private readonly reversals: ReversalReader,
    private readonly hold: MoneyHold,
    private readonly gate: ProviderGate,
  ) {}

  /**
   * Reads and refuses; writes nothing.
   * @throws Refusal NOT_FOUND, MONEY_HELD, REFUND_NOT_AT_PROVIDER, and what {@link decideRefund} refuses
   */
  async prepare(chargeId: string, order: RefundOrder, now: Date): Promise<PreparedRefund> {
    const [charge] = await this.charges.find([chargeId]);
    const [line] = charge ? await this.lines.find([charge.lineId]) : [];
    if (!charge || !line) throw new Refusal('NOT_FOUND');
    await this.hold.refuseWhileHeld();
    const granted = decideRefund(await this.facts.of(charge), order);
    if (charge.providerReference === null || !this.gate.names.includes(charge.provider)) throw new Refusal('REFUND_NOT_AT_PROVIDER');
    return { charge, line, granted, takesBack: granted.kind === 'reversal' ? await this.reversals.terms(charge, line, now) : NOTHING_TAKEN };
  }

  /** Writes the refund as pending, in the caller's transaction; gives its id. */
  async request({ chargeId, executionId, now, ...order }: RequestedRefund): Promise<string> {
    const [known] = await this.charges.find([chargeId]);
    if (!known) throw new Refusal('NOT_FOUND');
    await this.lines.lock([known.lineId]);
    await this.charges.lock([chargeId]);
    const { charge, granted } = await this.prepare(chargeId, order, now);
    const id = newId();
    await this.refunds.open({
      id,
      reference: newReference('REF'),
      chargeId,
      lineId: charge.lineId,
      subscriberId: charge.subscriberId,
      market: charge.market,
      kind: granted.kind,
      provider: charge.provider,
      providerReference: null,
      amountMinor: granted.amount.minor,
      currency: granted.amount.currency,
      requestedBy: 'staff',
      executionId,
      createdAt: now,
    });
    return id;
  }
}
