import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import type Stripe from 'stripe';
import { ActionBus, ActionsModule } from '#actions';
import type { ActionOutcome } from '#actions';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { FixedClock, newId } from '#kernel';
import { PaymentsModule, STRIPE, WebhookInbox } from '#payments';
import type { StripeConnection } from '#payments';
import type { StaffActor } from '#platform/access';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { LifeCycleMover, ProviderEvents, RenewalEngine, UnknownResolver } from '#renewals';
import { RenewalActionsModule } from '#renewals/actions';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { SubscriberActionsModule } from '#subscribers/actions';
import { startSimulator } from '../../../apps/simulator/simulator.js';
import type { Simulator } from '../../../apps/simulator/simulator.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

const NOW = '2027-03-04T09:00:00Z';
const DAY_LATER = '2027-03-05T09:00:01Z';
const VALID_TO = '2027-03-10T23:00:00.000Z';
const RENEWED_TO = '2027-04-10T22:00:00.000Z';
const RETURN_URL = 'https://desk.test/pay/done';

let testDatabase: TestDatabase;
let app: TestingModule;
let simulator: Simulator;
let clock: FixedClock;
let bus: ActionBus;
let database: Database;
let agent: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  clock = new FixedClock(NOW);
  simulator = await startSimulator({ clock });
  app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(clock),
      DatabaseModule.forRoot({ url: testDatabase.url }),
      AuditModule,
      OutboxModule,
      ActionsModule,
      PaymentsModule.forRoot({
        stripe: { apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs: 1_000 },
        paypal: null,
        returnUrl: RETURN_URL,
        catchUpPerSecond: 50,
      }),
      CasesModule,
      SubscriberActionsModule,
      RenewalActionsModule,
    ],
  }).compile();
  await app.init();
  bus = app.get(ActionBus);
  database = app.get(Database);
  agent = await insertStaff(database, 'agent', 'Amélie');
});

afterEach(async () => {
  await app.close();
  await simulator.stop();
  await testDatabase.drop();
});

interface Asked {
  readonly action: string;
  readonly input: object;
}
const both = async (asked: Asked, staff = agent, idempotencyKey: string = newId()): Promise<ActionOutcome> => {
  const { plan } = await bus.run(asked, { mode: 'preview' }, staff);
  return bus.run(asked, { mode: 'execute', planHash: plan.hash, idempotencyKey, reasonCode: 'payment_failure' }, staff);
};
const send = (): Promise<ActionOutcome> => both({ action: 'sendConfirmationLink', input: { lineId: line.lineId } });
const stop = async (): Promise<ActionOutcome> => both({ action: 'stopAwaiting', input: { chargeId: (await charge()).id } });

interface StoredCharge {
  readonly id: string;
  readonly status: string;
  readonly failure_code: string | null;
  readonly confirm_by: Date | null;
  readonly confirm_url: string | null;
  readonly next_check_at: Date | null;
  readonly provider_reference: string;
}
async function charge(): Promise<StoredCharge> {
  const [row] = await database.query<StoredCharge>('SELECT * FROM charge WHERE line_id = $1 ORDER BY attempt_number DESC LIMIT 1', [line.lineId]);
  if (!row) throw new Error('Nothing was charged');
  return row;
}
const renewal = async (): Promise<unknown> => (await database.query('SELECT status, failure_code, next_attempt_at IS NOT NULL AS retry FROM renewal WHERE line_id = $1', [line.lineId]))[0];
const validTo = async (): Promise<string | undefined> =>
  (await database.query<{ valid_to: Date }>('SELECT valid_to FROM line WHERE id = $1', [line.lineId]))[0]?.valid_to.toISOString();
const ledger = (): Promise<unknown[]> => database.query('SELECT account, amount_minor FROM ledger_posting ORDER BY transaction_id, ordinal');
const movements = (): Promise<unknown[]> => database.query(`SELECT 1 FROM validity_movement WHERE line_id = $1 AND source = 'charge'`, [line.lineId]);

