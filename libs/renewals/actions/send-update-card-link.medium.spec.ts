import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { ActionBus, ActionsModule } from '#actions';
import type { ActionOutcome } from '#actions';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { FixedClock, newId } from '#kernel';
import { BANK_TRANSFER, BankTransferProvider, PaymentsModule, STRIPE, WebhookInbox } from '#payments';
import type { StripeConnection } from '#payments';
import type { StaffActor } from '#platform/access';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { CardLinkEvents, CardLinkResolver } from '#renewals';
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
const OVER = '2027-03-05T09:01:01Z';
const RETURN_URL = 'https://desk.test/pay/done';

let testDatabase: TestDatabase;
let app: TestingModule;
let simulator: Simulator;
let clock: FixedClock;
let database: Database;
let agent: StaffActor;
let line: InsertedLine;

async function start(withPages = true): Promise<void> {
  app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(clock),
      DatabaseModule.forRoot({ url: testDatabase.url }),
      AuditModule,
      OutboxModule,
      ActionsModule,
      withPages
        ? PaymentsModule.forRoot({
            stripe: { apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs: 1_000 },
            paypal: null,
            returnUrl: RETURN_URL,
            catchUpPerSecond: 50,
          })
        : PaymentsModule.withProviders({ [BANK_TRANSFER]: new BankTransferProvider() }),
      CasesModule,
      SubscriberActionsModule,
      RenewalActionsModule,
    ],
  }).compile();
  await app.init();
  database = app.get(Database);
}

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  clock = new FixedClock(NOW);
  simulator = await startSimulator({ clock });
  await start();
  agent = await insertStaff(database, 'agent', 'Amélie');
  line = await insertLine(database, { planVersionId: await insertPlan(database), validTo: '2027-03-10T23:00:00Z', token: 'pm_sim_expired_card_1', customer: 'cus_sim_1' });
});

afterEach(async () => {
  await app.close();
  await simulator.stop();
  await testDatabase.drop();
});

