import { FixedClock } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import { PlanCatalogue } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { Fault } from '../fault.js';
import { SubscriberImport } from '../subscriber.import.js';
import type { ImportOptions, ImportResult } from '../subscriber.import.js';

export const HEADER =
  'subscriber_external_id,name,email,language,zone,market,consents,line_external_id,msisdn,iccid,eid,imsi,profile_state,plan_code,valid_from,valid_to,auto_renew,payment_provider,payment_token,payment_customer,payment_brand,payment_last4,payment_expiry,balance,points';
const PLAN = '01900000-0000-7000-8000-000000000001';

/** Cells of a row that a scenario cares about. */
export interface Cells {
  sub?: string; name?: string; email?: string; language?: string; zone?: string; consents?: string; line?: string; msisdn?: string; iccid?: string; eid?: string; imsi?: string; profile?: string; plan?: string; to?: string; renew?: string; token?: string; expiry?: string; balance?: string; points?: string;
}

let number = 10_000_000;

export function csvRow(of: Cells): string {
  const line = of.line ?? `L-${(number += 1)}`;
  const c = { sub: `S-${line}`, name: 'Zoé Roux', email: 'zoe@example.com', language: 'fr', zone: 'Europe/Paris', consents: 'email', msisdn: `+336${(number += 7)}`, iccid: '', eid: '', imsi: '', profile: 'enabled', plan: 'fr-keep', to: '2027-01-01', renew: 'true', token: `pm_${line}`, expiry: '12/2030', balance: '', points: '', ...of };
  return [c.sub, c.name, c.email, c.language, c.zone, 'FR', c.consents, line, c.msisdn, c.iccid, c.eid, c.imsi, c.profile, c.plan, '2026-01-01', c.to, c.renew, 'stripe', c.token, 'cus_1', 'visa', '4242', c.expiry, c.balance, c.points].join(',');
}

/** An installation with two plans and no subscribers. */
export class ImportWorld {
  readonly clock = new FixedClock('2026-06-01T12:00:00Z');

  private constructor(
    readonly database: Database,
    readonly validity: LineValidity,
    private readonly subscribers: SubscriberImport,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<ImportWorld> {
    const server = await createTestDatabase();
    const database = new Database(await createDataSource({ url: server.url, workAs: 'owner' }).initialize());
    await database.query(`INSERT INTO plan (id, code, name, market, kind, status, created_at) VALUES ($1, 'fr-keep', 'Keep', 'FR', 'keep_alive', 'active', now()), ($2, 'fr-other', 'Other', 'FR', 'keep_alive', 'active', now())`, [PLAN, PLAN.replace(/1$/, '2')]);
    await database.query(
      `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, charge_days_before, grace_days, suspended_days, quarantine_days, retry_offsets_days, published_at)
       SELECT id, id, 1, 1200, 'EUR', 'year', 1, 'additive', 7, 30, 60, 90, '{0}', now() FROM plan`,
    );
    const plans = new PlanCatalogue(database);
    const validity = new LineValidity(database, new LineReader(database), plans);
    const world: ImportWorld = new ImportWorld(
      database,
      validity,
      new SubscriberImport(database, plans, validity, new AuditRecorder(database), { now: () => world.clock.now() }),
      async () => {
        await database.dataSource.destroy();
        await server.drop();
      },
    );
    return world;
  }

  close(): Promise<void> {
    return this.drop();
  }

  /** Imports the rows; `rejected` tells each fault as `LINE CODE`. */
  async bring(rows: readonly string[], options: Partial<ImportOptions> & { header?: string } = {}): Promise<ImportResult & { rejected: string[] }> {
    const faults: Fault[] = [];
    const rejects = { write: (more: readonly Fault[]) => Promise.resolve(void faults.push(...more)) };
    const result = await this.subscribers.run({ bytes: bytes([options.header ?? HEADER, ...rows, ''].join('\n')), fileName: 'f.csv', actor: SYSTEM, rejects, ...options });
    this.clock.advance({ minutes: 1 });
    return { ...result, rejected: faults.map(({ line, code }) => `${line} ${code}`) };
  }

  async lineOf(externalId: string): Promise<Record<string, unknown> | undefined> {
    return (await this.database.query<Record<string, unknown>>('SELECT * FROM line WHERE external_id = $1', [externalId]))[0];
  }

  async one<T>(sql: string, ...parameters: unknown[]): Promise<T | undefined> {
    return (await this.database.query<{ value: T }>(sql, parameters))[0]?.value;
  }
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
