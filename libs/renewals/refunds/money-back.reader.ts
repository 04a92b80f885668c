import { Injectable } from '@nestjs/common';
import { ChargeBook, Ledger, RefundBook, moneyBackIn } from '#payments';
import type { ChargeRecord, ProviderEvent, RefundRecord } from '#payments';
import { DisputeDesk } from './dispute.desk.js';
import type { ToldDispute } from './dispute.desk.js';
import { ForeignRefunds } from './foreign.refunds.js';
import type { ToldRefund } from './foreign.refunds.js';
import { RefundSettlement } from './refund.settlement.js';

/** Says what a message about a refund or a dispute means, and has it booked. */
@Injectable()
export class MoneyBackReader {
  constructor(
    private readonly charges: ChargeBook,
    private readonly refunds: RefundBook,
    private readonly ledger: Ledger,
    private readonly settlement: RefundSettlement,
    private readonly foreign: ForeignRefunds,
    private readonly disputes: DisputeDesk,
  ) {}

  /** In the caller's transaction. What came of it, in a few words; null: it has to wait, as its charge is not known as paid yet. */
  async read(event: ProviderEvent, now: Date): Promise<string | null> {
    const told = moneyBackIn(event);
    if (!told) return 'not about money that goes back';
    const ours = told.about === 'refund' ? await this.known(event.provider, told) : null;
    if (ours && told.about === 'refund') return this.settle(ours, told, now);
    const charge = await this.charges.named(event.provider, told);
    if (told.about === 'charge') return this.askAbout(charge, now);
    if (!charge || !(await this.isBooked(charge, now))) return null;
    if (told.about === 'dispute') return (await this.disputes.tell(charge, told, now, await this.hasGone(charge, told))) ? 'booked' : 'known already';
    if (told.echoesDispute && (await this.disputes.takes(charge, told.amount, now))) return 'taken by a dispute';
    return this.foreign.book(charge, told, now);
  }

  /** Whether what a dispute takes was told of first, as a refund, and is booked as that. */
  private async hasGone({ id }: ChargeRecord, { echoedByRefund, amount }: ToldDispute): Promise<boolean> {
    if (!echoedByRefund) return false;
    const refunds = await this.refunds.ofCharge(id);
    return refunds.some(({ requestedBy, status, amountMinor, currency }) => requestedBy === 'provider' && status === 'succeeded' && amountMinor === amount.minor && currency === amount.currency);
  }

  private async known(provider: string, { refundId, reference }: ToldRefund): Promise<RefundRecord | null> {
    const [refund] = refundId === null ? [] : await this.refunds.find([refundId]);
    return refund ?? (await this.refunds.byProviderReference(provider, reference));
  }

  private async settle(refund: RefundRecord, { outcome }: ToldRefund, now: Date): Promise<string> {
    const settled = await this.settlement.settle({ refundId: refund.id, kind: 'webhook', outcome, startedAt: now, finishedAt: now }, now);
    return settled ? 'settled' : 'known already';
  }

  /** A message without the refund itself only says that there is something to ask about. */
  private async askAbout(charge: ChargeRecord | null, now: Date): Promise<string> {
    if (!charge) return 'no such charge';
    await this.refunds.askNow(charge.id, now);
    return 'asked';
  }

  /** Whether the charge is known to have taken money; where it is not known yet, the provider is asked at once. */
  private async isBooked(charge: ChargeRecord, now: Date): Promise<boolean> {
    if ((await this.ledger.takenBy(charge.id)) !== null) return true;
    await this.charges.askNow(charge.id, now);
    return false;
  }
}
