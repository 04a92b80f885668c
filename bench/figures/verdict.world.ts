import 'reflect-metadata';
import { CasesModule } from '#cases';
import { ChargeDoor, ProviderGate } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { PlanCatalogue } from '#plans';
import type { StaffActor } from '#platform/access';
import { Database, createDataSource } from '#platform/database';
import { CaseFileReader, verdictView } from '#renewals/api';
import { RenewalWorld } from '#renewals/testing';

export interface VerdictFigures {
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Attempts behind each failed renewal: as many as the usual plan makes. */
export const ATTEMPTS = 8;
const BEGUN = '2027-03-04T09:00:00Z';
const NOW = '2027-03-25T09:00:00Z';
const WARM_UP = 50;
const ASKED = 2_000;
const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: ['FR'], email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };

/** Gives every line of a database one failed renewal with all its attempts and what the provider said of each. */
export async function failEveryRenewal(databaseUrl: string): Promise<void> {
  const dataSource = await createDataSource({ url: databaseUrl, statementTimeoutMs: 600_000 }).initialize();
  try {
    const database = new Database(dataSource);
    await database.query(
      `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, failure_code, failure_class, number_lost_at, created_at)
       SELECT gen_random_uuid(), id, subscriber_id, market, valid_to, plan_version_id, 500, currency, 'failed', ${ATTEMPTS}, 'insufficient_funds', 'soft', number_lost_at, $1 FROM line`,
      [BEGUN],
    );
    await database.query(
      `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency, status,
         raw_code, network_code, failure_code, failure_class, requested_by, created_at, settled_at)
       SELECT a.id, 'CHG-' || a.id, r.id, r.line_id, r.subscriber_id, r.market, m.id, n, 'stripe', 500, r.currency, 'failed', 'insufficient_funds', '51', 'insufficient_funds', 'soft',
         'schedule', at, at + interval '1 second'
       FROM renewal r JOIN payment_method m ON m.subscriber_id = r.subscriber_id
         CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, n, r.created_at + n * interval '2 days' AS at FROM generate_series(1, ${ATTEMPTS}) n) a`,
    );
    await database.query(
      `INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, raw_code, network_code)
       SELECT id, 1, 'create', created_at, settled_at, 'failed', raw_code, network_code FROM charge`,
    );
    await database.query(
      `UPDATE renewal r SET last_charge_id = c.id FROM charge c WHERE c.renewal_id = r.id AND c.attempt_number = ${ATTEMPTS}`,
    );
  } finally {
    await dataSource.destroy();
  }
}

/** Asks for the verdict on one renewal after another, from the tables to the words, and checks each. */
export async function askVerdicts(databaseUrl: string): Promise<VerdictFigures> {
  const world = await RenewalWorld.open(databaseUrl, new ScriptedProvider(false), NOW, CasesModule);
  try {
    const reader = new CaseFileReader(world.database, world.get(PlanCatalogue), world.get(ProviderGate), world.get(ChargeDoor), world.clock);
    const renewals = await world.database.query<{ id: string }>(`SELECT id FROM renewal ORDER BY id LIMIT ${WARM_UP + ASKED}`);
    const times: number[] = [];
    for (const { id } of renewals) {
      const started = performance.now();
      const stored = (await reader.read([id], AGENT)).get(id);
      const verdict = stored && verdictView(stored, AGENT);
      times.push(performance.now() - started);
      if (verdict?.cause !== 'insufficient_funds' || verdict.certainty !== 'certain') throw new Error(`A wrong verdict on ${id}: ${verdict?.cause ?? 'none'}`);
    }
    return figuresOf(times.slice(WARM_UP));
  } finally {
    await world.close();
  }
}

function figuresOf(times: readonly number[]): VerdictFigures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { asked: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
