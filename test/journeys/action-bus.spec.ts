import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { AuditChain, AuditModule } from '#audit';
import { ActionBus, ActionsModule } from '#actions';
import type { ActionControl, ActionOutcome, Intent } from '#actions';
import { FixedClock, newId } from '#kernel';
import { LoyaltyActionsModule } from '#loyalty/actions';
import { PlanActionsModule } from '#plans/actions';
import type { StaffActor } from '#platform/access';
import { Database, DatabaseModule } from '#platform/database';
import { SubscriberActionsModule } from '#subscribers/actions';
import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { ClockModule } from '#platform/clock';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertStaff } from '../support/staff.rows.js';

const NOW = '2027-03-01T10:00:00Z';
let testDatabase: TestDatabase;
let app: TestingModule;
let bus: ActionBus;
let database: Database;
let clock: FixedClock;
let agent: StaffActor;
let other: StaffActor;
let admin: StaffActor;
let line: { lineId: string; subscriberId: string };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  clock = new FixedClock(NOW);
  app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(clock),
      DatabaseModule.forRoot({ url: testDatabase.url }),
      AuditModule,
      ActionsModule,
      SubscriberActionsModule,
      LoyaltyActionsModule,
      PlanActionsModule,
    ],
  }).compile();
  await app.init();
  bus = app.get(ActionBus);
  database = app.get(Database);
  agent = await insertStaff(database, 'agent', 'Amélie');
  other = await insertStaff(database, 'agent', 'Bilal');
  admin = await insertStaff(database, 'admin', 'Chen');
});

/** Each scenario has a line of its own: active in Paris, valid to the midnight that begins 11 March. */
beforeEach(async () => {
  clock.set(NOW);
  const { planVersionId } = await insertPlan(database);
  const subscriberId = await insertSubscriber(database);
  const lineId = await insertLine(database, { subscriberId, planVersionId, validTo: '2027-03-10T23:00:00Z' });
  line = { lineId, subscriberId };
});

afterAll(async () => {
  await app.close();
  await testDatabase.drop();
});

const renamed = (name: string): Intent => ({ action: 'updateContact', input: { subscriberId: line.subscriberId, name } });
const extend = (days: number): Intent => ({ action: 'extendValidity', input: { lineId: line.lineId, days } });
const preview = (intent: Intent, staff = agent): Promise<ActionOutcome> => bus.run(intent, { mode: 'preview' }, staff);
const control = (planHash: string, key = newId(), reasonCode = 'customer_request'): ActionControl => ({ mode: 'execute', planHash, idempotencyKey: key, reasonCode });
const execute = async (intent: Intent, staff = agent): Promise<ActionOutcome> =>
  bus.run(intent, control((await preview(intent, staff)).plan.hash, newId(), staff === admin ? 'commercial_change' : 'customer_request'), staff);
const validTo = async (): Promise<string> =>
  (await database.query<{ valid_to: Date }>('SELECT valid_to FROM line WHERE id = $1', [line.lineId]))[0]?.valid_to.toISOString() ?? '';
