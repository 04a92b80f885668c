import { Injectable } from '@nestjs/common';
import { Refusal, newId } from '#kernel';
import type { PlanVersion } from '#plans';
import type { LineRecord } from '#subscribers';
import { AT_REST } from './domain/renewal.states.js';
import { RenewalBook } from './renewal.book.js';

/** A renewal that a person has set going. */
export interface OpenedRenewal {
  readonly renewalId: string;
  /** Charges so far, the one that is about to be made included. */
  readonly attempts: number;
}

/** Sets the renewal of a line's current period going because a person asks for it. The caller holds the line. */
@Injectable()
export class RenewalOpening {
  constructor(private readonly renewals: RenewalBook) {}

  /** The renewal of the line's current period, if a charge was made for it; null: none was. */
  async chargedBefore(line: LineRecord): Promise<string | null> {
    const own = (await this.renewals.ofLine(line.id, line.validTo)).find(({ periodStart }) => periodStart.getTime() === line.validTo.getTime());
    return own && own.attempts > 0 ? own.id : null;
  }

  /** @param chargeId the charge that is about to be made; null: the balance pays. @throws Refusal CHARGE_IN_PROGRESS */
  async begin(line: LineRecord, plan: PlanVersion, chargeId: string | null, now: Date): Promise<OpenedRenewal> {
    const known = await this.renewals.ofLine(line.id, line.validTo);
    const own = known.find(({ periodStart }) => periodStart.getTime() === line.validTo.getTime());
    if (known.some((renewal) => renewal !== own && AT_REST.includes(renewal.status))) await this.renewals.close([line.id], 'canceled', now);
    const renewal = {
      id: own?.id ?? newId(),
      from: own?.status ?? null,
      lineId: line.id,
      subscriberId: line.subscriberId,
      market: line.market,
      periodStart: line.validTo,
      planVersionId: plan.id,
      amountMinor: plan.price.minor,
      currency: plan.price.currency,
      attempts: (own?.attempts ?? 0) + (chargeId === null ? 0 : 1),
      chargeId,
      numberLostAt: line.numberLostAt,
      runId: null,
      at: now,
    };
    const begun = await this.renewals.begin([renewal]);
    if (!begun.has(renewal.id)) throw new Refusal('CHARGE_IN_PROGRESS');
    return { renewalId: renewal.id, attempts: renewal.attempts };
  }
}
