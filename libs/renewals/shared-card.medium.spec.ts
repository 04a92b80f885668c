import { CasesModule } from '#cases';
import { newId, newReference, systemClock } from '#kernel';
import { SpentAttempts, StripeProvider, connectStripe } from '#payments';
import { BudgetReader } from '#payments/api';
import { ScriptedProvider } from '#payments/testing';
import { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';

const VALID_TO = '2027-03-10T23:00:00.000Z';
const DUE = '2027-03-04T09:00:00.000Z';
const HOUR = 3_600_000;

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let plan: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
  plan = await world.plan();
});
afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

const line = (token: string): Promise<InsertedLine> => world.line({ planVersionId: plan, validTo: VALID_TO, token });
const poor = (token: string, card: string): unknown => provider.when(token, { kind: 'decline', raw: 'insufficient_funds', network: '51', card });
const status = async ({ lineId }: InsertedLine): Promise<unknown> => (await world.renewals(lineId)).map(({ status: each, failureCode }) => [each, failureCode]);
const methods = () => world.database.query<object>('SELECT provider_token AS token, card_key AS card, shares_card AS shared FROM payment_method ORDER BY 1');

/** Declines of the last days of this line's card. */
async function declined({ lineId }: InsertedLine, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await world.database.query(
      `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency, status, raw_code, failure_code,
         failure_class, requested_by, created_at, settled_at)
       SELECT $1, $2, r.id, r.line_id, r.subscriber_id, r.market, m.id, $3, 'stripe', 500, 'EUR', 'failed', 'insufficient_funds', 'insufficient_funds', 'soft', 'schedule', $4::timestamptz, $4::timestamptz
       FROM renewal r JOIN payment_method m ON m.subscriber_id = r.subscriber_id WHERE r.line_id = $5`,
      [newId(), newReference('CHG'), 100 + index, new Date(world.clock.now().getTime() - (index + 1) * 24 * HOUR), lineId],
    );
  }
}

describe('a card that two subscribers have stored', () => {
  it('is known by its declines, and spends one budget under both names', async () => {
    const [first, second, other] = [await line('first'), await line('second'), await line('other')];
    poor('first', 'fp-1');
    poor('second', 'fp-1');
    poor('other', 'fp-2');
    await world.renew();
    expect(await methods()).toEqual([
      { token: 'first', card: 'stripe:fp-1', shared: true },
      { token: 'other', card: 'stripe:fp-2', shared: false },
      { token: 'second', card: 'stripe:fp-1', shared: true },
    ]);

    await declined(first, 18);
    const [budget] = [...(await new BudgetReader(world.database, world.get(SpentAttempts), world.clock).of([{ key: 'second', methodId: second.methodId ?? '', amount: { minor: 500n, currency: 'EUR' } }])).values()];
    expect(budget?.rules.find(({ network }) => network === 'visa')).toMatchObject({ used: 20, cap: 20 });
    const asked = provider.asked;
    world.clock.advance({ days: 2 });
    await world.renew();
    expect(await Promise.all([first, second].map(status))).toEqual([[['retry_scheduled', 'retry_budget_spent']], [['retry_scheduled', 'retry_budget_spent']]]);
    expect([provider.asked - asked, await status(other)]).toEqual([1, [['retry_scheduled', 'insufficient_funds']]]);
  });

  it('is not to be charged again under the other name once its bank has said so', async () => {
    const [first, second] = [await line('first'), await line('second')];
    poor('first', 'fp-1');
    poor('second', 'fp-1');
    await world.renew();
    provider.when('first', { kind: 'decline', raw: 'lost_card', network: '41', card: 'fp-1' });
    provider.when('second', { kind: 'approve' });
    world.clock.advance({ days: 2 });
    await world.database.query(`UPDATE renewal SET next_attempt_at = $2::timestamptz + interval '1 hour' WHERE line_id = $1`, [second.lineId, world.clock.now()]);
    await world.renew();
    world.clock.advance({ hours: 2 });
    await world.renew();
    expect(await status(first)).toEqual([['failed', 'card_refused']]);
    expect(await status(second)).toEqual([['failed', 'method_blocked']]);
  });

  it('is charged for no more lines of one run than its budget has left', async () => {
    const lines = [];
    for (let index = 0; index < 24; index += 1) {
      lines.push(await line(`copy-${index}`));
      await world.database.query(`UPDATE payment_method SET card_key = 'stripe:fp-1', shares_card = true`);
    }
    for (let index = 0; index < 24; index += 1) poor(`copy-${index}`, 'fp-1');
    await world.renew();
    expect([provider.asked, await world.count('renewal', `failure_code = 'retry_budget_spent'`)]).toEqual([20, 4]);
  });
});

it('Stripe names the same card by the same fingerprint with each decline', async () => {
  const simulator = await startSimulator();
  try {
    const { stripe } = connectStripe({ apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs: 2_000 });
    const stripeProvider = new StripeProvider(stripe, systemClock, 'https://desk.test/pay/done');
    const cards = [];
    for (const token of ['pm_card_visa_chargeDeclinedInsufficientFunds', 'pm_card_visa_chargeDeclinedInsufficientFunds', 'pm_sim_insufficient_funds_7']) {
      const request = { chargeId: newId(), reference: newReference('CHG'), amount: { minor: 500n, currency: 'EUR' as const }, method: { token, customer: null }, providerReference: null, byLink: false, createdAt: systemClock.now() };
      const outcome = await stripeProvider.charge(request);
      cards.push(outcome.kind === 'failed' ? outcome.besides?.card : outcome.kind);
    }
    expect(cards).toEqual([expect.stringMatching(/^\w{6,}$/), cards[0], expect.not.stringMatching(String(cards[0])) as string]);
  } finally {
    await simulator.stop();
  }
});
