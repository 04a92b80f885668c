import { Injectable } from '@nestjs/common';
import { newId, newReference } from '#kernel';
import { ChargeDoor, PaymentMethods, ProviderGate } from '#payments';
import type { Attempt, BreakerStanding, ChargePermit, DoorRefusal, NewCharge, ProviderRequest } from '#payments';
import { PlanCatalogue } from '#plans';
import { Database } from '#platform/database';
import { isBeginning, isCharging } from './claim.record.js';
import type { BegunRenewal, PlannedLine } from './claim.record.js';
import { isStale, planClaim } from './domain/claim.plan.js';
import type { ClaimSource, DueLine } from './domain/due.line.js';
import { settleFree, settleFromBalance, settleHeld, settleWithoutMethod } from './domain/settlement.js';
import type { Settlement } from './domain/settlement.parts.js';
import { DueLines, cursorAfter } from './due.lines.js';
import type { DueCursor } from './due.lines.js';
import { RenewalClaims } from './renewal.claims.js';
import type { BeginRenewal, RenewalRecord } from './renewal.record.js';

/** A charge that is pending in the books and still has to be asked for. */
export interface ClaimedCharge {
  readonly provider: string;
  readonly lineId: string;
  readonly request: ProviderRequest;
}

export interface Claim {
  /** Lines looked at; 0: nothing is due. */
  readonly examined: number;
  readonly charges: readonly ClaimedCharge[];
  readonly cursor: DueCursor;
  /** Providers that lines were left waiting for. */
  readonly waiting: readonly string[];
}

export interface ClaimRequest {
  readonly source: ClaimSource;
  readonly after: DueCursor;
  readonly limit: number;
  readonly now: Date;
  readonly runId: string;
  /** Which providers are left alone, and whether one is charged at a pace only. */
  readonly providers: BreakerStanding;
}

/** Puts due work into the books, many lines in one transaction: renewals, pending charges, and what needs no provider. */
@Injectable()
export class ClaimDesk {
  constructor(
    private readonly database: Database,
    private readonly due: DueLines,
    private readonly plans: PlanCatalogue,
    private readonly methods: PaymentMethods,
    private readonly gate: ProviderGate,
    private readonly door: ChargeDoor,
    private readonly books: RenewalClaims,
  ) {}

  claim(request: ClaimRequest): Promise<Claim> {
    const { source, now, after, limit, runId } = request;
    return this.database.transaction(async () => {
      const lines = await this.due.claim(source, now, after, limit, request.providers.shut);
      if (lines.length === 0) return { examined: 0, charges: [], cursor: after, waiting: [] };
      const wishes = await this.paced(await this.wishes(source, lines, now), request.providers);
      const planned = throughDoor(wishes, await this.door.admit(attemptsOf(wishes), now));
      const wanted = planned.filter(isBeginning).map((item) => toBegin(item, request));
      const begun = await this.books.begin(wanted, { planned, runId, now });
      const charges = begun.flatMap((item) => toCharge(item, now));
      await this.door.open(charges.map(({ row }) => row));
      const settlements = begun.flatMap((item) => settledAtOnce(item, now));
      await this.books.finish({ planned, begun, settlements, runId, now });
      return { examined: lines.length, charges: charges.map(({ claimed }) => claimed), cursor: cursorAfter(source, lines) ?? after, waiting: wishes.flatMap(({ action }) => (action.kind === 'wait' ? [action.provider] : [])) };
    });
  }

  /** What would be done; writes nothing. */
  async plan(source: ClaimSource, lines: readonly DueLine[], now: Date): Promise<PlannedLine[]> {
    const wishes = await this.wishes(source, lines, now);
    const refusals = await this.door.judge(attemptsOf(wishes), now);
    return throughDoor(wishes, refusals.map((refusal) => ({ permit: null, refusal })));
  }

  /** Lets a provider that is back after an outage have what it may have now, those who waited longest first; the rest waits. */
  private async paced(wishes: PlannedLine[], { isPaced }: BreakerStanding): Promise<PlannedLine[]> {
    if (!isPaced) return wishes;
    const wanted = new Map<string, number>();
    for (const { action } of wishes.filter(isCharging)) wanted.set(action.method.provider, (wanted.get(action.method.provider) ?? 0) + 1);
    const left = await this.gate.admit(wanted);
    return wishes.map((item) => {
      if (!isCharging(item)) return item;
      const { provider } = item.action.method;
      const free = left.get(provider) ?? 0;
      left.set(provider, free - 1);
      return free > 0 ? item : { ...item, action: { kind: 'wait', provider } };
    });
  }

