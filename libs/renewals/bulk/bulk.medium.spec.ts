import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { ActionBus, ActionsModule } from '#actions';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { CaseActionsModule } from '#cases/actions';
import { FixedClock, newId } from '#kernel';
import { PaymentsModule } from '#payments';
import { PaymentActionsModule } from '#payments/actions';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { BulkModule, BulkRunner, BulkRuns } from '#renewals';
import { RenewalActionsModule } from '#renewals/actions';
import { insertLine, insertPlan } from '#renewals/testing';
import { LineLeases } from '#subscribers';
import { SubscriberActionsModule } from '#subscribers/actions';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertRenewal } from '../../../test/support/desk.rows.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

const LINES = 12;
const VALID_TO = '2027-03-10T23:00:00.000Z';

let testDatabase: TestDatabase;
let app: TestingModule;
let database: Database;
let provider: ScriptedProvider;
let runs: BulkRuns;
let runner: BulkRunner;
let sara: StaffActor;
let lines: string[];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(new FixedClock('2027-03-04T09:00:00Z')), DatabaseModule.forRoot({ url: testDatabase.url }), AuditModule, OutboxModule, ActionsModule,
      PaymentsModule.withProviders({ stripe: provider }), CasesModule, CaseActionsModule, SubscriberActionsModule, PaymentActionsModule, RenewalActionsModule, BulkModule,
    ],
  }).compile();
  await app.init();
  [database, runs, runner] = [app.get(Database), app.get(BulkRuns), app.get(BulkRunner)];
  sara = await insertStaff(database, 'supervisor', 'Sara');
  const planVersionId = await insertPlan(database);
  lines = [];
  for (let n = 0; n < LINES; n += 1) {
    const { lineId } = await insertLine(database, { planVersionId, validTo: VALID_TO, token: `card-${n}` });
    await insertRenewal(database, { lineId, periodStart: VALID_TO, failure: { code: 'try_again', class: 'technical' } });
    lines.push(lineId);
  }
});
afterEach(async () => {
  await app.close();
  await testDatabase.drop();
});

const charge = { action: 'renewNow', input: {}, reasonCode: 'payment_failure', note: null, selection: { filter: { failureCode: 'try_again' } } } as const;
const extend = { ...charge, action: 'extendValidity', input: { days: 7 } } as const;
const statusOf = async (id: string): Promise<string | undefined> => (await database.query<{ status: string }>('SELECT status FROM bulk_run WHERE id = $1', [id]))[0]?.status;
const counts = async (id: string): Promise<Record<string, number>> =>
  Object.fromEntries((await database.query<{ key: string; count: number }>(`SELECT status || coalesce(' ' || code, '') AS key, count(*)::int AS count FROM bulk_row WHERE run_id = $1 GROUP BY 1`, [id])).map(({ key, count }) => [key, count]));
const moved = async (): Promise<number> => (await database.query(`SELECT FROM line WHERE valid_to > $1`, [VALID_TO])).length;
/** Stops before the row after so many. */
const after = (rows: number) => {
  let asked = 0;
  return () => (asked += 1) > rows + 1;
};
async function started(request: Parameters<BulkRuns['prepare']>[0]): Promise<string> {
  const id = await runs.prepare(request, sara);
  await runner.work();
  await runs.steer(id, 'start', sara);
  return id;
}

