import pg from 'pg';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { ActionBus, ActionsModule, LeftExecutions } from '#actions';
import { AuditChain, AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { FixedClock, newId } from '#kernel';
import type { Clock } from '#kernel';
import { BANK_TRANSFER, BankTransferProvider, PaymentsModule, WebhookInbox } from '#payments';
import type { ProviderRequest } from '#payments';
import { PaymentActionsModule } from '#payments/actions';
import type { StaffActor } from '#platform/access';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { LifeCycleMover, MoneyBackEvents, ProviderEvents, RefundResolver, RenewalEngine, RenewalsModule, UnknownResolver } from '#renewals';
import { RenewalActionsModule } from '#renewals/actions';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine, PlanTerms } from '#renewals/testing';
import { SubscriberActionsModule } from '#subscribers/actions';
import { insertStaff } from '../support/staff.rows.js';
import { RefundSettlement } from '../../libs/renewals/refunds/refund.settlement.js';
import { SettlementDesk } from '../../libs/renewals/settlement.desk.js';
import { ProviderTruth } from './provider.truth.js';
import type { Mood } from './provider.truth.js';

/** Where each seed begins. */
export const START = '2027-03-04T09:00:00.000Z';

/** What a line of a seed's small world is like. */
export interface LineGiven {
  readonly plan: number;
  readonly zone: string;
  /** Hours from the start of the world to the end of validity. */
  readonly validForHours: number;
  readonly autoRenew: boolean;
  /** Who keeps its default method; null: it has none. */
  readonly method: 'stripe' | 'paypal' | null;
  /** On record for it when the world begins. */
  readonly balanceMinor: bigint;
  readonly mood: Mood;
}

/** Plans that differ in everything that the engine looks at; an admin could publish each of them. */
export const PLANS: readonly Partial<PlanTerms>[] = [
  {},
  { periodUnit: 'day', periodCount: 30, maxAccumulatedDays: 40, graceDays: 15, suspendedDays: 20, quarantineDays: 20, retryOffsetsDays: [-3, 0, 2, 9], pointsEarned: 0 },
  { periodUnit: 'day', periodCount: 7, policy: 'floor', chargeDaysBefore: 8, graceDays: 10, suspendedDays: 10, quarantineDays: 3, retryOffsetsDays: [-1, 1, 3, 5] },
  { priceMinor: 0n, periodUnit: 'day', periodCount: 14, chargeDaysBefore: 1, retryOffsetsDays: [] },
  { periodUnit: 'year', periodCount: 1, priceMinor: 4_800n, chargeDaysBefore: 30, graceDays: 0, suspendedDays: 30, retryOffsetsDays: [-14, -7, -1, 0, 7] },
  { periodUnit: 'day', periodCount: 1, chargeDaysBefore: 0, priceMinor: 30n, graceDays: 9, suspendedDays: 12, quarantineDays: 2, retryOffsetsDays: [1, 2, 3, 8] },
  { periodUnit: 'day', periodCount: 5, chargeDaysBefore: 2, priceMinor: 100n, balanceFirst: true, graceDays: 12, suspendedDays: 5, quarantineDays: 5, retryOffsetsDays: [-1, 0, 2] },
];

/** A worker, or the desk, with a clock of its own. */
export interface Hand {
  readonly app: TestingModule;
  readonly clock: Clock & { behindMinutes: number };
}

/** On a machine that has other work, a slow answer breaks no law. */
const PATIENCE_MS = 120_000;

/** What all seeds share. */
const KEPT = ['plan', 'plan_version', 'staff_account', 'state_transition', 'keepline_migration', 'audit_head', 'schedule'];

/** The product on a real database: two workers with clocks of their own, one desk, and a provider whose truth is known. */
export class SimulatedWorld {
  readonly lines: InsertedLine[] = [];
  /** Charges that the provider was asked for before they were in the books. */
  readonly askedFromNowhere: string[] = [];

  private constructor(
    private readonly databaseUrl: string,
    readonly clock: FixedClock,
    readonly provider: ProviderTruth,
    readonly hands: readonly [Hand, Hand],
    private readonly plans: readonly string[],
    readonly agent: StaffActor,
    /** Agrees to what the agent asks for. */
    readonly second: StaffActor,
  ) {}

  static async open(databaseUrl: string): Promise<SimulatedWorld> {
    const clock = new FixedClock(START);
    const provider = new ProviderTruth(clock);
    const hands = [await openHand(databaseUrl, clock, provider), await openHand(databaseUrl, clock, provider)] as const;
    const database = hands[0].app.get(Database);
    const plans: string[] = [];
    for (const terms of PLANS) plans.push(await insertPlan(database, terms));
    const world = new SimulatedWorld(databaseUrl, clock, provider, hands, plans, await insertStaff(database, 'supervisor', 'Nadia Benali'), await insertStaff(database, 'supervisor', 'Bilal Roche'));
    provider.witness = (request) => world.seePending(request);
    return world;
  }

  get database(): Database {
    return this.hands[0].app.get(Database);
  }

  /** Empties the world and fills it anew, so that every seed begins alike. */
  async begin(given: readonly LineGiven[]): Promise<void> {
    this.clock.set(START);
    for (const { clock } of this.hands) clock.behindMinutes = 0;
    this.provider.forget();
    await this.empty();
    this.lines.length = 0;
    this.askedFromNowhere.length = 0;
    for (const [index, { plan, zone, validForHours, autoRenew, method, balanceMinor, mood }] of given.entries()) {
      const validTo = new Date(new Date(START).getTime() + validForHours * 3_600_000).toISOString();
      const token = method && `token_${index}`;
      this.lines.push(await insertLine(this.database, { planVersionId: this.plan(plan), validTo, zone, autoRenew, token }));
      if (method === 'paypal') await this.database.query(`UPDATE payment_method SET provider = 'paypal' WHERE provider_token = $1`, [token]);
      if (balanceMinor > 0n) await this.putBalance(this.lineId(index), balanceMinor);
      this.provider.setMood(`token_${index}`, mood);
    }
  }

