import { Injectable } from '@nestjs/common';
import { PointsLedger, spendable } from '#loyalty';
import type { ChargeRecord } from '#payments';
import { PlanCatalogue } from '#plans';
import { LineValidity, lineSchedule } from '#subscribers';
import type { LineRecord } from '#subscribers';
import { RenewalBook } from '../renewal.book.js';
import { pointsToTake, validityToTake } from './domain/taking-back.js';
import type { TakenPoints, TakenValidity } from './domain/taking-back.js';

/** What taking a renewal back would change besides the money. */
export interface ReversalTerms {
  readonly validity: TakenValidity | null;
  readonly points: (TakenPoints & { readonly spendable: bigint }) | null;
  /** The line would be charged again at once, so that it is no longer renewed by itself. */
  readonly stopsAutoRenew: boolean;
}

export const NOTHING_TAKEN: ReversalTerms = { validity: null, points: null, stopsAutoRenew: false };

/** Reads what a reversal takes back: the same for the preview and for the settlement, at the moment of each. */
@Injectable()
export class ReversalReader {
  constructor(
    private readonly validity: LineValidity,
    private readonly renewals: RenewalBook,
    private readonly plans: PlanCatalogue,
    private readonly points: PointsLedger,
  ) {}

  async terms(charge: ChargeRecord, line: LineRecord, now: Date): Promise<ReversalTerms> {
    const validity = await this.validityOf(charge, line, now);
    return { validity, points: await this.pointsOf(charge, now), stopsAutoRenew: validity !== null && (await this.fallsDue(line, validity.after, now)) };
  }

  private async validityOf(charge: ChargeRecord, line: LineRecord, now: Date): Promise<TakenValidity | null> {
    const given = await this.validity.movedBy(charge.id);
    const [renewal] = await this.renewals.find([charge.renewalId]);
    if (!given || !renewal) return null;
    const { period } = await this.plans.version(renewal.planVersionId);
    return validityToTake(line, given, period, now);
  }

  private async pointsOf(charge: ChargeRecord, now: Date): Promise<ReversalTerms['points']> {
    const taken = pointsToTake(await this.points.earnedBy(`charge:${charge.id}`), now);
    return taken && { ...taken, spendable: spendable(await this.points.lots(charge.subscriberId), now) };
  }

  private async fallsDue(line: LineRecord, validTo: Date, now: Date): Promise<boolean> {
    if (!line.autoRenew) return false;
    const plan = await this.plans.version(line.planVersionId);
    const { renewAt } = lineSchedule({ ...line, validTo, plan });
    return renewAt !== null && renewAt <= now;
  }
}