describe('a run over many failures', () => {
  it('is frozen and previewed by the real planner: what it costs, and who would be refused and why', async () => {
    await app.get(LineLeases).claim({ id: lines[0] ?? '', subscriberId: null }, await insertStaff(database, 'agent', 'Anna'));
    await database.query(`UPDATE payment_method SET status = 'removed' WHERE provider_token = 'card-1'`);
    const id = await runs.prepare(charge, sara);
    await runner.work();
    expect(await statusOf(id)).toBe('ready');
    expect(await database.query('SELECT verdict, code, count(*)::int AS count, sum(money_minor)::int AS minor FROM bulk_row WHERE run_id = $1 GROUP BY 1, 2 ORDER BY 1, 2', [id])).toEqual([
      { verdict: 'ok', code: null, count: LINES - 2, minor: (LINES - 2) * 500 },
      { verdict: 'refused', code: 'LINE_CLAIMED', count: 1, minor: null },
      { verdict: 'refused', code: 'PAYMENT_METHOD_MISSING', count: 1, minor: null },
    ]);
    expect(provider.asked).toBe(0);
    // Who fails later is not part of it.
    await database.query(`UPDATE renewal SET failure_code = 'insufficient_funds'`);
    await runs.steer(id, 'start', sara);
    await runner.work();
    expect(await counts(id)).toEqual({ done: LINES - 2, 'refused LINE_CLAIMED': 1, 'refused PAYMENT_METHOD_MISSING': 1 });
  });

  it('says of each row what became of it, each on record as the action of who began it, and leaves no line taken', async () => {
    provider.when('card-2', { kind: 'decline', raw: 'insufficient_funds' }).when('card-3', { kind: 'take_then_lose' });
    const id = await started(charge);
    await runner.work();
    expect([await statusOf(id), await counts(id)]).toEqual(['done', { done: LINES - 2, declined: 1, pending: 1 }]);
    expect(await database.query(`SELECT actor_id, count(*)::int AS count FROM audit_entry WHERE action = 'renewNow' GROUP BY 1`)).toEqual([{ actor_id: sara.id, count: LINES }]);
    expect(await database.query(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [id])).toEqual(['bulk.prepare', 'bulk.start', 'bulk.finish'].map((action) => ({ action })));
    expect(await database.query('SELECT FROM line_lease WHERE until > clock_timestamp()')).toEqual([]);
  });

  it('goes on after a worker was killed, in the middle of a row too, and charges nobody twice', async () => {
    const id = await started(charge);
    await runner.work(after(5));
    // The sixth was carried out, but the one who did it was gone before it could say so.
    await database.query(`UPDATE bulk_row SET status = 'running', execution_id = NULL WHERE run_id = $1 AND n = 5`, [id]);
    expect((await counts(id))['waiting']).toBeGreaterThan(0);
    await runner.work();
    expect([await counts(id), provider.taken.length, await moved()]).toEqual([{ done: LINES }, LINES, LINES]);
  });

  it('stops half way when it is paused, goes on, and stops for good when it is canceled; the counts are honest', async () => {
    const id = await started(extend);
    await runner.work(after(4));
    await runs.steer(id, 'pause', sara);
    expect(await runner.work()).toBe(0);
    const half = await moved();
    expect(half).toBe((await counts(id))['done']);
    await runs.steer(id, 'resume', sara);
    await runner.work(after(2));
    await runs.steer(id, 'cancel', sara);
    await runner.work();
    const end = await counts(id);
    expect([await statusOf(id), end['done'], (end['done'] ?? 0) + (end['skipped BULK_CANCELED'] ?? 0)]).toEqual(['canceled', await moved(), LINES]);
    expect(end['done']).toBeGreaterThan(half);
    await expect(runs.steer(id, 'resume', sara)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('is taken back as a whole, except where something was decided on top of it', async () => {
    const id = await started(extend);
    await runner.work();
    expect(await moved()).toBe(LINES);
    await app.get(ActionBus).run({ action: 'extendValidity', input: { lineId: lines[3], days: 1 } }, { mode: 'preview' }, sara).then(({ plan }) =>
      app.get(ActionBus).run({ action: 'extendValidity', input: { lineId: lines[3], days: 1 } }, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'goodwill' }, sara));
    const undo = await runs.prepareUndo(id, null, sara);
    await runner.work();
    await runs.steer(undo, 'start', sara);
    await runner.work();
    expect([await counts(undo), await moved()]).toEqual([{ done: LINES - 1, 'refused UNDO_NOT_POSSIBLE': 1 }, 1]);
  });

  it('asks for the person’s rights at every row', async () => {
    const id = await started(extend);
    await runner.work(after(3));
    await database.query(`UPDATE staff_account SET role = 'auditor' WHERE id = $1`, [sara.id]);
    await runner.work();
    const end = await counts(id);
    expect([end['done'], (end['done'] ?? 0) + (end['refused FORBIDDEN'] ?? 0)]).toEqual([await moved(), LINES]);
  });

  it('leaves alone what has been put right since, and is nobody else’s to steer', async () => {
    const id = await runs.prepare({ ...extend, selection: { renewalIds: [(await database.query<{ id: string }>('SELECT id FROM renewal LIMIT 1'))[0]?.id ?? ''] } }, sara);
    await runner.work();
    await expect(runs.steer(id, 'start', await insertStaff(database, 'supervisor', 'Paul'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await runs.steer(id, 'start', sara);
    await database.query(`UPDATE renewal SET status = 'canceled' WHERE status = 'failed'`);
    await runner.work();
    expect(await counts(id)).toEqual({ 'skipped NOTHING_TO_CHANGE': 1 });
  });

  it('of nothing, or for no reason that the action knows, is none', async () => {
    await expect(runs.prepare({ ...extend, selection: { filter: { failureCode: 'card_expired' } } }, sara)).rejects.toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    await expect(runs.prepare({ ...extend, reasonCode: 'whim' }, sara)).rejects.toMatchObject({ code: 'REASON_UNKNOWN' });
    await expect(runs.prepare({ ...extend, reasonCode: 'other' }, sara)).rejects.toMatchObject({ code: 'NOTE_REQUIRED' });
    expect(await database.query('SELECT FROM bulk_run')).toEqual([]);
  });
});