const ask = (asDefault = true) => ({ action: 'sendUpdateCardLink', input: { lineId: line.lineId, asDefault } });
async function send(asDefault = true, staff = agent): Promise<ActionOutcome> {
  const bus = app.get(ActionBus);
  const { plan } = await bus.run(ask(asDefault), { mode: 'preview' }, staff);
  return bus.run(ask(asDefault), { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' }, staff);
}
interface StoredLink {
  readonly id: string;
  readonly status: string;
  readonly url: string | null;
  readonly ends_at: Date;
  readonly next_check_at: Date | null;
  readonly provider_reference: string;
  readonly note: string | null;
}
async function link(): Promise<StoredLink> {
  const [row] = await database.query<StoredLink>('SELECT * FROM card_link WHERE subscriber_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [line.subscriberId]);
  if (!row) throw new Error('There is no link');
  return row;
}
const methods = (): Promise<{ provider_token: string; provider_customer: string | null; last4: string; is_default: boolean; brand: string }[]> =>
  database.query('SELECT provider_token, provider_customer, brand, last4, is_default FROM payment_method WHERE subscriber_id = $1 ORDER BY created_at, id', [line.subscriberId]);
async function save(card: string): Promise<Response> {
  return fetch((await link()).url ?? '', { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `card=${card}` });
}
/** The provider's messages so far, the newest first and twice each. */
async function messagesArrive(): Promise<void> {
  const { stripe } = app.get<StripeConnection>(STRIPE);
  const { data } = await stripe.events.list({ limit: 100 });
  for (const event of [...data, ...data]) await app.get(WebhookInbox).receive({ provider: 'stripe', eventId: event.id, type: event.type, payload: event }, clock.now());
  await app.get(CardLinkEvents).processWaiting();
}
const resolve = (at: string): Promise<number> => {
  clock.set(at);
  return app.get(CardLinkResolver).resolveDue();
};
const fault = (kind: string): Promise<unknown> => fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', body: JSON.stringify({ kind, times: 1, match: { operation: 'any' } }) });

describe('a link for a new card', () => {
  it('is a page of the provider’s for the subscriber’s own account there, and moves no money', async () => {
    const { plan, execution } = await send();
    expect(plan.effects).toMatchObject([{ kind: 'card_link_requested', field: 'newCard', after: 'default' }]);
    expect(execution).toMatchObject({ status: 'completed', chargeId: null });
    const open = await link();
    expect(open).toMatchObject({ status: 'open', url: expect.stringContaining('/_simulator/checkout/cs_test_') as string, provider_customer: 'cus_sim_1' });
    expect(open.ends_at.toISOString()).toBe('2027-03-05T09:00:00.000Z');
    expect(await app.get<StripeConnection>(STRIPE).stripe.checkout.sessions.retrieve(open.provider_reference)).toMatchObject({ mode: 'setup', customer: 'cus_sim_1', client_reference_id: open.id, success_url: RETURN_URL });
    expect(await database.query('SELECT 1 FROM charge')).toEqual([]);
  });

  it('puts the card on file once, as the usual one, in whatever order and however often it is told', async () => {
    await send();
    const answer = await save('pm_card_visa');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, RETURN_URL]);
    await messagesArrive();
    await messagesArrive();
    await resolve(OVER);
    expect(await methods()).toEqual([
      { provider_token: 'pm_sim_expired_card_1', provider_customer: 'cus_sim_1', brand: 'visa', last4: '4242', is_default: false },
      { provider_token: expect.stringMatching(/^pm_/) as string, provider_customer: 'cus_sim_1', brand: 'visa', last4: '4242', is_default: true },
    ]);
    expect(await link()).toMatchObject({ status: 'used', next_check_at: null });
    expect(await database.query(`SELECT actor_kind, outcome, execution_id IS NOT NULL AS asked FROM audit_entry WHERE action = 'payments.addMethod'`)).toEqual([{ actor_kind: 'subscriber', outcome: 'done', asked: true }]);
    expect(await database.query(`SELECT count(*)::int AS n FROM outbox_event WHERE topic = 'payment-method.added'`)).toEqual([{ n: 1 }]);
    expect((await save('pm_card_mastercard')).status).toBe(200);
    expect(await methods()).toHaveLength(2);
  });

  it('leaves the usual method as it is where that was asked for', async () => {
    await send(false);
    await save('pm_card_mastercard');
    await messagesArrive();
    expect((await methods()).map(({ brand, is_default }) => [brand, is_default])).toEqual([['visa', true], ['mastercard', false]]);
  });

  it('is learned of without a message', async () => {
    await send();
    await save('pm_card_visa');
    await resolve('2027-03-04T09:05:00Z');
    expect([(await link()).status, (await methods()).length]).toEqual(['used', 2]);
  });

  it('for a subscriber whom the provider does not know makes an account there', async () => {
    await database.query('UPDATE payment_method SET provider_customer = NULL');
    await send();
    await save('pm_card_visa');
    await messagesArrive();
    const [, added] = await methods();
    expect(added?.provider_customer).toMatch(/^cus_/);
  });

  it('a card that its bank does not let be kept is refused on the page, and another one can be entered', async () => {
    await send();
    expect(await (await save('pm_card_visa_chargeDeclined')).text()).toContain('does not accept');
    await messagesArrive();
    expect([(await link()).status, (await methods()).length]).toEqual(['open', 1]);
    await save('pm_card_visa');
    await messagesArrive();
    expect((await link()).status).toBe('used');
  });

  it('that nobody uses ends, and another one can be sent', async () => {
    await send();
    await resolve('2027-03-04T12:00:00Z');
    expect((await link()).status).toBe('open');
    await resolve(OVER);
    expect(await link()).toMatchObject({ status: 'ended', next_check_at: null });
    expect(await (await save('pm_card_visa')).text()).toContain('nothing to do');
    expect((await send()).execution).toMatchObject({ status: 'completed' });
  });

  it('whose answer is lost is unknown, and there once the provider is asked', async () => {
    await fault('dropAfterCapture');
    expect((await send()).execution).toMatchObject({ status: 'pending' });
    expect(await link()).toMatchObject({ status: 'unknown', url: null });
    await resolve('2027-03-04T09:05:00Z');
    expect(await link()).toMatchObject({ status: 'open', url: expect.stringContaining('/checkout/') as string });
  });

  it('whose request never got there is over once that is sure', async () => {
    await fault('dropBeforeCapture');
    await send();
    await resolve('2027-03-04T09:05:00Z');
    expect(await link()).toMatchObject({ status: 'refused' });
    expect((await send()).execution).toMatchObject({ status: 'completed' });
  });

  it('that the provider refuses is none', async () => {
    await database.query(`UPDATE payment_method SET provider_customer = 'cus_gone'`);
    expect((await send()).execution).toMatchObject({ status: 'declined' });
    expect(await link()).toMatchObject({ status: 'refused', note: 'resource_missing' });
  });

  it('is sent once at a time', async () => {
    const bus = app.get(ActionBus);
    const { plan } = await bus.run(ask(), { mode: 'preview' }, agent);
    const control = { mode: 'execute' as const, planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
    const [first, second] = await Promise.all([bus.run(ask(), control, agent), bus.run(ask(), control, agent)]);
    expect(first.execution?.id).toBe(second.execution?.id);
    await expect(send()).rejects.toMatchObject({ code: 'CARD_LINK_OPEN' });
    expect(await database.query('SELECT 1 FROM card_link')).toHaveLength(1);
  });

  it('a message that speaks of a page that is not ours changes nothing', async () => {
    await send();
    for (const reference of [newId(), 'not an id', null]) {
      await app.get(WebhookInbox).receive({ provider: 'stripe', eventId: `evt_${newId()}`, type: 'checkout.session.completed', payload: { data: { object: { id: 'cs_1', client_reference_id: reference, status: 'complete' } } } }, clock.now());
    }
    // Of ours, but not true: the provider is asked, and says otherwise.
    await app.get(WebhookInbox).receive({ provider: 'stripe', eventId: 'evt_early', type: 'checkout.session.completed', payload: { data: { object: { id: 'cs_1', client_reference_id: (await link()).id, status: 'complete' } } } }, clock.now());
    await app.get(CardLinkEvents).processWaiting();
    expect([(await link()).status, (await methods()).length]).toEqual(['open', 1]);
    expect(await database.query(`SELECT outcome, count(*)::int AS n FROM webhook_event GROUP BY 1 ORDER BY 1`)).toEqual([{ outcome: 'asked', n: 1 }, { outcome: 'known already', n: 1 }, { outcome: 'not about a card', n: 2 }]);
  });

  it('is refused for a line that is lost, or will be before the subscriber can act', async () => {
    await database.query(`UPDATE line SET number_lost_at = '2027-03-04T09:20:00Z'`);
    await expect(send()).rejects.toMatchObject({ code: 'LINK_TOO_LATE' });
    for (const status of ['grace', 'suspended', 'terminated']) await database.query('UPDATE line SET status = $1', [status]);
    await expect(send()).rejects.toMatchObject({ code: 'LINE_TERMINATED' });
  });

  it('is refused across markets, and where no provider gives such pages', async () => {
    await expect(send(true, { ...agent, markets: ['JP'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await app.close();
    await start(false);
    await expect(send()).rejects.toMatchObject({ code: 'LINK_NOT_SUPPORTED' });
  });
});
