import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { ChargeDoor } from '#payments';
import { LineReader } from '#subscribers';
import { balancePays } from './domain/claim.plan.js';
import { settleFromBalance } from './domain/settlement.js';
import { RenewalBook } from './renewal.book.js';
import { RenewalDesk } from './renewal.desk.js';
import type { RenewalQuote } from './renewal.desk.js';
import { RenewalOpening } from './renewal.opening.js';
import { SettlementWriter } from './settlement.writer.js';

/** Renewals that a person asks for and the prepaid balance pays, where the plan wants it so. */
@Injectable()
export class BalanceDesk {
  constructor(
    private readonly desk: RenewalDesk,
    private readonly door: ChargeDoor,
    private readonly lines: LineReader,
    private readonly opening: RenewalOpening,
    private readonly renewals: RenewalBook,
    private readonly writer: SettlementWriter,
  ) {}

  /** What paying from the balance would do; null where something else has to be charged. @throws Refusal as RenewalDesk.quote, and MONEY_HELD */
  async quote(lineId: string, now: Date): Promise<RenewalQuote | null> {
    await this.door.refuseWhileHeld();
    const quote = await this.desk.quote(lineId, now);
    return balancePays(quote.line, quote.plan) ? quote : null;
  }

  /** Pays and renews in the caller's transaction. @throws Refusal as {@link quote}, CONFLICT when the balance pays no longer */
  async pay(lineId: string, executionId: string, now: Date): Promise<void> {
    await this.lines.lock([lineId]);
    const quote = await this.quote(lineId, now);
    if (!quote) throw new Refusal('CONFLICT', { changes: [] });
    const { line, plan } = quote;
    const { renewalId } = await this.opening.begin(line, plan, null, now);
    const [renewal] = await this.renewals.find([renewalId]);
    if (!renewal) throw new Error(`Renewal ${renewalId} is gone`);
    await this.writer.write([settleFromBalance({ line, plan, renewal }, executionId, now)], now);
  }
}