/** A line whose card answers so; the schedule has charged it once. */
async function failedWith(behaviour: string): Promise<void> {
  const planVersionId = await insertPlan(database);
  line = await insertLine(database, { planVersionId, validTo: VALID_TO, token: `pm_sim_${behaviour}_1`, customer: 'cus_sim_1' });
  await app.get(RenewalEngine).run();
}
/** What the subscriber does on the bank's page; gives where the bank sends the browser. */
async function onPage(outcome: 'succeed' | 'fail'): Promise<string | null> {
  const { confirm_url: url } = await charge();
  const answer = await fetch(url ?? '', { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `outcome=${outcome}` });
  return answer.headers.get('location');
}
/** The provider's messages so far, the newest first and twice each: order and repetition mean nothing. */
async function messagesArrive(): Promise<void> {
  const { stripe } = app.get<StripeConnection>(STRIPE);
  const { data } = await stripe.events.list({ limit: 100 });
  for (const event of [...data, ...data]) await app.get(WebhookInbox).receive({ provider: 'stripe', eventId: event.id, type: event.type, payload: event }, clock.now());
  await app.get(ProviderEvents).processWaiting();
}
const intent = async (): Promise<Stripe.PaymentIntent> => app.get<StripeConnection>(STRIPE).stripe.paymentIntents.retrieve((await charge()).provider_reference);
const fault = (kind: string): Promise<unknown> => fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', body: JSON.stringify({ kind, times: 1, match: { operation: 'any' } }) });

