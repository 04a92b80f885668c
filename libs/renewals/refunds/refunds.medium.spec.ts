import { ActionBus } from '#actions';
import type { ActionOutcome } from '#actions';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { PointsLedger } from '#loyalty';
import { WebhookInbox } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { MoneyBackEvents, RefundResolver } from '#renewals';
import type { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

const BEFORE = '2027-03-10T23:00:00.000Z';
const AFTER = '2027-04-10T22:00:00.000Z';
const NOW = '2027-03-04T09:00:00.000Z';
const MINUTE = 60_000;

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let plan: string;
let agent: StaffActor;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, NOW);
  plan = await world.plan();
  agent = await insertStaff(world.database, 'agent', 'Amélie');
});

afterEach(async () => {
  expect(await violations(world.database, world.clock)).toEqual({});
  await world.close();
  await testDatabase.drop();
});

interface Paid extends InsertedLine {
  readonly chargeId: string;
  readonly intent: string;
}

/** A line whose renewal of five euros was charged: it ends a month later and has fifty points. */
async function paidLine(given: { token?: string; planVersionId?: string } = {}): Promise<Paid> {
  const line = await world.line({ planVersionId: plan, validTo: BEFORE, ...given });
  await world.renew();
  return { ...line, ...(await chargeOf(line.lineId)) };
}

async function chargeOf(lineId: string): Promise<{ chargeId: string; intent: string }> {
  const [charge] = await world.database.query<{ id: string; reference: string }>('SELECT id, provider_reference AS reference FROM charge WHERE line_id = $1 ORDER BY created_at DESC, id DESC', [lineId]);
  return { chargeId: charge?.id ?? '', intent: charge?.reference ?? '' };
}

type Asked = { readonly chargeId: string; readonly kind: string; readonly amountMinor?: string; readonly currency?: string };
const run = (input: Asked, control: object, staff = agent): Promise<ActionOutcome> => world.get(ActionBus).run({ action: 'refundCharge', input }, control as never, staff);
const preview = (input: Asked): Promise<ActionOutcome> => run(input, { mode: 'preview' });
const execute = (input: Asked, planHash: string, idempotencyKey: string = newId(), staff = agent): Promise<ActionOutcome> =>
  run(input, { mode: 'execute', planHash, idempotencyKey, reasonCode: 'customer_request' }, staff);
const refund = async (input: Asked): Promise<ActionOutcome> => execute(input, (await preview(input)).plan.hash);

interface SeenRefund {
  readonly id: string;
  readonly status: string;
  readonly failureCode: string | null;
}
const refunds = (chargeId: string): Promise<SeenRefund[]> =>
  world.database.query('SELECT id, status, failure_code AS "failureCode" FROM refund WHERE charge_id = $1 ORDER BY created_at, id', [chargeId]);
const entries = async (ref: string): Promise<Record<string, bigint>> => {
  const rows = await world.database.query<{ account: string; minor: bigint }>(
    `SELECT account, sum(amount_minor)::bigint AS minor FROM ledger_posting p JOIN ledger_transaction t ON t.id = p.transaction_id WHERE t.ref LIKE $1 GROUP BY 1`,
    [ref],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]));
};
const points = async (subscriberId: string): Promise<bigint | undefined> =>
  (await world.database.query<{ points: bigint }>('SELECT points_balance AS points FROM subscriber WHERE id = $1', [subscriberId]))[0]?.points;
const later = (minutes: number): void => world.clock.set(new Date(world.clock.now().getTime() + minutes * MINUTE));
const told = async (type: string, object: object, eventId = newId()): Promise<void> => {
  await world.get(WebhookInbox).receive({ provider: 'stripe', eventId, type, payload: { data: { object } } }, world.clock.now());
};
const readMessages = () => world.get(MoneyBackEvents).processWaiting();
const ask = () => world.get(RefundResolver).resolveDue();

