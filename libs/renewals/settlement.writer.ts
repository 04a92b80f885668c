import { Injectable } from '@nestjs/common';
import { PointsLedger } from '#loyalty';
import { ChargeBook, Ledger } from '#payments';
import { LineValidity } from '#subscribers';
import type { Settlement } from './domain/settlement.parts.js';
import { DueLines } from './due.lines.js';
import { RenewalBook } from './renewal.book.js';
import { SettlementNotices } from './settlement.notices.js';

/** Writes many settlements, each table once, in the caller's transaction. What one renewal needs is all in it or nothing is. */
@Injectable()
export class SettlementWriter {
  constructor(
    private readonly charges: ChargeBook,
    private readonly renewals: RenewalBook,
    private readonly validity: LineValidity,
    private readonly ledger: Ledger,
    private readonly points: PointsLedger,
    private readonly lines: DueLines,
    private readonly notices: SettlementNotices,
  ) {}

  async write(settlements: readonly Settlement[], now: Date): Promise<void> {
    if (settlements.length === 0) return;
    await this.charges.change(present(settlements.map(({ chargeChange }) => chargeChange)), now);
    await this.renewals.change(settlements.map(({ renewalChange }) => renewalChange));
    const moving = settlements.filter(({ move }) => move !== null);
    if (moving.length > 0) await this.validity.move(present(moving.map(({ move }) => move)), moving.map(({ line }) => line));
    // An open renewal drives itself; the line falls due again when its validity moves. One that was moved meanwhile has its next due time already.
    await this.lines.stop(settlements.filter(({ move, line, renewal }) => !move && line.renewAt !== null && isOfThisPeriod(renewal, line)).map(({ line }) => line.id));
    await this.ledger.post(present(settlements.map(({ ledger }) => ledger)));
    await this.points.earn(present(settlements.map(({ points }) => points)));
    await this.notices.publish(settlements, now);
  }
}

function isOfThisPeriod({ periodStart }: Settlement['renewal'], { validTo }: Settlement['line']): boolean {
  return periodStart.getTime() === validTo.getTime();
}

function present<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}
