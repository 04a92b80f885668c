import { Injectable } from '@nestjs/common';
import { Refusal, newId, newReference } from '#kernel';
import type { Money } from '#kernel';
import { ChargeBook, ChargeDoor, asRefusal, linkEnd } from '#payments';
import type { ChargePermit, ChargeRecord, ChargeStatus, PaymentMethod } from '#payments';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import { LineReader, RESCUABLE } from '#subscribers';
import type { LineRecord } from '#subscribers';
import { ChargePerformer } from './charge.performer.js';
import { ChargeableMethods } from './chargeable.methods.js';
import { extensionPaidFor } from './domain/extension.js';
import { RenewalOpening } from './renewal.opening.js';

/** What paying for a line now would do. */
export interface RenewalQuote {
  readonly line: LineRecord;
  readonly plan: PlanVersion;
  readonly amount: Money;
  /** The end of validity if it is paid. */
  readonly validToAfter: Date;
  readonly points: bigint;
  /** The renewal of the period, where it was charged before. */
  readonly chargedBefore: string | null;
}

export interface PreparedRenewal extends RenewalQuote {
  readonly method: PaymentMethod;
}

export interface RequestedRenewal {
  readonly lineId: string;
  /** null: the default method. */
  readonly methodId: string | null;
  /** The subscriber confirms it in person. */
  readonly byLink?: boolean;
  readonly executionId: string;
  readonly now: Date;
}

/** Why nothing else may be charged while a charge of the line is open. */
const BLOCKED_BY: Partial<Record<ChargeStatus, 'CHARGE_IN_PROGRESS' | 'CHARGE_OUTCOME_UNKNOWN' | 'CHARGE_AWAITED'>> = {
  pending: 'CHARGE_IN_PROGRESS',
  unknown: 'CHARGE_OUTCOME_UNKNOWN',
  awaiting: 'CHARGE_AWAITED',
};

/** Renewals that a person asks for: first prepared, then requested in the action's transaction, then performed after its commit. */
@Injectable()
export class RenewalDesk {
  constructor(
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
    private readonly charges: ChargeBook,
    private readonly door: ChargeDoor,
    private readonly methods: ChargeableMethods,
    private readonly opening: RenewalOpening,
    private readonly performer: ChargePerformer,
  ) {}

  /**
   * Reads and refuses; writes nothing.
   * @throws Refusal MONEY_HELD, NOT_FOUND, LINE_TERMINATED, CHARGE_IN_PROGRESS, CHARGE_OUTCOME_UNKNOWN, CHARGE_AWAITED, CHARGE_MONEY_WAITS, PAYMENT_METHOD_MISSING,
   * PAYMENT_METHOD_EXPIRED, RETRY_FORBIDDEN, RETRY_BUDGET_SPENT, NOTHING_TO_CHANGE (nothing to pay, or the plan's cap leaves nothing to give)
   */
  async prepare(lineId: string, methodId: string | null, now: Date): Promise<PreparedRenewal> {
    await this.door.refuseWhileHeld();
    const prepared = await this.look(lineId, methodId, now);
    const [refusal] = await this.door.judge([prepared], now);
    if (refusal) throw asRefusal(refusal);
    return prepared;
  }

  private async look(lineId: string, methodId: string | null, now: Date): Promise<PreparedRenewal> {
    const quote = await this.quote(lineId, now);
    return { ...quote, method: await this.methods.choose(quote.line, methodId, now) };
  }

  /** The same, whatever it will be paid by. @throws Refusal as {@link prepare}, but for methods and their budget */
  async quote(lineId: string, now: Date): Promise<RenewalQuote> {
    const [line] = await this.lines.find([lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    if (!RESCUABLE.includes(line.status)) throw new Refusal('LINE_TERMINATED', { status: line.status });
    const open = await this.charges.openOn(lineId);
    if (open) throw new Refusal(BLOCKED_BY[open.status] ?? 'CHARGE_IN_PROGRESS', { charge: open.reference });
    const chargedBefore = await this.opening.chargedBefore(line);
    await this.door.refuseWhilePaid(chargedBefore);
    const plan = await this.plans.version(line.planVersionId);
    const extension = extensionPaidFor(line, plan, now);
    if (!extension || plan.price.minor === 0n) throw new Refusal('NOTHING_TO_CHANGE');
    return { line, plan, amount: plan.price, validToAfter: extension.toAfter, points: BigInt(plan.pointsEarned), chargedBefore };
  }

  /** Writes the renewal of the current period as charging and its charge as pending, in the caller's transaction; gives the charge's id. */
  async request({ lineId, methodId, byLink = false, executionId, now }: RequestedRenewal): Promise<string> {
    await this.lines.lock([lineId]);
    const prepared = await this.look(lineId, methodId, now);
    const { line, plan } = prepared;
    const permit = await this.admit(prepared, now);
    const chargeId = newId();
    const { renewalId, attempts } = await this.opening.begin(line, plan, chargeId, now);
    await this.door.open([
      {
        id: chargeId,
        reference: newReference('CHG'),
        renewalId,
        lineId,
        subscriberId: line.subscriberId,
        market: line.market,
        attemptNumber: attempts,
        requestedBy: 'staff',
        executionId,
        confirmBy: byLink ? linkEnd(line.numberLostAt, now) : null,
        permit,
      },
    ]);
    return chargeId;
  }

  /** The same by bank transfer, which the subscriber is given as a method if there is none yet. */
  async requestTransfer(request: Omit<RequestedRenewal, 'methodId'>): Promise<string> {
    const [line] = await this.lines.lock([request.lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    return this.request({ ...request, methodId: await this.methods.transferOf(line, request.now) });
  }

  /** Asks the provider, after the commit and outside any transaction, and settles; gives the charge as it then is. */
  perform(chargeId: string): Promise<ChargeRecord> {
    return this.performer.perform(chargeId);
  }

  private async admit(attempt: PreparedRenewal, now: Date): Promise<ChargePermit> {
    const [answer] = await this.door.admit([attempt], now);
    if (!answer) throw new Error('The charge door gave no answer');
    if (answer.refusal) throw asRefusal(answer.refusal);
    return answer.permit;
  }
}
