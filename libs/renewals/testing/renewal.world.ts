import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { AuditModule } from '#audit';
import { FixedClock } from '#kernel';
import { PaymentsModule } from '#payments';
import type { PaymentProvider, PaymentProviders } from '#payments';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { LifeCycleMover, RenewalDesk, RenewalEngine, RenewalsModule, ShadowRun, UnknownResolver } from '#renewals';
import type { RunRequest } from '#renewals';
import { insertLine, insertMethod, insertPlan } from './rows.js';
import type { InsertedLine, LineTermsGiven, PlanTerms } from './rows.js';

/** What a spec asks of a renewal and its line. */
export interface Seen {
  readonly status: string;
  readonly failureCode: string | null;
  readonly failureClass: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly numberLostAt: string;
}

/** Everything that renewals need on a real database, with a clock that stands still and a provider of the spec's choice. */
export class RenewalWorld {
  private constructor(
    private readonly app: TestingModule,
    readonly clock: FixedClock,
  ) {}

  /**
   * @param cases the module that keeps cases, which renewals may not know
   * @param others modules that a spec needs besides, such as those of the action bus
   * @param more providers besides, by name
   */
  static async open(databaseUrl: string, provider: PaymentProvider, at: string, cases: Type, others: readonly Type[] = [], more: PaymentProviders = {}): Promise<RenewalWorld> {
    const clock = new FixedClock(at);
    const app = await Test.createTestingModule({
      imports: [
        ClockModule.forRoot(clock),
        DatabaseModule.forRoot({ url: databaseUrl }),
        AuditModule,
        OutboxModule,
        PaymentsModule.withProviders({ stripe: provider, ...more }),
        cases,
        RenewalsModule,
        ...others,
      ],
    }).compile();
    await app.init();
    return new RenewalWorld(app, clock);
  }

  readonly close = (): Promise<void> => this.app.close();

  get<T>(type: new (...dependencies: never[]) => T): T {
    return this.app.get(type, { strict: false });
  }

  get database(): Database {
    return this.get(Database);
  }

  readonly plan = (terms?: Partial<PlanTerms>): Promise<string> => insertPlan(this.database, terms);
  readonly line = (given: LineTermsGiven): Promise<InsertedLine> => insertLine(this.database, given);
  readonly method = (subscriberId: string, token: string): Promise<string> => insertMethod(this.database, { subscriberId, token, isDefault: false });
  readonly renew = () => this.get(RenewalEngine).run();
  readonly run = (request: RunRequest) => this.get(RenewalEngine).run(request);
  readonly resolve = () => this.get(UnknownResolver).resolveDue();
  readonly moveLines = () => this.get(LifeCycleMover).moveDue();

  get desk(): RenewalDesk {
    return this.get(RenewalDesk);
  }

  get shadow(): ShadowRun {
    return this.get(ShadowRun);
  }

  async renewals(lineId: string): Promise<Seen[]> {
    const rows = await this.database.query<Omit<Seen, 'nextAttemptAt' | 'numberLostAt'> & { nextAttemptAt: Date | null; numberLostAt: Date }>(
      `SELECT status, failure_code AS "failureCode", failure_class AS "failureClass", attempts, next_attempt_at AS "nextAttemptAt", number_lost_at AS "numberLostAt"
       FROM renewal WHERE line_id = $1 ORDER BY period_start`,
      [lineId],
    );
    return rows.map((row) => ({ ...row, nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null, numberLostAt: row.numberLostAt.toISOString() }));
  }

  async charges(lineId: string): Promise<string[]> {
    return (await this.database.query<{ status: string }>('SELECT status FROM charge WHERE line_id = $1 ORDER BY id', [lineId])).map(({ status }) => status);
  }

  async lineState(lineId: string): Promise<{ status: string; validTo: string; renewAt: string | null; anchorDay: number }> {
    const [row] = await this.database.query<{ status: string; valid_to: Date; renew_at: Date | null; anchor_day: number }>(
      'SELECT status, valid_to, renew_at, anchor_day FROM line WHERE id = $1',
      [lineId],
    );
    if (!row) throw new Error(`No line ${lineId}`);
    return { status: row.status, validTo: row.valid_to.toISOString(), renewAt: row.renew_at?.toISOString() ?? null, anchorDay: row.anchor_day };
  }

  async count(table: string, condition = 'true'): Promise<number> {
    return Number((await this.database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${table} WHERE ${condition}`))[0]?.n);
  }
}
