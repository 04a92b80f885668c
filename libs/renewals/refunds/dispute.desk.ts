import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { newId } from '#kernel';
import { ChargeBook, DisputeBook, Ledger, STANDING_DISPUTE, chargebackReinstated, chargedBack, moneyCaptured } from '#payments';
import type { Captured, ChargeRecord, DisputeRecord, MoneyBack } from '#payments';
import { Outbox } from '#platform/queue';
import { LineReader, SubscriberCases } from '#subscribers';
import { disputeStep } from './domain/dispute.step.js';
import type { DisputeStep } from './domain/dispute.step.js';

export type ToldDispute = Extract<MoneyBack, { about: 'dispute' }>;

/** Payments that subscribers take back through their banks. Validity and points stay as they are: a person decides, with the case that is opened. */
@Injectable()
export class DisputeDesk {
  constructor(
    private readonly lines: LineReader,
    private readonly charges: ChargeBook,
    private readonly disputes: DisputeBook,
    private readonly ledger: Ledger,
    private readonly cases: SubscriberCases,
    private readonly outbox: Outbox,
    private readonly audit: AuditRecorder,
  ) {}

  /**
   * Books what a message adds, in the caller's transaction; gives whether it added anything.
   * @param hasGone the money is booked as gone already
   */
  async tell(known: ChargeRecord, told: ToldDispute, now: Date, hasGone = false): Promise<boolean> {
    await this.lines.lock([known.lineId]);
    const [charge] = await this.charges.lock([known.id]);
    if (!charge) return false;
    const before = await this.disputes.byProviderReference(charge.provider, told.reference);
    const next = disputeStep(before?.status ?? null, told.status);
    if (!next) return false;
    const step = { ...next, withdrawn: next.withdrawn && !hasGone };
    const dispute = await this.keep(charge, before, told, step, now);
    await this.book(dispute, step, now);
    await this.cases.open([
      { topic: 'chargeback', subscriberId: charge.subscriberId, lineId: charge.lineId, renewalId: charge.renewalId, chargeId: charge.id, openedAt: now },
    ]);
    this.announce(dispute, before);
    return true;
  }

  /** Whether money that went from a charge is what a dispute of it takes: then it is the dispute that is booked, and no refund besides. */
  async takes(charge: ChargeRecord, amount: Captured, now: Date): Promise<boolean> {
    const standing = (await this.disputes.ofCharge(charge.id)).filter(({ status }) => STANDING_DISPUTE.includes(status));
    const dispute = standing.find(({ amountMinor, currency }) => amountMinor === amount.minor && currency === amount.currency);
    if (!dispute) return false;
    const { providerReference: reference, reason, feeMinor, feeCurrency } = dispute;
    await this.tell(charge, { about: 'dispute', reference, charge: null, chargeId: charge.id, amount, fee: { minor: feeMinor, currency: feeCurrency }, reason, status: 'open', echoedByRefund: true }, now);
    return true;
  }

  private async keep(charge: ChargeRecord, before: DisputeRecord | null, told: ToldDispute, { status }: DisputeStep, now: Date): Promise<DisputeRecord> {
    const [amount, fee] = [moneyCaptured(told.amount.minor, told.amount.currency), moneyCaptured(told.fee.minor, told.fee.currency)];
    if (!amount || !fee) throw new Error(`Dispute ${told.reference} is in a currency that is not known`);
    const closedAt = status === 'inquiry' || status === 'open' ? null : now;
    const dispute: DisputeRecord = {
      id: before?.id ?? newId(),
      chargeId: charge.id,
      lineId: charge.lineId,
      subscriberId: charge.subscriberId,
      market: charge.market,
      provider: charge.provider,
      providerReference: told.reference,
      amountMinor: before?.amountMinor ?? amount.minor,
      currency: before?.currency ?? amount.currency,
      // The fee is known once the money was taken; later messages need not repeat it.
      feeMinor: before && before.feeMinor > 0n ? before.feeMinor : fee.minor,
      feeCurrency: before && before.feeMinor > 0n ? before.feeCurrency : fee.currency,
      reason: told.reason,
      status,
      openedAt: before?.openedAt ?? now,
      closedAt,
    };
    await (before ? this.disputes.change(dispute) : this.disputes.open(dispute));
    return dispute;
  }

  private async book(dispute: DisputeRecord, { withdrawn, reinstated }: DisputeStep, at: Date): Promise<void> {
    const taken = await this.ledger.takenBy(dispute.chargeId);
    const chargeback = {
      disputeId: dispute.id,
      lineId: dispute.lineId,
      amount: { minor: dispute.amountMinor, currency: dispute.currency },
      fee: { minor: dispute.feeMinor, currency: dispute.feeCurrency },
      account: taken?.account === 'suspense' ? ('suspense' as const) : ('refunds' as const),
      at,
    };
    await this.ledger.post([...(withdrawn ? [chargedBack(chargeback)] : []), ...(reinstated ? [chargebackReinstated(chargeback)] : [])]);
  }

  private announce({ id, chargeId, lineId, subscriberId, amountMinor, currency, reason, status }: DisputeRecord, before: DisputeRecord | null): void {
    this.outbox.publish(`dispute.${status}`, { disputeId: id, chargeId, lineId, subscriberId }, { dedupeKey: `dispute:${id}:${status}` });
    this.audit.record({
      action: 'disputes.tell',
      actor: SYSTEM,
      subject: { type: 'Charge', id: chargeId },
      subscriberId,
      outcome: 'done',
      details: { disputeId: id, dispute: { before: before?.status ?? null, after: status }, amount: `${amountMinor} ${currency}`, reason },
    });
  }
}