  /** Any number means a line. */
  lineId(number: number): string {
    return this.lines[number % this.lines.length]?.lineId ?? '';
  }

  plan(index: number): string {
    return this.plans[index] ?? '';
  }

  readonly renew = (hand: Hand, lanes = 1): Promise<unknown> => hand.app.get(RenewalEngine, { strict: false }).run({ options: { batch: 3, lanes, concurrency: 2 } });
  readonly moveLines = (hand: Hand): Promise<unknown> => hand.app.get(LifeCycleMover, { strict: false }).moveDue();

  async resolve(hand: Hand): Promise<void> {
    await hand.app.get(UnknownResolver, { strict: false }).resolveDue();
    await hand.app.get(RefundResolver, { strict: false }).resolveDue();
    await hand.app.get(LeftExecutions, { strict: false }).end();
  }

  async readMessages(hand: Hand): Promise<void> {
    await hand.app.get(ProviderEvents, { strict: false }).processWaiting();
    await hand.app.get(MoneyBackEvents, { strict: false }).processWaiting();
  }

  readonly auditChain = () => this.hands[0].app.get(AuditChain, { strict: false }).verify();

  get inbox(): WebhookInbox {
    return this.hands[0].app.get(WebhookInbox, { strict: false });
  }

  get bus(): ActionBus {
    return this.hands[0].app.get(ActionBus);
  }

  /** Runs the renewals of a worker that is gone before any answer gets into the books. */
  async renewAndDie(hand: Hand, sent: number | null): Promise<void> {
    const desk = hand.app.get(SettlementDesk, { strict: false });
    desk.settleSurely = () => Promise.resolve();
    this.provider.diesAfter = sent;
    try {
      await this.renew(hand);
    } finally {
      Reflect.deleteProperty(desk, 'settleSurely');
      this.provider.diesAfter = null;
    }
  }

  /** The desk is gone in the middle of that work, after its commit and before any answer gets into the books. */
  async dieWhile(isSent: boolean, work: () => Promise<void>): Promise<void> {
    const [{ app }] = this.hands;
    const desks = [app.get(SettlementDesk, { strict: false }), app.get(RefundSettlement, { strict: false })];
    for (const desk of desks) desk.settleSurely = () => Promise.reject(new Killed());
    this.provider.diesAfter = isSent ? null : 0;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Killed)) throw problem;
    } finally {
      for (const desk of desks) Reflect.deleteProperty(desk, 'settleSurely');
      this.provider.diesAfter = null;
    }
  }

  async close(): Promise<void> {
    for (const { app } of this.hands) await app.close();
  }

  /** Whoever is asked for money finds the charge committed. */
  private async seePending({ chargeId }: ProviderRequest): Promise<void> {
    const [charge] = await this.database.query<{ status: string }>('SELECT status FROM charge WHERE id = $1', [chargeId]);
    // Whatever is thrown into the gate counts as an answer that was lost.
    if (!charge) this.askedFromNowhere.push(chargeId);
  }

  /** As an import would put it on record. */
  private async putBalance(lineId: string, minor: bigint): Promise<void> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.query(`INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at) VALUES ($1, $2, 'opening', $3, $4)`, [id, `opening:${lineId}`, lineId, START]);
      await this.database.query(
        `INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor) VALUES ($1, 1, 'opening', 'EUR', $2), ($1, 2, 'subscriber_balance', 'EUR', -$2::bigint)`,
        [id, String(minor)],
      );
      await this.database.query('UPDATE line SET balance_minor = $2 WHERE id = $1', [lineId, String(minor)]);
    });
  }

  /** The triggers that keep everybody from deleting are off for the owner's session that begins the next seed, and for no other. */
  private async empty(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)`, [KEPT]);
      const deletes = rows.map(({ name }) => `DELETE FROM "${name}";`).join(' ');
      // One message is one transaction.
      await client.query(`SET LOCAL ROLE NONE; SET LOCAL session_replication_role = replica; ${deletes} UPDATE audit_head SET seq = 0, hash = sha256('keepline audit chain'::bytea)`);
    } finally {
      await client.end();
    }
  }
}

/** Thrown by a process that does not live any more. */
class Killed extends Error {}

async function openHand(url: string, master: FixedClock, provider: ProviderTruth): Promise<Hand> {
  const clock = { behindMinutes: 0, now: () => new Date(master.now().getTime() - clock.behindMinutes * 60_000) };
  const app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(clock),
      DatabaseModule.forRoot({ url, poolSize: 6, connectWithinMs: PATIENCE_MS, statementTimeoutMs: PATIENCE_MS }),
      AuditModule,
      OutboxModule,
      ActionsModule,
      PaymentsModule.withProviders({ stripe: provider, paypal: provider.asPaypal, [BANK_TRANSFER]: new BankTransferProvider() }),
      PaymentActionsModule,
      CasesModule,
      SubscriberActionsModule,
      RenewalsModule,
      RenewalActionsModule,
    ],
  }).compile();
  app.useLogger(false);
  await app.init();
  return { app, clock };
}
