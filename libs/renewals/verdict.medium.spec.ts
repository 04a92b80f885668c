import { CasesModule } from '#cases';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { countStatements } from '#platform/database';
import { RenewalWorld, insertMethod } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { SettlementDesk } from './settlement.desk.js';
import { CaseFileReader } from './reads/case-file.reader.js';
import { verdictView } from './reads/verdict.view.js';
import type { VerdictView } from './reads/verdict.view.js';
import { ChargeDoor, ProviderGate, WebhookInbox } from '#payments';
import { MoneyBackEvents } from '#renewals';
import { PlanCatalogue } from '#plans';

const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };
const VALID_TO = '2027-03-10T23:00:00.000Z';
const DUE = '2027-03-04T12:00:00Z';

const dispute = (status: string) => ({ id: 'dp_1', payment_intent: 'pi_late', amount: 500, currency: 'eur', status, reason: 'duplicate', balance_transactions: [] });

describe('the verdict on a renewal as it is stored', () => {
  let test: TestDatabase;
  let provider: ScriptedProvider;
  let world: RenewalWorld;
  let reader: CaseFileReader;
  let line: InsertedLine;

  beforeEach(async () => {
    test = await createTestDatabase();
    provider = new ScriptedProvider();
    world = await RenewalWorld.open(test.url, provider, DUE, CasesModule);
    reader = new CaseFileReader(world.database, world.get(PlanCatalogue), world.get(ProviderGate), world.get(ChargeDoor), world.clock);
  });

  afterEach(async () => {
    await world.close();
    await test.drop();
  });

  async function failing(token: string, terms: Parameters<RenewalWorld['plan']>[0] = {}): Promise<void> {
    line = await world.line({ planVersionId: await world.plan(terms), validTo: VALID_TO, token });
    await world.renew();
  }

  async function verdict(staff: Partial<StaffActor> = {}): Promise<VerdictView> {
    const [renewal] = await world.database.query<{ id: string }>('SELECT id FROM renewal WHERE line_id = $1', [line.lineId]);
    const stored = (await reader.read([renewal?.id ?? ''], { ...AGENT, ...staff })).get(renewal?.id ?? '');
    if (!stored) throw new Error('No case');
    return verdictView(stored, { ...AGENT, ...staff });
  }

  it('names an expired card for certain, with the provider’s answer as the evidence, and waits for nothing', async () => {
    provider.when('old', { kind: 'decline', raw: 'expired_card', network: '54' });
    await failing('old');
    await world.database.query('UPDATE payment_method SET expiry_year = 2026');
    const found = await verdict();
    expect(found).toMatchObject({ standing: 'open', cause: 'card_expired', certainty: 'certain', title: 'Card expired' });
    expect(found.steps[0]).toMatchObject({ kind: 'ask', title: 'Ask for another payment method', action: null });
    expect(found.evidence.filter(({ weight }) => weight === 'decisive').map(({ kind, title, detail, providerCodes }) => [kind, title, detail, providerCodes])).toEqual([
      ['exchange', 'Provider’s answer: refused', 'Card expired', 'expired_card · 54'],
    ]);
    expect(found.evidence.map(({ kind }) => kind)).toEqual(['begun', 'charge_requested', 'exchange', 'charge_settled', 'renewal_rested']);
    expect(found.falsifiers).toEqual(['The subscriber holds the same card with a later expiry date']);
  });

  it('proposes the other card, as the action that charges it', async () => {
    provider.when('old', { kind: 'decline', raw: 'expired_card' });
    await failing('old');
    const other = await insertMethod(world.database, { subscriberId: line.subscriberId, token: 'good', isDefault: false });
    const [step] = (await verdict()).steps;
    expect(step).toMatchObject({ action: 'renewNow', input: { lineId: line.lineId, paymentMethodId: other }, reasonCode: 'payment_failure' });
  });

  it('keeps the codes of a sensitive refusal from an agent, in words and in codes, and shows them to a supervisor', async () => {
    provider.when('gone', { kind: 'decline', raw: 'stolen_card', network: '43' });
    await failing('gone');
    for (const locale of ['en', 'fr', 'zh'] as const) {
      expect(JSON.stringify(await verdict({ locale }))).not.toMatch(/stolen|lost_card|pickup|"43|volé|被盗|fraud/i);
    }
    const seen = await verdict({ role: 'supervisor' });
    expect(seen).toMatchObject({ cause: 'sensitive_refusal', certainty: 'certain' });
    expect(seen.evidence.map(({ providerCodes }) => providerCodes)).toContain('stolen_card · 43');
  });

  it('never proposes a charge while an outcome is not known, and says when the provider is asked', async () => {
    provider.when('lossy', { kind: 'take_then_lose' });
    await failing('lossy');
    await insertMethod(world.database, { subscriberId: line.subscriberId, token: 'good', isDefault: false });
    const found = await verdict();
    expect(found).toMatchObject({ cause: 'outcome_unknown', certainty: 'certain' });
    expect(found.steps.map(({ action }) => action)).not.toContain('renewNow');
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    expect(await verdict()).toMatchObject({ standing: 'renewed', cause: 'renewed', certainty: 'certain' });
  });

  it('sees what was captured when it is not what was asked for, and that a case is open about it', async () => {
    provider.when('odd', { kind: 'take_other_amount', minor: 5_000n });
    await failing('odd');
    const found = await verdict();
    expect(found).toMatchObject({ cause: 'other_amount_captured', certainty: 'certain' });
    expect(found.steps).toEqual([
      expect.objectContaining({ kind: 'act', action: 'refundCharge', reasonCode: 'correction' }),
      expect.objectContaining({ kind: 'end', title: 'A case is open about it' }),
    ]);
    expect(found.evidence.find(({ kind }) => kind === 'posted')).toMatchObject({ title: 'Put in suspense', detail: '€50.00' });
  });

  it('proposes to give a double payment back, not while it is on its way, and shows none once it was given back', async () => {
    provider.when('slow', { kind: 'lose' });
    await failing('slow');
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    provider.when('slow', { kind: 'approve' });
    world.clock.advance({ hours: 2 });
    await world.renew();
    expect(await verdict()).toMatchObject({ cause: 'renewed' });

    const [first] = await world.database.query<{ id: string }>('SELECT id FROM charge WHERE line_id = $1 ORDER BY id LIMIT 1', [line.lineId]);
    const [chargeId, at] = [first?.id ?? '', world.clock.now()];
    const paid = { kind: 'succeeded' as const, reference: 'pi_late', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    await world.get(SettlementDesk).settle([{ chargeId, lineId: line.lineId, kind: 'webhook', outcome: paid, startedAt: at, finishedAt: at }], at);
    const twice = await verdict();
    expect(twice).toMatchObject({ cause: 'double_payment', certainty: 'certain' });
    expect(twice.steps[0]).toMatchObject({ action: 'refundCharge', input: { chargeId, kind: 'correction' } });

    await world.get(WebhookInbox).receive({ provider: 'stripe', eventId: newId(), type: 'charge.dispute.created', payload: { data: { object: dispute('warning_needs_response') } } }, at);
    await world.get(MoneyBackEvents).processWaiting();
    expect((await verdict()).steps.map(({ action }) => action)).not.toContain('refundCharge');

    const refund = { id: 're_1', payment_intent: 'pi_late', amount: 500, currency: 'eur', status: 'succeeded', metadata: {} };
    await world.get(WebhookInbox).receive({ provider: 'stripe', eventId: newId(), type: 'refund.created', payload: { data: { object: refund } } }, at);
    await world.get(MoneyBackEvents).processWaiting();
    const after = await verdict();
    expect(after).toMatchObject({ cause: 'renewed', steps: [{ kind: 'end' }] });
    expect(after.ruledOut.map(({ cause }) => cause)).toContain('double_payment');
    expect(after.evidence.filter(({ kind }) => kind === 'posted').map(({ title }) => title)).toContain('Given back');
  });

  it('takes the instant to wait for from the scheduler', async () => {
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    await failing('poor');
    const [renewal] = await world.renewals(line.lineId);
    const [step] = (await verdict()).steps;
    expect(step).toMatchObject({ kind: 'wait', until: new Date(String(renewal?.nextAttemptAt)) });
  });

  it('names who switched automatic renewal off', async () => {
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    await failing('poor');
    await world.database.query('UPDATE line SET auto_renew = false WHERE id = $1', [line.lineId]);
    const staffId = newId();
    await world.database.query(`INSERT INTO staff_account (id, email, name, role, password_hash) VALUES ($1, 'x@desk.test', 'X', 'agent', 'x')`, [staffId]);
    const effects = [{ kind: 'auto_renew_switched', subjectType: 'Line', subjectId: line.lineId, field: 'autoRenew', valueType: 'flag', before: 'true', after: 'false' }];
    await world.database.query(
      `INSERT INTO action_execution (id, action, target_type, target_id, actor_id, idempotency_key, request_hash, plan, plan_hash, reason_code, status, target_revision, executed_at)
       VALUES ($1, 'setAutoRenew', 'Line', $2, $3, 'key-key-key', 'h', $4, 'h', 'customer_request', 'completed', 2, $5)`,
      [newId(), line.lineId, staffId, JSON.stringify({ effects }), new Date('2027-03-05T00:00:00Z')],
    );
    world.clock.set('2027-03-20T09:00:00Z');
    await world.renew();
    expect(await verdict()).toMatchObject({ standing: 'closed', cause: 'auto_renew_off', certainty: 'certain' });
  });

  it('knows the incident that a failure was joined to, and counts the others in the reader’s markets only', async () => {
    provider.when('down', { kind: 'decline', raw: 'issuer_not_available', network: '91' });
    await failing('down');
    await failing('down');
    await world.database.query(
      `WITH made AS (INSERT INTO incident (id, reference, rule_id, scope, provider, brand, failure_code, failure_class, started_at, last_failure_at, opened_at, seen_to)
         VALUES ($1, 'INC-1', 'issuer-technical', 'issuer', 'stripe', 'visa', 'bank_unavailable', 'technical', $2, $2, $2, $2) RETURNING id)
       UPDATE renewal SET incident_id = made.id FROM made`,
      [newId(), new Date(DUE)],
    );
    expect(await verdict()).toMatchObject({ cause: 'bank_outage', certainty: 'certain', steps: [{ kind: 'wait', why: expect.stringContaining('1 other') as string }] });
    expect((await verdict({ markets: ['TN'] })).steps[0]?.why).toContain('0 other');
  });

  it('proposes no charge to an agent while a colleague holds the line, and says so', async () => {
    provider.when('old', { kind: 'decline', raw: 'expired_card' });
    await failing('old');
    await insertMethod(world.database, { subscriberId: line.subscriberId, token: 'good', isDefault: false });
    const colleague = newId();
    await world.database.query(`INSERT INTO staff_account (id, email, name, role, password_hash) VALUES ($1, 'y@desk.test', 'Y', 'agent', 'x')`, [colleague]);
    await world.database.query(`INSERT INTO line_lease (line_id, staff_id, claimed_at, until) VALUES ($1, $2, now(), now() + interval '10 minutes')`, [line.lineId, colleague]);
    const { steps } = await verdict();
    expect(steps[0]).toMatchObject({ kind: 'end', title: 'A colleague is working on this line' });
    expect(steps.map(({ action }) => action)).not.toContain('renewNow');
    expect((await verdict({ id: colleague })).steps[0]).toMatchObject({ action: 'renewNow' });
  });

  it('is gathered in two statements for any number of renewals', async () => {
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    await failing('poor');
    await failing('poor');
    const ids = (await world.database.query<{ id: string }>('SELECT id FROM renewal')).map(({ id }) => id);
    await reader.read(ids, AGENT);
    const { statements } = await countStatements(() => reader.read(ids, AGENT));
    expect(statements.length).toBeLessThanOrEqual(2);
    expect((await reader.read(ids, AGENT)).size).toBe(2);
  });
});