describe('a renewal that is taken back', () => {
  it('shows money, validity, automatic renewal and points, and writes nothing', async () => {
    const { chargeId } = await paidLine();
    const { plan: shown } = await preview({ chargeId, kind: 'reversal' });
    expect(shown.effects.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['refund', null, '500 EUR'],
      ['validTo', AFTER, BEFORE],
      ['autoRenew', 'true', 'false'],
      ['points', '50', '0'],
    ]);
    expect([provider.refundsAsked, await world.count('refund')]).toEqual([0, 0]);
  });

  it('gives the money back, and takes validity and points, together', async () => {
    const { chargeId, lineId, subscriberId } = await paidLine();
    const { execution } = await refund({ chargeId, kind: 'reversal' });
    expect(execution).toMatchObject({ status: 'completed', chargeId });
    const [done] = await refunds(chargeId);
    expect(done?.status).toBe('succeeded');
    expect(await entries(`refund:${done?.id ?? ''}`)).toEqual({ refunds: 500n, provider_clearing: -500n });
    expect(await world.lineState(lineId)).toMatchObject({ status: 'active', validTo: BEFORE, renewAt: null });
    expect(await points(subscriberId)).toBe(0n);
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'canceled' })]);
    expect(await world.count('outbox_event', `topic = 'refund.succeeded'`)).toBe(1);
    expect(await world.count('audit_entry', `action IN ('refundCharge', 'refunds.settle') AND outcome = 'done' AND execution_id = '${execution?.id ?? ''}'`)).toBe(2);
  });

  it('is not charged again by itself, and can be renewed again by a person for the same period', async () => {
    const { chargeId, lineId } = await paidLine();
    await refund({ chargeId, kind: 'reversal' });
    expect(await world.renew()).toEqual({ runId: null, examined: 0 });
    const bus = world.get(ActionBus);
    const intent = { action: 'renewNow', input: { lineId } };
    const { plan: shown } = await bus.run(intent, { mode: 'preview' }, agent);
    const renewed = await bus.run(intent, { mode: 'execute', planHash: shown.hash, idempotencyKey: newId(), reasonCode: 'customer_request' }, agent);
    expect(renewed.execution?.status).toBe('completed');
    expect(await world.lineState(lineId)).toMatchObject({ validTo: AFTER });
  });

  it('never ends a line before now: what was used up is not given back', async () => {
    const { chargeId, lineId } = await paidLine();
    world.clock.set('2027-03-20T09:00:00.000Z');
    await refund({ chargeId, kind: 'reversal' });
    expect(await world.lineState(lineId)).toMatchObject({ validTo: '2027-03-20T09:00:00.000Z' });
  });

  it('under a later movement shortens the line by its period, and says so', async () => {
    const { chargeId, lineId } = await paidLine();
    world.clock.set('2027-04-05T09:00:00.000Z');
    await world.renew();
    const { plan: shown } = await preview({ chargeId, kind: 'reversal' });
    expect(shown.effects.map(({ field, after }) => [field, after])).toContainEqual(['validToShifted', AFTER]);
    await refund({ chargeId, kind: 'reversal' });
    expect(await world.lineState(lineId)).toMatchObject({ validTo: AFTER });
    // The period that was paid twice is open again, and falls due with the rest.
    expect((await world.renewals(lineId)).map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  });

  it('writes off the points that are spent, and says how many', async () => {
    const { chargeId, subscriberId } = await paidLine();
    const ledger = world.get(PointsLedger);
    const [lot] = await ledger.lots(subscriberId);
    await ledger.move([{ lotId: lot?.id ?? '', quantity: -30n }], { subscriberId, ref: 'reward:1', kind: 'spend', at: world.clock.now() });
    const { plan: shown } = await preview({ chargeId, kind: 'reversal' });
    expect(shown.effects.filter(({ field }) => field.startsWith('points')).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['points', '20', '0'],
      ['pointsWrittenOff', null, '30'],
    ]);
    await refund({ chargeId, kind: 'reversal' });
    expect(await points(subscriberId)).toBe(0n);
    expect(await world.database.query('SELECT points_taken AS taken, points_written_off AS "writtenOff" FROM refund')).toEqual([{ taken: 20n, writtenOff: 30n }]);
  });

  it('stands again, by new entries, when the bank sends the refund back', async () => {
    const { chargeId, lineId, subscriberId, intent } = await paidLine();
    await refund({ chargeId, kind: 'reversal' });
    const [done] = await refunds(chargeId);
    const returned = { id: `scripted_${done?.id ?? ''}`, payment_intent: intent, amount: 500, currency: 'eur', status: 'failed', failure_reason: 'expired_or_canceled_card', metadata: { refund_id: done?.id } };
    await told('refund.failed', returned);
    await told('charge.refund.updated', returned);
    await told('refund.failed', returned);
    await readMessages();
    expect(await refunds(chargeId)).toEqual([{ id: done?.id, status: 'failed', failureCode: 'returned' }]);
    expect(await entries(`refund:%`)).toEqual({ refunds: 0n, provider_clearing: 0n });
    expect(await world.lineState(lineId)).toMatchObject({ validTo: AFTER });
    expect(await points(subscriberId)).toBe(50n);
    expect(await world.count('support_case', `topic = 'refund_returned'`)).toBe(1);
    // And the renewal can be taken back once more.
    expect((await refund({ chargeId, kind: 'reversal' })).execution?.status).toBe('completed');
    expect(await world.lineState(lineId)).toMatchObject({ validTo: BEFORE });
  });
});

