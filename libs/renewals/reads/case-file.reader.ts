import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeDoor, OPEN_CHARGE, ProviderGate } from '#payments';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import type { StaffActor } from '#platform/access';
import { Database, preparedName } from '#platform/database';
import type { CaseFile, CaseState } from '../diagnosis/case.file.js';
import { extensionPaidFor } from '../domain/extension.js';
import { eventsIn } from './case-file.rows.js';
import type { CaseFileRow, ExchangeRow } from './case-file.rows.js';
import { CASE_FILES } from './case-file.sql.js';

export interface StoredCase {
  readonly file: CaseFile;
  readonly market: string;
  /** The provider's own codes, which not every reader may see. */
  readonly exchanges: readonly (ExchangeRow & { readonly class: string | null })[];
}

/** What is the same for all files that are read together. */
interface Surroundings {
  readonly now: Date;
  readonly plans: ReadonlyMap<string, PlanVersion>;
  readonly onSale: ReadonlySet<string>;
  /** Methods that the charge door would refuse now. */
  readonly refused: ReadonlySet<string>;
}

/** Gathers what is known of renewals, in two statements whatever their number; plans are read once in the life of the process. */
@Injectable()
export class CaseFileReader {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
    private readonly gate: ProviderGate,
    private readonly door: ChargeDoor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By renewal. The caller has checked that the reader may see them. Others are counted in the reader's markets. */
  async read(renewalIds: readonly string[], { id: staffId, markets }: StaffActor): Promise<Map<string, StoredCase>> {
    const now = this.clock.now();
    const rows = await this.database.query<CaseFileRow>(CASE_FILES, [renewalIds, markets, staffId], { name: preparedName(CASE_FILES) });
    const plans = await this.plans.versions(rows.map(({ planVersionId }) => planVersionId));
    const around = { now, plans, onSale: await this.onSale(rows), refused: await this.refused(rows, plans, now) };
    return new Map(rows.map((row) => [row.id, { file: { now, state: this.stateOf(row, around), events: eventsIn(row) }, market: row.market, exchanges: withClass(row) }]));
  }

  /** Asked only where a plan was changed: it is seldom. */
  private async onSale(rows: readonly CaseFileRow[]): Promise<Set<string>> {
    const isChanged = rows.some(({ actions }) => actions.some(({ planBefore }) => planBefore !== null));
    return new Set(isChanged ? [...(await this.plans.current()).values()].map(({ id }) => id) : []);
  }

  private async refused(rows: readonly CaseFileRow[], plans: ReadonlyMap<string, PlanVersion>, now: Date): Promise<Set<string>> {
    const attempts = rows.flatMap(({ subscriberId, methods, planVersionId }) => {
      const amount = plans.get(planVersionId)?.price;
      return amount ? methods.map((method) => ({ method: { ...method, subscriberId, consentRestoredAt: instant(method.consentRestoredAt) }, amount, chargedBefore: null })) : [];
    });
    // One line for each method: a second renewal of the subscriber takes nothing from the budget of the first.
    const each = [...new Map(attempts.map((attempt) => [attempt.method.id, attempt])).values()];
    const refusals = await this.door.judge(each, now);
    return new Set(each.filter((_, index) => refusals[index] != null).map(({ method }) => method.id));
  }

  private stateOf(row: CaseFileRow, { plans, onSale, refused, now }: Surroundings): CaseState {
    const { lineId, subscriberId, lineStatus, zone, validTo, numberLostAt, autoRenew, takenByOther, moneyHeld } = row;
    const plan = plans.get(row.planVersionId);
    if (!plan) throw new Error(`Line ${lineId} has no plan`);
    const open = row.charges.find(({ status }) => OPEN_CHARGE.includes(status));
    const before = row.actions.find(({ planBefore }) => planBefore !== null)?.planBefore ?? null;
    return {
      renewal: row,
      line: { id: lineId, subscriberId, status: lineStatus, zone, validTo, numberLostAt, autoRenew },
      plan: { priceMinor: plan.price.minor, extends: extensionPaidFor(row, plan, now) !== null },
      planToReturnTo: before !== null && onSale.has(before) && before !== row.planVersionId ? before : null,
      notRefundable: row.notRefundable,
      methods: row.methods.map(({ id, label, expiryMonth, expiryYear, isDefault, status, provider, createdAt, blockedReason }) => ({
        id, label, expiryMonth, expiryYear, isDefault, status,
        createdAt: new Date(createdAt),
        consentWithdrawn: status === 'blocked' && blockedReason === 'consent',
        served: this.gate.names.includes(provider),
        linked: this.gate.givesLinks(provider),
        admitted: !refused.has(id),
      })),
      cardLink: row.cardLinkEndsAt ? { endsAt: row.cardLinkEndsAt } : this.gate.cardLinkProviders.length > 0 ? null : 'none_to_give',
      takenByOther,
      moneyHeld,
      openCharge: open ? { id: open.id, status: open.status, code: open.code, nextCheckAt: instant(open.nextCheckAt), confirmBy: instant(open.confirmBy) } : null,
    };
  }
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function withClass({ exchanges, charges }: CaseFileRow): StoredCase['exchanges'] {
  const classes = new Map(charges.map((charge) => [charge.id, charge.class]));
  return exchanges.map((exchange) => ({ ...exchange, class: classes.get(exchange.chargeId) ?? null }));
}