describe('a renewal that the bank wants confirmed', () => {
  beforeEach(() => failedWith('authentication_always'));

  it('is handed to the subscriber under a link that ends, and nothing is charged beside it', async () => {
    expect(await renewal()).toEqual({ status: 'failed', failure_code: 'authentication_required', retry: false });
    const { plan, execution } = await send();
    expect(plan.effects).toMatchObject([{ kind: 'charge_requested', field: 'charge', after: '500 EUR', details: { byLink: true } }, { field: 'validTo', after: RENEWED_TO }, { field: 'points' }]);
    expect(execution).toMatchObject({ status: 'completed' });
    const waiting = await charge();
    expect(waiting).toMatchObject({ status: 'awaiting', confirm_url: expect.stringContaining(`/_simulator/authenticate/${waiting.provider_reference}`) as string });
    expect(waiting.confirm_by?.toISOString()).toBe('2027-03-05T09:00:00.000Z');
    expect(await renewal()).toMatchObject({ status: 'awaiting', failure_code: 'authentication_required' });
    expect(await intent()).toMatchObject({ status: 'requires_action', next_action: { redirect_to_url: { return_url: RETURN_URL } }, metadata: { charge_id: waiting.id } });
    await app.get(RenewalEngine).run();
    await expect(both({ action: 'renewNow', input: { lineId: line.lineId } })).rejects.toMatchObject({ code: 'CHARGE_AWAITED' });
    expect(await database.query('SELECT 1 FROM charge')).toHaveLength(2);
    expect([await validTo(), await ledger()]).toEqual([VALID_TO, []]);
  });

  it('is renewed once when the subscriber confirms, in whatever order and however often it is told', async () => {
    await send();
    expect(await onPage('succeed')).toBe(`${RETURN_URL}?payment_intent=${(await charge()).provider_reference}&redirect_status=succeeded`);
    await messagesArrive();
    expect([(await charge()).status, await renewal(), await validTo()]).toEqual(['succeeded', { status: 'succeeded', failure_code: null, retry: false }, RENEWED_TO]);
    expect(await ledger()).toEqual([{ account: 'provider_clearing', amount_minor: 500n }, { account: 'revenue', amount_minor: -500n }]);
    clock.set(DAY_LATER);
    await app.get(UnknownResolver).resolveDue();
    expect(await movements()).toHaveLength(1);
  });

  it('is a person’s again when the subscriber refuses: no blind retry', async () => {
    await send();
    expect(await onPage('fail')).toContain('redirect_status=failed');
    await messagesArrive();
    expect([(await charge()).status, (await charge()).failure_code]).toEqual(['failed', 'authentication_required']);
    expect(await renewal()).toEqual({ status: 'failed', failure_code: 'authentication_required', retry: false });
    expect((await send()).execution).toMatchObject({ status: 'completed' });
  });

  it('is learned of without a message: the provider is asked as planned', async () => {
    await send();
    await onPage('succeed');
    clock.set('2027-03-04T09:05:00Z');
    await app.get(UnknownResolver).resolveDue();
    expect([(await charge()).status, await validTo()]).toEqual(['succeeded', RENEWED_TO]);
  });

  it('that nobody confirms is taken back at the provider when the link ends, and closed then', async () => {
    await send();
    clock.set(DAY_LATER);
    await app.get(UnknownResolver).resolveDue();
    expect(await intent()).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect([(await charge()).status, (await charge()).failure_code]).toEqual(['canceled', 'not_confirmed']);
    expect(await renewal()).toEqual({ status: 'failed', failure_code: 'not_confirmed', retry: false });
    expect((await fetch((await charge()).confirm_url ?? '')).status).toBe(200);
    await onPage('succeed');
    await messagesArrive();
    expect([await validTo(), await ledger()]).toEqual([VALID_TO, []]);
  });

  it('that is confirmed in the last moment counts, although the link is over here', async () => {
    await send();
    await onPage('succeed');
    clock.set(DAY_LATER);
    await app.get(UnknownResolver).resolveDue();
    expect([(await charge()).status, await validTo(), await movements()]).toEqual(['succeeded', RENEWED_TO, [expect.anything()]]);
  });

  it('stays open while the provider cannot be reached to take it back', async () => {
    await send();
    clock.set(DAY_LATER);
    await fault('status500BeforeCapture');
    await app.get(UnknownResolver).resolveDue();
    expect((await charge()).status).toBe('unknown');
    await onPage('succeed');
    await messagesArrive();
    expect([(await charge()).status, await validTo()]).toEqual(['succeeded', RENEWED_TO]);
  });

  it('is stopped by staff: first at the provider, then here', async () => {
    await send();
    expect((await stop()).execution).toMatchObject({ status: 'completed' });
    expect([(await charge()).status, (await charge()).failure_code, (await intent()).status]).toEqual(['canceled', 'not_confirmed', 'canceled']);
    expect((await both({ action: 'sendConfirmationLink', input: { lineId: line.lineId } })).execution).toMatchObject({ status: 'completed' });
  });

  it('that is confirmed while staff stops it is paid, and staff is told so', async () => {
    await send();
    await onPage('succeed');
    expect((await stop()).execution).toMatchObject({ status: 'declined' });
    await messagesArrive();
    expect([(await charge()).status, await validTo(), (await movements()).length]).toEqual(['succeeded', RENEWED_TO, 1]);
  });

  it('that staff stopped without an answer is taken back by the resolver', async () => {
    await send();
    await fault('dropBeforeCapture');
    expect((await stop()).execution).toMatchObject({ status: 'pending' });
    expect((await charge()).status).toBe('unknown');
    clock.set('2027-03-04T09:05:00Z');
    await app.get(UnknownResolver).resolveDue();
    expect([(await charge()).status, (await intent()).status]).toEqual(['canceled', 'canceled']);
  });

  it('whose answer is lost is unknown until the provider is asked, and then the link is there', async () => {
    await fault('dropAfterCapture');
    expect((await send()).execution).toMatchObject({ status: 'pending' });
    expect(await charge()).toMatchObject({ status: 'unknown', confirm_url: null });
    expect(await renewal()).toMatchObject({ status: 'unknown', failure_code: 'authentication_required' });
    clock.set('2027-03-04T09:05:00Z');
    await app.get(UnknownResolver).resolveDue();
    expect(await charge()).toMatchObject({ status: 'awaiting', confirm_url: expect.stringContaining('/authenticate/') as string });
    await onPage('succeed');
    await messagesArrive();
    expect(await validTo()).toBe(RENEWED_TO);
  });

  it('whose request never got there is not charged blindly instead', async () => {
    await fault('dropBeforeCapture');
    await send();
    clock.set('2027-03-04T09:05:00Z');
    await app.get(UnknownResolver).resolveDue();
    expect([(await charge()).status, await renewal()]).toEqual(['canceled', { status: 'failed', failure_code: 'never_received', retry: false }]);
  });

  it('is asked for once: the same key gives the same link, another one is refused', async () => {
    const asked = { action: 'sendConfirmationLink', input: { lineId: line.lineId } };
    const { plan } = await bus.run(asked, { mode: 'preview' }, agent);
    const control = { mode: 'execute' as const, planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
    const [first, second] = await Promise.all([bus.run(asked, control, agent), bus.run(asked, control, agent)]);
    expect(first.execution?.id).toBe(second.execution?.id);
    await expect(send()).rejects.toMatchObject({ code: 'CHARGE_AWAITED' });
    expect(await database.query(`SELECT 1 FROM charge WHERE confirm_by IS NOT NULL`)).toHaveLength(1);
  });

  it('ends with the number at the latest, which is not taken while the link is open', async () => {
    const lost = (await database.query<{ at: Date }>('SELECT number_lost_at AS at FROM line WHERE id = $1', [line.lineId]))[0]?.at ?? new Date();
    for (const step of ['2027-03-11T00:00:00Z', '2027-04-12T00:00:00Z']) {
      clock.set(step);
      await app.get(LifeCycleMover).moveDue();
    }
    clock.set(new Date(lost.getTime() - 3_600_000).toISOString());
    await send();
    expect((await charge()).confirm_by).toEqual(lost);
    clock.set(new Date(lost.getTime() + 1_000).toISOString());
    await app.get(LifeCycleMover).moveDue();
    expect((await charge()).status).toBe('awaiting');
    await app.get(UnknownResolver).resolveDue();
    await app.get(LifeCycleMover).moveDue();
    expect([(await charge()).status, (await intent()).status, await renewal()]).toMatchObject(['canceled', 'canceled', { status: 'lapsed' }]);
    await expect(send()).rejects.toMatchObject({ code: 'LINE_TERMINATED' });
  });

  it('has no link when the number is lost too soon for one', async () => {
    await database.query(`UPDATE line SET number_lost_at = $2 WHERE id = $1`, [line.lineId, '2027-03-04T09:14:00Z']);
    await expect(send()).rejects.toMatchObject({ code: 'LINK_TOO_LATE' });
  });

  it('moves no money while the books are found to be wrong', async () => {
    await database.query(`INSERT INTO money_hold (id, since) VALUES ($1, $2)`, [newId(), NOW]);
    await expect(send()).rejects.toMatchObject({ code: 'MONEY_HELD' });
  });

  it('is not for those who work in other markets', async () => {
    const abroad = { ...(await insertStaff(database, 'agent', 'Kenji')), markets: ['JP'] };
    await expect(both({ action: 'sendConfirmationLink', input: { lineId: line.lineId } }, abroad)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['paypal', 'bank_transfer'])('is not for %s', async (provider) => {
    await database.query(`UPDATE payment_method SET provider = $2 WHERE id = $1`, [line.methodId, provider]);
    await expect(send()).rejects.toMatchObject({ code: provider === 'paypal' ? 'PAYMENT_METHOD_MISSING' : 'LINK_NOT_SUPPORTED' });
  });
});

describe('a link for a renewal that waits to be tried again', () => {
  it('holds the schedule up while it is open, and afterwards the schedule goes on', async () => {
    await failedWith('fails_1_then_ok_insufficient_funds');
    expect(await renewal()).toEqual({ status: 'retry_scheduled', failure_code: 'insufficient_funds', retry: true });
    await database.query(`UPDATE payment_method SET provider_token = 'pm_sim_authentication_always_2' WHERE id = $1`, [line.methodId]);
    await send();
    expect(await renewal()).toEqual({ status: 'awaiting', failure_code: 'insufficient_funds', retry: false });
    await stop();
    expect(await renewal()).toEqual({ status: 'retry_scheduled', failure_code: 'insufficient_funds', retry: true });
  });

  it('is not given for one that has not failed', async () => {
    const planVersionId = await insertPlan(database);
    line = await insertLine(database, { planVersionId, validTo: VALID_TO, token: 'pm_sim_authentication_always_1', customer: 'cus_sim_1' });
    await expect(send()).rejects.toMatchObject({ code: 'LINK_NOT_NEEDED' });
  });
});

describe('a card that has second thoughts', () => {
  const cardBecomes = (behaviour: string): Promise<unknown> => database.query(`UPDATE payment_method SET provider_token = $2 WHERE id = $1`, [line.methodId, `pm_sim_${behaviour}_3`]);
  beforeEach(() => failedWith('authentication_always'));

  it('pays at once, without its holder', async () => {
    await cardBecomes('ok');
    expect((await send()).execution).toMatchObject({ status: 'completed' });
    expect([(await charge()).status, await validTo()]).toEqual(['succeeded', RENEWED_TO]);
  });

  it('is declined after the confirmation, and not charged again by itself, as the bank wants that confirmed, too', async () => {
    await cardBecomes('authentication_then_insufficient_funds');
    await send();
    await onPage('succeed');
    await messagesArrive();
    expect([(await charge()).failure_code, await renewal()]).toEqual(['insufficient_funds', { status: 'failed', failure_code: 'insufficient_funds', retry: false }]);
  });
});