describe('a part of a charge', () => {
  it.each([
    ['correction', 'refunds'],
    ['goodwill', 'goodwill'],
  ])('that goes back as %s is given by %s; validity and points stay', async (kind, account) => {
    const { chargeId, lineId, subscriberId } = await paidLine();
    await refund({ chargeId, kind, amountMinor: '200' });
    const [done] = await refunds(chargeId);
    expect(await entries(`refund:${done?.id ?? ''}`)).toEqual({ [account]: 200n, provider_clearing: -200n });
    expect([(await world.lineState(lineId)).validTo, await points(subscriberId)]).toEqual([AFTER, 50n]);
  });

  it('leaves the rest to go back, and no more', async () => {
    const { chargeId } = await paidLine();
    await refund({ chargeId, kind: 'goodwill', amountMinor: '200' });
    await expect(preview({ chargeId, kind: 'goodwill', amountMinor: '301' })).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE', params: { left: '3.00', currency: 'EUR' } });
    await refund({ chargeId, kind: 'goodwill', amountMinor: '300' });
    await expect(preview({ chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'CHARGE_REFUNDED' });
  });

  it('cannot be more than was taken, even past the code', async () => {
    const { chargeId } = await paidLine();
    const insert = `INSERT INTO refund (id, reference, charge_id, line_id, subscriber_id, market, kind, provider, amount_minor, currency, status, requested_by, created_at)
      SELECT gen_random_uuid(), gen_random_uuid()::text, id, line_id, subscriber_id, market, 'goodwill', provider, $2, $3, 'pending', 'staff', now() FROM charge WHERE id = $1`;
    await expect(world.database.query(insert, [chargeId, '501', 'EUR'])).rejects.toThrow(/more than it took/);
    await expect(world.database.query(insert, [chargeId, '1', 'USD'])).rejects.toThrow(/more than it took/);
  });
});

describe('a refund is refused, and changes nothing,', () => {
  it.each([
    ['of nothing', { amountMinor: '0' }, 'AMOUNT_INVALID'],
    ['of less than nothing', { amountMinor: '-5' }, 'AMOUNT_INVALID'],
    ['of a fraction of a cent', { amountMinor: '1.5' }, 'AMOUNT_INVALID'],
    ['of more than a number holds', { amountMinor: '9999999999999999999' }, 'AMOUNT_INVALID'],
    ['of more than was taken', { amountMinor: '501' }, 'REFUND_TOO_LARGE'],
    ['in another currency', { amountMinor: '100', currency: 'USD' }, 'CURRENCY_MISMATCH'],
    ['that takes a part of a renewal back', { amountMinor: '100', kind: 'reversal' }, 'REVERSAL_IS_WHOLE'],
    ['that corrects all of a renewal', { kind: 'correction' }, 'REFUND_NEEDS_REVERSAL'],
  ])('%s', async (_, asked, code) => {
    const { chargeId } = await paidLine();
    await expect(preview({ chargeId, kind: 'goodwill', ...asked })).rejects.toMatchObject({ code });
    expect(await world.count('refund')).toBe(0);
  });

  it('of a refund, of a charge that was declined, and of one whose outcome is not known', async () => {
    const { chargeId } = await paidLine();
    await refund({ chargeId, kind: 'goodwill', amountMinor: '100' });
    const [done] = await refunds(chargeId);
    await expect(preview({ chargeId: done?.id ?? '', kind: 'goodwill' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    provider.when('declined', { kind: 'decline', raw: 'do_not_honor' }).when('lost', { kind: 'lose' });
    await expect(preview({ chargeId: (await paidLine({ token: 'declined' })).chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'CHARGE_NOT_PAID' });
    await expect(preview({ chargeId: (await paidLine({ token: 'lost' })).chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
  });

  it('by an auditor, and by staff of another market as if it were not there', async () => {
    const { chargeId } = await paidLine();
    const auditor = await insertStaff(world.database, 'auditor', 'Noé');
    await expect(run({ chargeId, kind: 'goodwill' }, { mode: 'preview' }, auditor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(run({ chargeId, kind: 'goodwill' }, { mode: 'preview' }, { ...agent, markets: ['TN'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('money in suspense', () => {
  it('of an amount that was not asked for goes back from there, and frees the line', async () => {
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    const { chargeId, lineId } = await paidLine({ token: 'odd' });
    await expect(preview({ chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'REFUND_NEEDS_CORRECTION' });
    const { plan: shown } = await preview({ chargeId, kind: 'correction' });
    expect(shown.effects.map(({ field, after, details }) => [field, after, details?.['account']])).toEqual([['refund', '700 EUR', 'suspense']]);
    await refund({ chargeId, kind: 'correction', amountMinor: '200' });
    expect(await world.charges(lineId)).toEqual(['unknown']);
    world.clock.set('2027-03-04T09:01:00.000Z');
    await refund({ chargeId, kind: 'correction' });
    expect(await entries('%')).toEqual({ suspense: 0n, provider_clearing: 0n });
    expect([await world.charges(lineId), (await world.renewals(lineId)).map(({ status }) => status)]).toEqual([['failed'], ['failed']]);
  });
});

describe('a refund whose outcome is not known', () => {
  it('blocks another, is asked about when its time comes, and then counts', async () => {
    const { chargeId, lineId } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'give_then_lose' });
    expect((await refund({ chargeId, kind: 'reversal' })).execution?.status).toBe('pending');
    await expect(preview({ chargeId, kind: 'goodwill', amountMinor: '1' })).rejects.toMatchObject({ code: 'REFUND_IN_PROGRESS' });
    expect([await ask(), (await world.lineState(lineId)).validTo]).toEqual([0, AFTER]);
    later(5);
    expect(await ask()).toBe(1);
    expect([(await refunds(chargeId))[0]?.status, (await world.lineState(lineId)).validTo, provider.refundsAsked]).toEqual(['succeeded', BEFORE, 1]);
  });

  it('is withdrawn once the provider is certain not to have it, and may be asked for anew', async () => {
    const { chargeId } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'lose' });
    await refund({ chargeId, kind: 'reversal' });
    later(5);
    await ask();
    expect((await refunds(chargeId))[0]).toMatchObject({ status: 'canceled', failureCode: 'never_received' });
    provider.whenRefunding(chargeId, { kind: 'give' });
    expect((await refund({ chargeId, kind: 'reversal' })).execution?.status).toBe('completed');
  });

  it('that is found to have gone after it was withdrawn is booked with all that it takes, and a person is told', async () => {
    const { chargeId, lineId, intent } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'lose' });
    await refund({ chargeId, kind: 'reversal' });
    later(5);
    await ask();
    const [withdrawn] = await refunds(chargeId);
    expect([withdrawn?.status, (await world.lineState(lineId)).validTo]).toEqual(['canceled', AFTER]);
    later(90);
    const object = { id: 're_late', payment_intent: intent, amount: 500, currency: 'eur', status: 'succeeded', metadata: { refund_id: withdrawn?.id } };
    await told('refund.created', object);
    await told('refund.updated', object);
    await readMessages();
    expect([(await refunds(chargeId))[0]?.status, (await world.lineState(lineId)).validTo]).toEqual(['succeeded', BEFORE]);
    expect(await entries('refund:%')).toEqual({ refunds: 500n, provider_clearing: -500n });
    expect(await world.count('support_case', `topic = 'refund_late'`)).toBe(1);
    await expect(preview({ chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'CHARGE_REFUNDED' });
  });

  it('that went late and was sent back by the bank is told of in any order, and stays not made', async () => {
    const { chargeId, lineId, intent } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'lose' });
    await refund({ chargeId, kind: 'reversal' });
    later(5);
    await ask();
    const object = { id: 're_late', payment_intent: intent, amount: 500, currency: 'eur', metadata: { refund_id: (await refunds(chargeId))[0]?.id } };
    await told('refund.failed', { ...object, status: 'failed', failure_reason: 'lost_or_stolen_card' });
    await readMessages();
    await told('refund.created', { ...object, status: 'succeeded' });
    await readMessages();
    expect([(await refunds(chargeId))[0]?.status, (await world.lineState(lineId)).validTo]).toEqual(['failed', AFTER]);
    expect(await entries('refund:%')).toEqual({});
  });

  it('never left when no connection was made, and is declined when the provider refuses', async () => {
    const { chargeId } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'refuse_connection' });
    expect((await refund({ chargeId, kind: 'goodwill' })).execution?.status).toBe('declined');
    provider.whenRefunding(chargeId, { kind: 'refuse', raw: 'charge_disputed' });
    expect((await refund({ chargeId, kind: 'goodwill' })).execution?.status).toBe('declined');
    expect((await refunds(chargeId)).map(({ status, failureCode }) => [status, failureCode])).toEqual([['canceled', 'unreachable'], ['failed', 'refused']]);
    expect(await entries('refund:%')).toEqual({});
  });

  it('is a case after the last question: nothing is guessed, and a late message still settles it', async () => {
    const { chargeId, lineId, intent } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'send_later' });
    await refund({ chargeId, kind: 'reversal' });
    const asked: string[] = [];
    for (let minutes = 0; minutes < 7 * 24 * 60; minutes += 30) {
      later(30);
      if ((await ask()) > 0) asked.push(world.clock.now().toISOString().slice(5, 16));
      if (asked.length < 7) expect(await world.count('support_case')).toBe(0);
    }
    expect(asked).toEqual(['03-04T09:30', '03-04T10:00', '03-05T09:00', '03-06T09:00', '03-07T09:00', '03-08T09:00', '03-09T09:00']);
    expect(await world.database.query('SELECT topic, status, charge_id AS "chargeId" FROM support_case')).toEqual([{ topic: 'refund_unknown', status: 'open', chargeId }]);
    expect([(await refunds(chargeId))[0]?.status, (await world.lineState(lineId)).validTo, await entries('refund:%')]).toEqual(['unknown', AFTER, {}]);
    await expect(preview({ chargeId, kind: 'goodwill', amountMinor: '1' })).rejects.toMatchObject({ code: 'REFUND_IN_PROGRESS' });

    const [waiting] = await refunds(chargeId);
    await told('refund.updated', { id: `scripted_${waiting?.id ?? ''}`, payment_intent: intent, amount: 500, currency: 'eur', status: 'succeeded', metadata: { refund_id: waiting?.id } });
    await readMessages();
    expect((await refunds(chargeId))[0]?.status).toBe('succeeded');
  });

  it('that moved another amount is booked, keeps the charge from further refunds, and is a case', async () => {
    const { chargeId } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'give_other_amount', minor: 400n });
    expect((await refund({ chargeId, kind: 'goodwill' })).execution?.status).toBe('pending');
    expect(await entries('refund:%')).toEqual({ suspense: 400n, provider_clearing: -400n });
    expect(await world.count('support_case', `topic = 'refund_mismatch'`)).toBe(1);
    await expect(preview({ chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'REFUND_IN_PROGRESS' });
  });
});

describe('messages about refunds', () => {
  const message = (id: string, intent: string, status: string, metadata: object) => ({ id, payment_intent: intent, amount: 500, currency: 'eur', status, metadata });

  it('settle a refund on its way once, however often and in whatever order they come', async () => {
    const { chargeId, intent } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'send_later' });
    await refund({ chargeId, kind: 'goodwill' });
    const [waiting] = await refunds(chargeId);
    const [id, metadata] = [`scripted_${waiting?.id ?? ''}`, { refund_id: waiting?.id }];
    await told('refund.updated', message(id, intent, 'succeeded', metadata));
    await told('refund.created', message(id, intent, 'pending', metadata));
    await told('refund.updated', message(id, intent, 'succeeded', metadata));
    await readMessages();
    expect((await refunds(chargeId)).map(({ status }) => status)).toEqual(['succeeded']);
    expect(await entries('refund:%')).toEqual({ goodwill: 500n, provider_clearing: -500n });
    expect((await world.database.query<{ outcome: string }>('SELECT outcome FROM webhook_event ORDER BY received_at, event_id')).map(({ outcome }) => outcome).sort()).toEqual(['known already', 'known already', 'settled']);
  });

  it('about a charge that is not known as paid wait until it is, and have the provider asked', async () => {
    provider.when('lossy', { kind: 'take_then_lose' });
    const { chargeId, lineId } = await paidLine({ token: 'lossy' });
    const intent = `scripted_${chargeId}`;
    await told('refund.created', message('re_elsewhere', intent, 'succeeded', {}));
    expect(await readMessages()).toBe(1);
    expect([await world.count('refund'), await world.count('webhook_event', 'processed_at IS NULL')]).toEqual([0, 1]);
    later(5);
    await world.resolve();
    await readMessages();
    expect(await world.charges(lineId)).toEqual(['succeeded']);
    expect(await world.database.query('SELECT kind, status, requested_by AS "requestedBy" FROM refund')).toEqual([{ kind: 'correction', status: 'succeeded', requestedBy: 'provider' }]);
    expect(await world.count('support_case', `topic = 'refund_elsewhere'`)).toBe(1);
    expect(await world.lineState(lineId)).toMatchObject({ validTo: AFTER });
  });

  it('about a refund that was made elsewhere wait for as long as one of ours is under way', async () => {
    const { chargeId, intent } = await paidLine();
    provider.whenRefunding(chargeId, { kind: 'send_later' });
    await refund({ chargeId, kind: 'goodwill', amountMinor: '100' });
    const [ours] = await refunds(chargeId);
    await told('refund.created', { ...message('re_elsewhere', intent, 'succeeded', {}), amount: 200 });
    await readMessages();
    later(6 * 24 * 60);
    await readMessages();
    expect([await world.count('refund'), await world.count('webhook_event', 'processed_at IS NULL')]).toEqual([1, 1]);
    await told('refund.updated', { ...message(`scripted_${ours?.id ?? ''}`, intent, 'succeeded', { refund_id: ours?.id }), amount: 100 });
    await readMessages();
    later(61);
    await readMessages();
    expect((await refunds(chargeId)).map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    expect(await entries('refund:%')).toMatchObject({ provider_clearing: -300n });
  });

  it('about a charge that nobody knows are given up after five days, on record', async () => {
    await told('refund.created', message('re_stray', 'pi_stray', 'succeeded', {}));
    await readMessages();
    later(6 * 24 * 60);
    await readMessages();
    expect(await world.database.query('SELECT outcome FROM webhook_event')).toEqual([{ outcome: 'no such charge' }]);
  });
});

describe('a payment that is disputed', () => {
  const dispute = (intent: string, status: string) => ({ id: 'dp_1', payment_intent: intent, amount: 500, currency: 'eur', status, reason: 'fraudulent', balance_transactions: [{ fee: 150, currency: 'eur' }] });

  it('is booked with its fee, opens one case, and is not refunded as well; validity stays', async () => {
    const { chargeId, lineId, intent } = await paidLine();
    for (const type of ['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.created']) await told(type, dispute(intent, 'needs_response'));
    await readMessages();
    expect(await entries('dispute:%')).toEqual({ refunds: 500n, fees: 150n, provider_clearing: -650n });
    expect([await world.count('dispute'), await world.count('support_case', `topic = 'chargeback'`)]).toEqual([1, 1]);
    await expect(preview({ chargeId, kind: 'reversal' })).rejects.toMatchObject({ code: 'CHARGE_DISPUTED' });
    expect(await world.lineState(lineId)).toMatchObject({ validTo: AFTER });
  });

  it('and won is reinstated but for the fee, even when the end is told before the beginning', async () => {
    const { chargeId, intent } = await paidLine();
    await told('charge.dispute.closed', dispute(intent, 'won'));
    await readMessages();
    later(1);
    await told('charge.dispute.created', dispute(intent, 'needs_response'));
    await told('charge.dispute.funds_reinstated', dispute(intent, 'won'));
    await readMessages();
    expect(await entries('dispute:%')).toEqual({ refunds: 0n, fees: 150n, provider_clearing: -150n });
    expect(await world.database.query('SELECT status FROM dispute')).toEqual([{ status: 'won' }]);
    expect((await preview({ chargeId, kind: 'reversal' })).plan.effects[0]?.after).toBe('500 EUR');
  });

  it('and lost stays lost', async () => {
    const { chargeId, intent } = await paidLine();
    await told('charge.dispute.created', dispute(intent, 'needs_response'));
    await told('charge.dispute.closed', dispute(intent, 'lost'));
    await readMessages();
    expect(await entries('dispute:%')).toEqual({ refunds: 500n, fees: 150n, provider_clearing: -650n });
    await expect(preview({ chargeId, kind: 'goodwill' })).rejects.toMatchObject({ code: 'CHARGE_DISPUTED' });
  });

  it('only as an inquiry moves no money', async () => {
    const { intent } = await paidLine();
    await told('charge.dispute.created', dispute(intent, 'warning_needs_response'));
    await readMessages();
    await told('charge.dispute.closed', dispute(intent, 'warning_closed'));
    await readMessages();
    expect([await entries('dispute:%'), await world.database.query('SELECT status FROM dispute')]).toEqual([{}, [{ status: 'dropped' }]]);
  });
});

describe('two agents', () => {
  it('who refund one charge at once: one does it, the other is told', async () => {
    const { chargeId } = await paidLine();
    const { hash } = (await preview({ chargeId, kind: 'goodwill' })).plan;
    const other = await insertStaff(world.database, 'agent', 'Bob');
    const outcomes = await Promise.allSettled([execute({ chargeId, kind: 'goodwill' }, hash), execute({ chargeId, kind: 'goodwill' }, hash, newId(), other)]);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code?: string }).code] : []));
    expect(refusals).toHaveLength(1);
    expect(['LINE_CLAIMED', 'REFUND_IN_PROGRESS', 'CHARGE_REFUNDED', 'CONFLICT']).toContain(refusals[0]);
    expect(provider.given).toHaveLength(1);
  });
});
