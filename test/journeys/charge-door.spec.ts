import { newId, newReference } from '#kernel';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { startApi } from '../support/api.js';
import type { Caller, GraphqlAnswer, TestApi } from '../support/api.js';

const NOW = '2027-03-04T09:00:00Z';
const DAY = 86_400_000;
const SECRET_KEY = 'sk_test_door';
const BUDGET = 'budget { never nextAllowedAt assumed rules { id used cap windowHours since source } }';
const RENEW = 'mutation ($input: RenewNowInput!, $control: ActionControl!) { renewNow(input: $input, control: $control) { plan { hash } } }';
const ASK = 'mutation ($input: AskProviderInput!, $control: ActionControl!) { askProvider(input: $input, control: $control) { plan { hash effects { kind after } } execution { status chargeId } } }';

interface Asked {
  readonly plan: { readonly hash: string; readonly effects: { readonly kind: string; readonly after: string }[] };
  readonly execution: { readonly status: string; readonly chargeId: string } | null;
}

let simulator: Simulator;
let api: TestApi;
let agent: Caller;
let line: InsertedLine;

beforeAll(async () => {
  simulator = await startSimulator({ secretKey: SECRET_KEY });
  api = await startApi({ at: NOW, env: { STRIPE_API_URL: simulator.url, STRIPE_SECRET_KEY: SECRET_KEY } });
  agent = await api.as('agent', { locale: 'fr' });
});
afterAll(async () => {
  await api.close();
  await simulator.stop();
});
beforeEach(async () => {
  line = await insertLine(api.database, { planVersionId: await insertPlan(api.database), validTo: '2027-03-10T23:00:00Z' });
});

/** A renewal with its charges, made so many days ago each. */
async function charged(status: 'failed' | 'unknown', daysAgo: readonly number[]): Promise<{ renewalId: string; chargeIds: string[] }> {
  const renewalId = newId();
  await api.database.query(
    `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, failure_code, failure_class, number_lost_at, created_at)
     SELECT $1, l.id, l.subscriber_id, l.market, l.valid_to, l.plan_version_id, 500, 'EUR', $3, $4, 'insufficient_funds', 'soft', l.number_lost_at, $5 FROM line l WHERE l.id = $2`,
    [renewalId, line.lineId, status, daysAgo.length, NOW],
  );
  const chargeIds = daysAgo.map(() => newId());
  for (const [index, days] of daysAgo.entries()) {
    await api.database.query(
      `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency,
         status, raw_code, failure_code, failure_class, requested_by, created_at, settled_at)
       VALUES ($1::uuid, $2, $3, $4, $5, 'FR', $6, $7, 'stripe', 500, 'EUR', $8, 'insufficient_funds', 'insufficient_funds', 'soft', 'schedule', $9::timestamptz,
         CASE WHEN $8 = 'failed' THEN $9::timestamptz END)`,
      [chargeIds[index], newReference('CHG'), renewalId, line.lineId, line.subscriberId, line.methodId, index + 1, status, new Date(Date.parse(NOW) - days * DAY)],
    );
  }
  return { renewalId, chargeIds };
}

const preview = (text: string, input: object): Promise<GraphqlAnswer> => agent.query(text, { input, control: { mode: 'PREVIEW' } });

describe('a card whose retry budget is spent', () => {
  it('shows how much of which rule is used, and from when it may be tried; nobody charges it before', async () => {
    const { renewalId, chargeIds } = await charged('failed', Array.from({ length: 20 }, (_, index) => index + 1));
    const { data, errors } = await agent.query(`query ($renewal: ID!, $charge: ID!) { renewal(id: $renewal) { ${BUDGET} } charge(id: $charge) { ${BUDGET} } }`, { renewal: renewalId, charge: chargeIds[0] });
    expect(errors).toBeUndefined();
    const budget = {
      never: null,
      nextAllowedAt: '2027-03-14T09:00:00.000Z',
      assumed: false,
      rules: [{ id: 'visa_month', used: 20, cap: 20, windowHours: 720, since: '2025-05-01', source: expect.stringContaining('Visa') as string }],
    };
    expect(data).toEqual({ renewal: { budget }, charge: { budget } });

    const refused = await preview(RENEW, { lineId: line.lineId });
    expect(refused.code).toBe('RETRY_BUDGET_SPENT');
    expect(refused.errors?.[0]?.message).toContain('2027-03-14 09:00 UTC');
    expect(refused.errors?.[0]?.extensions.params).toMatchObject({ rule: 'visa_month', used: 20, cap: 20 });
  });

  it('is hidden from those who may not see the line', async () => {
    const abroad = await api.as('agent', { markets: ['JP'] });
    const { code } = await abroad.query('query ($lineId: ID!, $paymentMethodId: ID!) { retryBudget(lineId: $lineId, paymentMethodId: $paymentMethodId) { never } }', { lineId: line.lineId, paymentMethodId: line.methodId });
    expect(code).toBe('NOT_FOUND');
  });
});

describe('asking the provider', () => {
  it('settles a charge by what the provider says, and refuses to ask about one that is known', async () => {
    const { chargeIds: [chargeId] } = await charged('unknown', [1]);
    const asked = (await preview(ASK, { chargeId })).data?.['askProvider'] as Asked;
    expect(asked.plan.effects).toEqual([{ kind: 'PROVIDER_ASKED', after: expect.stringMatching(/^CHG/) as string }]);
    const control = { mode: 'EXECUTE', planHash: asked.plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
    const { data, errors } = await agent.query(ASK, { input: { chargeId }, control });
    expect(errors).toBeUndefined();
    // The provider has never heard of it: no money moved, and the renewal is tried again.
    expect((data?.['askProvider'] as Asked).execution).toEqual({ status: 'DECLINED', chargeId });
    const known = await agent.query('query ($id: ID!) { charge(id: $id) { status attempts { kind outcome } } }', { id: chargeId });
    expect(known.data).toEqual({ charge: { status: 'CANCELED', attempts: [{ kind: 'QUERY', outcome: 'NOT_FOUND' }] } });
    expect((await preview(ASK, { chargeId })).code).toBe('CHARGE_SETTLED');
  });

  it('is not for auditors', async () => {
    const { chargeIds: [chargeId] } = await charged('unknown', [1]);
    const auditor = await api.as('auditor');
    expect((await auditor.query(ASK, { input: { chargeId }, control: { mode: 'PREVIEW' } })).code).toBe('FORBIDDEN');
  });
});