const count = async (sql: string, id: string): Promise<number> => Number((await database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${sql}`, [id]))[0]?.n);
const movements = (): Promise<number> => count('validity_movement WHERE line_id = $1', line.lineId);
const executions = (): Promise<number> => count('action_execution WHERE subscriber_id = $1', line.subscriberId);
const audited = async (): Promise<{ action: string; body: string }[]> =>
  database.query('SELECT action, body FROM audit_entry WHERE subscriber_id = $1 ORDER BY seq', [line.subscriberId]);

describe('an action', () => {
  it('previews what it would do and writes nothing', async () => {
    const { plan, execution } = await preview(extend(7));
    expect(execution).toBeNull();
    expect(plan.effects).toEqual([expect.objectContaining({ kind: 'validity_moved', before: '2027-03-10T23:00:00.000Z', after: '2027-03-17T23:00:00.000Z' })]);
    expect(await validTo()).toBe('2027-03-10T23:00:00.000Z');
    expect(await audited()).toEqual([]);
  });

  it('does what was previewed, moves every clock of the line, and says so in the audit', async () => {
    const { plan, execution } = await execute(extend(7));
    expect(await validTo()).toBe('2027-03-17T23:00:00.000Z');
    const [entry] = await audited();
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ action: 'extendValidity', reasonCode: 'customer_request', executionId: execution?.id, plan: { hash: plan.hash } });
    expect((await app.get(AuditChain).verify()).fault).toBeNull();
    const [clocks] = await database.query<{ lost: Date }>('SELECT number_lost_at AS lost FROM line WHERE id = $1', [line.lineId]);
    expect(clocks?.lost.toISOString()).toBe('2027-06-15T22:00:00.000Z');
  });

  it('keeps its plan good while time passes between preview and execution', async () => {
    const { plan } = await preview(extend(7));
    clock.advance({ minutes: 10 });
    await expect(bus.run(extend(7), control(plan.hash), agent)).resolves.toMatchObject({ execution: { status: 'completed' } });
  });

  it('refuses a plan that was looked at too long ago', async () => {
    const { plan } = await preview(extend(7));
    clock.advance({ minutes: 16 });
    await expect(bus.run(extend(7), control(plan.hash), agent)).rejects.toMatchObject({ code: 'PLAN_EXPIRED' });
  });

  it('two agents on one line at once: one wins, the other is told who changed what', async () => {
    const [mine, theirs] = await Promise.all([preview(extend(7)), preview(extend(5), other)]);
    const results = await Promise.allSettled([
      bus.run(extend(7), control(mine.plan.hash), agent),
      bus.run(extend(5), control(theirs.plan.hash), other),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT', params: { changes: [{ action: 'extendValidity' }] } });
    expect(await movements()).toBe(2);
  });

  it('the same key 20 times at once has one effect and one answer', async () => {
    const { plan } = await preview(extend(7));
    const same = control(plan.hash, 'double-click-1');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => bus.run(extend(7), same, agent)));
    expect(new Set(outcomes.map((outcome) => outcome.execution?.id)).size).toBe(1);
    expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1);
    expect(await validTo()).toBe('2027-03-17T23:00:00.000Z');
    expect(await executions()).toBe(1);
  });

  it('the same key with another request is refused', async () => {
    const first = control((await preview(extend(7))).plan.hash, 'one-key-only');
    await bus.run(extend(7), first, agent);
    await expect(bus.run(extend(8), first, agent)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('above the limit of the role it shows who may, and refuses', async () => {
    const { plan } = await preview(extend(31));
    expect(plan).toMatchObject({ approvalBy: 'supervisor', limits: [{ value: 31, limit: 30, exceeded: true }] });
    await expect(bus.run(extend(31), control(plan.hash), agent)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(await validTo()).toBe('2027-03-10T23:00:00.000Z');
  });

  it.each([
    [{ planHash: null }, 'PLAN_HASH_REQUIRED'],
    [{ planHash: 'nonsense' }, 'BAD_INPUT'],
    [{ idempotencyKey: null }, 'IDEMPOTENCY_KEY_REQUIRED'],
    [{ reasonCode: null }, 'REASON_REQUIRED'],
    [{ reasonCode: 'because' }, 'REASON_UNKNOWN'],
    [{ reasonCode: 'other' }, 'NOTE_REQUIRED'],
    [{ note: 'card 4242 4242 4242 4242' }, 'CARD_NUMBER_REFUSED'],
  ])('refuses %j with %s and changes nothing', async (wrong, code) => {
    const { plan } = await preview(extend(7));
    await expect(bus.run(extend(7), { ...control(plan.hash), ...wrong }, agent)).rejects.toMatchObject({ code });
    expect(await executions()).toBe(0);
  });

  it.each([[0], [-1], [1.5], [3_651]])('refuses %d days', async (days) => {
    await expect(preview(extend(days))).rejects.toMatchObject({ code: 'BAD_INPUT', params: { field: 'days' } });
  });

  it('gives the same answer for a line of another market as for none', async () => {
    const abroad = { ...agent, markets: ['TN'] };
    await expect(preview(extend(7), abroad)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(preview({ action: 'extendValidity', input: { lineId: newId(), days: 7 } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('an auditor can change nothing', async () => {
    await expect(preview(extend(7), { ...agent, role: 'auditor' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('waits for a locked line for a moment only, and says so', async () => {
    const { plan } = await preview(extend(7));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let locked: () => void = () => undefined;
    const lockTaken = new Promise<void>((resolve) => (locked = resolve));
    const holder = database.transaction(async () => {
      await database.query('SELECT 1 FROM line WHERE id = $1 FOR UPDATE', [line.lineId]);
      locked();
      await held;
    });
    await lockTaken;
    await expect(bus.run(extend(7), control(plan.hash), agent)).rejects.toMatchObject({ code: 'LINE_LOCKED' });
    release();
    await holder;
  });
});

describe('undo', () => {
  it('takes an extension back: validity, clocks and the chain of movements agree, and the audit shows both', async () => {
    const { execution } = await execute(extend(7));
    const undone = await execute({ undo: execution?.id ?? '' });
    expect(undone.plan.effects[0]).toMatchObject({ before: '2027-03-17T23:00:00.000Z', after: '2027-03-10T23:00:00.000Z' });
    expect(await validTo()).toBe('2027-03-10T23:00:00.000Z');
    expect(await movements()).toBe(3);
    expect((await audited()).map(({ action }) => action)).toEqual(['extendValidity', 'undo.extendValidity']);
  });

  it('happens once', async () => {
    const { execution } = await execute(extend(7));
    const intent = { undo: execution?.id ?? '' };
    await execute(intent);
    await expect(preview(intent)).rejects.toMatchObject({ code: 'ALREADY_UNDONE' });
  });

  it('is refused when something was decided on top of it', async () => {
    const { execution } = await execute(extend(7));
    await execute(extend(3), other);
    await expect(preview({ undo: execution?.id ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  });

  it('is possible again when what was decided on top of it has been taken back', async () => {
    const { execution: first } = await execute(extend(7));
    const { execution: second } = await execute(extend(3));
    await execute({ undo: second?.id ?? '' });
    await execute({ undo: first?.id ?? '' });
    expect(await validTo()).toBe('2027-03-10T23:00:00.000Z');
  });

  it('is refused of a contact field and a switch that was changed again', async () => {
    const changes: [Intent, Intent][] = [
      [renamed('Zoë Müller'), renamed('Zoé Muller')],
      [{ action: 'updateContact', input: { subscriberId: line.subscriberId, language: 'zh' } }, { action: 'updateContact', input: { subscriberId: line.subscriberId, language: 'fr' } }],
      [{ action: 'setAutoRenew', input: { lineId: line.lineId, autoRenew: false } }, { action: 'setAutoRenew', input: { lineId: line.lineId, autoRenew: true } }],
    ];
    for (const [change, again] of changes) {
      const { execution } = await execute(change);
      expect(execution?.undo).toBe('possible');
      await execute(again, other);
      await expect(preview({ undo: execution?.id ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    }
  });

  it('is refused of points that were spent, and offered of those that are left', async () => {
    const adjust = (points: number): Intent => ({ action: 'adjustPoints', input: { subscriberId: line.subscriberId, points } });
    const { execution: given } = await execute(adjust(100));
    const { execution: taken } = await execute(adjust(-30));
    await expect(preview({ undo: given?.id ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    await execute({ undo: taken?.id ?? '' });
    expect((await execute({ undo: given?.id ?? '' })).plan.effects[0]).toMatchObject({ before: '100', after: '0' });
  });

  it('is refused after a day', async () => {
    const { execution } = await execute(extend(7));
    clock.advance({ hours: 25 });
    await expect(preview({ undo: execution?.id ?? '' })).rejects.toMatchObject({ code: 'UNDO_EXPIRED' });
  });

  it.each([[120], [-40]])('%d points and back leave balance, lots and postings equal', async (points) => {
    await execute({ action: 'adjustPoints', input: { subscriberId: line.subscriberId, points: 100 } });
    const { execution } = await execute({ action: 'adjustPoints', input: { subscriberId: line.subscriberId, points } });
    await execute({ undo: execution?.id ?? '' });
    const [sums] = await database.query<Record<string, bigint>>(
      `SELECT points_balance AS balance, (SELECT sum(remaining)::bigint FROM points_lot WHERE subscriber_id = s.id) AS lots,
              (SELECT sum(quantity)::bigint FROM points_entry WHERE subscriber_id = s.id) AS entries FROM subscriber s WHERE id = $1`,
      [line.subscriberId],
    );
    expect(sums).toEqual({ balance: 100n, lots: 100n, entries: 100n });
  });
});

describe('contact and terms', () => {
  it('corrects name and e-mail with their search keys, and back', async () => {
    const { execution } = await execute({ action: 'updateContact', input: { subscriberId: line.subscriberId, name: 'Zoë Müller', email: 'Zoe@Example.DE' } });
    const read = (): Promise<object[]> => database.query('SELECT name, name_key, email FROM subscriber WHERE id = $1', [line.subscriberId]);
    expect(await read()).toEqual([{ name: 'Zoë Müller', name_key: 'zoe muller', email: 'Zoe@example.de' }]);
    await execute({ undo: execution?.id ?? '' });
    expect(await read()).toEqual([expect.objectContaining({ name_key: 'amelie durand' })]);
  });

  it.each([
    [{ email: 'not an address' }, 'EMAIL_INVALID', 'email'],
    [{ email: '' }, 'BAD_INPUT', 'email'],
    [{ name: ' ' }, 'BAD_INPUT', 'name'],
    [{ zone: 'Mars/Olympus' }, 'BAD_INPUT', 'zone'],
    [{ language: 'tlh' }, 'BAD_INPUT', 'language'],
    [{ consents: ['letter'] }, 'BAD_INPUT', 'consents.0'],
    [{}, 'NOTHING_TO_CHANGE', undefined],
  ])('refuses %j with %s at the field %s', async (fields, code, field) => {
    const refused = preview({ action: 'updateContact', input: { subscriberId: line.subscriberId, ...fields } });
    await expect(refused).rejects.toMatchObject({ code, params: field === undefined ? {} : { field } });
  });

  it('switches auto-renew off: nothing falls due any more', async () => {
    await execute({ action: 'setAutoRenew', input: { lineId: line.lineId, autoRenew: false } });
    expect(await database.query('SELECT auto_renew, renew_at FROM line WHERE id = $1', [line.lineId])).toEqual([{ auto_renew: false, renew_at: null }]);
  });
});

describe('plans', () => {
  const terms = {
    priceMinor: 999, currency: 'EUR', periodUnit: 'month', periodCount: 1, extensionPolicy: 'additive', chargeDaysBefore: 7,
    graceDays: 30, suspendedDays: 60, quarantineDays: 90, retryOffsetsDays: [-5, -3, 0, 5], pointsEarned: 10, pointsValidDays: 365, balanceFirst: false,
  };
  const create = (code: string, changed: object = {}): Intent => ({ action: 'createPlan', input: { code, name: 'Roam', market: 'FR', kind: 'prepaid', ...terms, ...changed } });

  it('an admin creates one, publishes a version, moves a line to it and retires it; each version stays what it was', async () => {
    const created = await execute(create('roam-1'), admin);
    const planId = created.execution?.targetId ?? '';
    await execute({ action: 'publishPlanVersion', input: { planId, ...terms, priceMinor: 1_099 } }, admin);
    const versions = await database.query<{ id: string; price_minor: bigint }>('SELECT id, price_minor FROM plan_version WHERE plan_id = $1 ORDER BY number', [planId]);
    expect(versions.map((version) => version.price_minor)).toEqual([999n, 1_099n]);
    await execute({ action: 'changePlan', input: { lineId: line.lineId, planVersionId: versions[1]?.id } });
    await execute({ action: 'retirePlan', input: { planId } }, admin);
    await expect(preview({ action: 'publishPlanVersion', input: { planId, ...terms } }, admin)).rejects.toMatchObject({ code: 'PLAN_RETIRED' });
  });

  it('a line is put on the newest version of a plan on sale only', async () => {
    const created = await execute(create('roam-2'), admin);
    const planId = created.execution?.targetId ?? '';
    const [first] = await database.query<{ id: string }>('SELECT id FROM plan_version WHERE plan_id = $1', [planId]);
    await expect(preview({ action: 'publishPlanVersion', input: { planId, ...terms } }, admin)).rejects.toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    await execute({ action: 'publishPlanVersion', input: { planId, ...terms, graceDays: 45 } }, admin);
    await expect(preview({ action: 'changePlan', input: { lineId: line.lineId, planVersionId: first?.id } })).rejects.toMatchObject({ code: 'PLAN_RETIRED' });
  });

  it.each([
    ['a code that is taken', 'roam-1', {}, 'PLAN_CODE_TAKEN'],
    ['an unknown currency', 'roam-9', { currency: 'XXX' }, 'BAD_INPUT'],
    ['retries that do not rise', 'roam-9', { retryOffsetsDays: [0, -3] }, 'BAD_INPUT'],
    ['a retry after the number is lost', 'roam-9', { retryOffsetsDays: [0, 90] }, 'BAD_INPUT'],
    ['a price below zero', 'roam-9', { priceMinor: -1 }, 'BAD_INPUT'],
  ])('refuses %s', async (_what, code, changed, refusal) => {
    await expect(preview(create(code, changed), admin)).rejects.toMatchObject({ code: refusal });
  });

  it('an agent cannot, and an admin of one market cannot in another', async () => {
    await expect(preview(create('roam-3'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(preview(create('roam-3'), { ...admin, markets: ['TN'] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