  /** What is to be done as far as the lines say; the charge door has not been asked. */
  private async wishes(source: ClaimSource, lines: readonly DueLine[], now: Date): Promise<PlannedLine[]> {
    const versions = await this.plans.versions(lines.map(({ planVersionId }) => planVersionId));
    const methods = await this.methods.defaults(lines.map(({ subscriberId }) => subscriberId));
    const chargeable = new Set(this.gate.names);
    const wishes = lines.map((line): PlannedLine => {
      const plan = versions.get(line.planVersionId);
      if (!plan) throw new Error(`Line ${line.id} has no plan`);
      const method = methods.get(line.subscriberId);
      return { line, plan, action: planClaim(source, line, plan, method && chargeable.has(method.provider) ? method : undefined, now) };
    });
    return this.unlessPaid(wishes);
  }

  /** Nor does the balance pay for a period whose money is here already; charges are told so at the door. */
  private async unlessPaid(wishes: PlannedLine[]): Promise<PlannedLine[]> {
    const fromBalance = wishes.filter(({ action }) => action.kind === 'pay_from_balance');
    const paid = await this.door.paidAlready(fromBalance.flatMap(({ line }) => chargedBefore(line) ?? []));
    if (paid.size === 0) return wishes;
    return wishes.map((item) => {
      const refusal = item.action.kind === 'pay_from_balance' ? paid.get(item.line.renewalId ?? '') : undefined;
      return refusal ? { ...item, action: { kind: 'hold', method: null, refusal } } : item;
    });
  }
}

function toBegin(planned: PlannedLine, { now, runId }: ClaimRequest): BegunRenewal {
  const { line, plan, action } = planned;
  // A canceled renewal of the same period is taken up again; a stale one is closed and makes room.
  const own = isStale(line) ? null : line.openId;
  const renewal: BeginRenewal = {
    id: own ?? line.renewalId ?? newId(),
    from: own ? line.openStatus : line.renewalStatus,
    lineId: line.id,
    subscriberId: line.subscriberId,
    market: line.market,
    periodStart: line.validTo,
    planVersionId: plan.id,
    amountMinor: plan.price.minor,
    currency: plan.price.currency,
    attempts: (line.renewalAttempts ?? 0) + (action.kind === 'charge' ? 1 : 0),
    chargeId: action.kind === 'charge' ? newId() : null,
    numberLostAt: line.numberLostAt,
    runId,
    at: now,
  };
  return { planned, renewal };
}

function attemptsOf(planned: readonly PlannedLine[]): Attempt[] {
  return planned.filter(isCharging).map(({ line, plan, action }) => ({ method: action.method, amount: plan.price, chargedBefore: chargedBefore(line) }));
}

/** A renewal that no charge was made for yet has nothing that could be paid already: for most lines nothing is asked. */
function chargedBefore({ renewalId, renewalAttempts }: DueLine): string | null {
  return renewalAttempts === null || renewalAttempts === 0 ? null : renewalId;
}

/** A line whose charge is refused keeps its place: the others are not spoilt by it. */
function throughDoor(planned: readonly PlannedLine[], answers: readonly { readonly permit: ChargePermit | null; readonly refusal: DoorRefusal | null }[]): PlannedLine[] {
  const waiting = [...answers];
  return planned.map((item) => {
    const answer = isCharging(item) ? waiting.shift() : undefined;
    if (!answer || !isCharging(item)) return item;
    const { method } = item.action;
    return { ...item, action: answer.refusal ? { kind: 'hold', method, refusal: answer.refusal } : { kind: 'charge', method, permit: answer.permit } };
  });
}

function toCharge({ planned, renewal }: BegunRenewal, now: Date): { row: NewCharge; claimed: ClaimedCharge }[] {
  if (!isCharging(planned) || !planned.action.permit || renewal.chargeId === null) return [];
  const { line, plan, action: { method, permit } } = planned;
  const id = renewal.chargeId;
  const reference = newReference('CHG');
  const { lineId, subscriberId, market, attempts: attemptNumber } = renewal;
  const row: NewCharge = { id, reference, renewalId: renewal.id, lineId, subscriberId, market, attemptNumber, requestedBy: 'schedule', executionId: null, confirmBy: null, permit };
  const request = { chargeId: id, reference, amount: plan.price, method: { token: method.token, customer: method.customer }, providerReference: null, createdAt: now, byLink: false };
  return [{ row, claimed: { provider: method.provider, lineId: line.id, request } }];
}

function settledAtOnce({ planned: { line, plan, action }, renewal }: BegunRenewal, now: Date): Settlement[] {
  const record: RenewalRecord = { ...renewal, status: 'charging', nextAttemptAt: null, failureCode: null, failureClass: null };
  const subject = { line, plan, renewal: record };
  if (action.kind === 'hold') return [settleHeld(subject, action.refusal)];
  if (action.kind === 'renew_free') return [settleFree(subject, now)];
  if (action.kind === 'pay_from_balance') return [settleFromBalance(subject, null, now)];
  return action.kind === 'no_method' ? [settleWithoutMethod(subject)] : [];
}
