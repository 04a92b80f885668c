import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import type { ChargeOutcome, ChargeRecord } from '#payments';
import { LineReader } from '#subscribers';
import { settleCharge } from './domain/settlement.js';
import type { Settlement } from './domain/settlement.parts.js';
import { SettlementCases } from './settlement.cases.js';
import { SettlementDesk } from './settlement.desk.js';

/** What persons found out: the whole amount was taken, or the provider never had the request. */
export const FOUND_OUTCOMES = ['paid', 'not_paid'] as const;
export type FoundOutcome = (typeof FOUND_OUTCOMES)[number];

export interface ForeseenClose {
  readonly charge: ChargeRecord;
  readonly settlement: Settlement;
}

export interface ClosedCharge {
  readonly chargeId: string;
  readonly found: FoundOutcome;
  /** Where it can be seen, in the words of the two persons. */
  readonly evidence: string;
  readonly now: Date;
}

/** Charges that the provider never spoke of: after the last planned question two persons say, with evidence, what became of them. */
@Injectable()
export class UnresolvedDesk {
  constructor(
    private readonly charges: ChargeBook,
    private readonly lines: LineReader,
    private readonly cases: SettlementCases,
    private readonly desk: SettlementDesk,
  ) {}

  /**
   * What closing the charge now would do; writes nothing.
   * @throws Refusal NOT_FOUND, CHARGE_SETTLED, CHARGE_STILL_ASKED, CHARGE_TAKEN_OTHERWISE
   */
  async foresee(chargeId: string, found: FoundOutcome, now: Date): Promise<ForeseenClose> {
    const charge = await this.find(chargeId);
    const outcome = outcomeOf(charge, found);
    const [line] = await this.lines.find([charge.lineId]);
    if (!line) throw new Error(`Charge ${chargeId} is of no line`);
    const read = { lines: new Map([[line.id, line]]), charges: new Map([[charge.id, charge]]) };
    const [subject] = await this.cases.read([{ chargeId, lineId: line.id, outcome }], read, now);
    if (!subject) throw new Error(`Charge ${chargeId} is about nothing`);
    return { charge, settlement: settleCharge(subject.subject, charge, outcome, subject.spent, now) };
  }

  /** Settles it, in the caller's transaction, through the door that every outcome takes. */
  async close({ chargeId, found, evidence, now }: ClosedCharge): Promise<void> {
    const charge = await this.find(chargeId);
    await this.desk.settle([{ chargeId, lineId: charge.lineId, kind: 'staff', outcome: outcomeOf(charge, found), evidence, startedAt: now, finishedAt: now }], now);
  }

  private async find(chargeId: string): Promise<ChargeRecord> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Refusal('NOT_FOUND');
    const { reference, status, nextCheckAt, failureCode } = charge;
    if (status === 'pending' || (status === 'unknown' && nextCheckAt !== null)) throw new Refusal('CHARGE_STILL_ASKED', { charge: reference });
    if (status !== 'unknown') throw new Refusal('CHARGE_SETTLED', { charge: reference });
    // What was taken of it is in the books: it is put right by a refund.
    if (failureCode === 'amount_mismatch') throw new Refusal('CHARGE_TAKEN_OTHERWISE', { charge: reference });
    return charge;
  }
}

/** Persons vouch for the amount that was asked for, and not for the provider's id, which they may not have. */
function outcomeOf({ amountMinor: minor, currency, providerReference: reference }: ChargeRecord, found: FoundOutcome): ChargeOutcome {
  return found === 'paid' ? { kind: 'succeeded', reference, captured: { minor, currency }, requestId: null } : { kind: 'not_found' };
}
