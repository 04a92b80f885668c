import { Injectable } from '@nestjs/common';
import { ChargeBook, SpentAttempts } from '#payments';
import type { ChargeRecord, ChargeOutcome, SpentCharge } from '#payments';
import { PlanCatalogue } from '#plans';
import { LineReader } from '#subscribers';
import type { LineRecord } from '#subscribers';
import type { Case } from './domain/settlement.parts.js';
import { RenewalBook } from './renewal.book.js';

/** What an outcome is about. */
interface About {
  readonly chargeId: string;
  readonly lineId: string;
  readonly outcome: ChargeOutcome;
}

export interface LockedCharges {
  readonly lines: ReadonlyMap<string, LineRecord>;
  readonly charges: ReadonlyMap<string, ChargeRecord>;
}

/** A charge with everything that its outcome is judged by. */
export interface ChargeCase {
  readonly subject: Case;
  readonly charge: ChargeRecord;
  readonly spent: readonly SpentCharge[];
}

/** Outcomes after which the charge may be tried again. */
const FAILING: readonly ChargeOutcome['kind'][] = ['failed', 'not_found', 'not_reached'];

/** Locks and reads what is to be settled, each table once. */
@Injectable()
export class SettlementCases {
  constructor(
    private readonly lines: LineReader,
    private readonly charges: ChargeBook,
    private readonly renewals: RenewalBook,
    private readonly plans: PlanCatalogue,
    private readonly attempts: SpentAttempts,
  ) {}

  /** Lines first, then charges: everybody locks in this order. */
  async lock(about: readonly About[]): Promise<LockedCharges> {
    const lines = byId(await this.lines.lock([...new Set(about.map(({ lineId }) => lineId))]));
    return { lines, charges: byId(await this.charges.lock(about.map(({ chargeId }) => chargeId))) };
  }

  /** In the order asked for. */
  async read(about: readonly About[], { lines, charges }: LockedCharges, now: Date): Promise<ChargeCase[]> {
    const concerned = about.map(({ chargeId }) => found(charges, chargeId));
    const renewals = byId(await this.renewals.find(concerned.map(({ renewalId }) => renewalId)));
    const plans = await this.plans.versions([...renewals.values()].map(({ planVersionId }) => planVersionId));
    const failing = about.filter(({ outcome }) => FAILING.includes(outcome.kind)).map(({ chargeId }) => found(charges, chargeId));
    const spent = await this.attempts.of(failing.map((charge) => ({ ...charge, id: charge.paymentMethodId })), now);
    return concerned.map((charge) => {
      const renewal = found(renewals, charge.renewalId);
      return {
        subject: { line: found(lines, charge.lineId), renewal, plan: found(plans, renewal.planVersionId) },
        charge,
        spent: spent.get(charge.paymentMethodId) ?? [],
      };
    });
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

export function found<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id);
  if (!item) throw new Error(`Nothing is stored under ${id}`);
  return item;
}
