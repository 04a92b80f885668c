import { Logger } from '@nestjs/common';
import pg from 'pg';
import { AuditChain } from '#audit';
import { CasesModule } from '#cases';
import { newId } from '#kernel';
import { MoneyHold } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { CHECKED_INVARIANTS, FindingStore, INVARIANTS, InvariantChecker, InvariantReader, InvariantRunner } from '#invariants';
import type { InvariantId } from '#invariants';
import { violations } from '#invariants/testing';
import { RenewalWorld } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { insertStaff } from '../../test/support/staff.rows.js';

const DUE = '2027-03-04T09:00:00.000Z';
const STAFF = '00000000-0000-7000-8000-000000000001';

let testDatabase: TestDatabase;
let world: RenewalWorld;
/** The owner of the tables, who can do what the database forbids the application. */
let owner: pg.Client;
let renewed: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const provider = new ScriptedProvider();
  world = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
  Logger.overrideLogger(false);
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  await busyDay(provider);
});

afterAll(async () => {
  await owner.end();
  await world.close();
  await testDatabase.drop();
});

/** Lines that are paid, declined, lost, taken wrongly, without a method; three runs over ten days, and questions about what was lost. */
async function busyDay(provider: ScriptedProvider): Promise<void> {
  const planVersionId = await world.plan();
  const add = (token?: string | null) => world.line({ planVersionId, validTo: '2027-03-10T23:00:00.000Z', ...(token !== undefined && { token }) });
  provider.when('declined', { kind: 'decline', raw: 'insufficient_funds' }).when('taken_lost', { kind: 'take_then_lose' }).when('lost', { kind: 'lose' });
  provider.when('other', { kind: 'take_other_amount', minor: 499n }).when('away', { kind: 'refuse_connection' });
  ({ lineId: renewed } = await add());
  for (const token of [undefined, undefined, 'declined', 'taken_lost', 'lost', 'other', 'away', null]) await add(token);
  await insertStaff(world.database, 'agent', 'Nadia Benali');
  for (let step = 0; step < 3; step += 1) {
    await world.renew();
    world.clock.advance({ minutes: 10 });
    await world.resolve();
    world.clock.advance({ hours: 72 });
    await world.resolve();
    await world.moveLines();
  }
}

/** Finds violations of one invariant as they would be after these statements, which are taken back. */
async function foundAfter(id: InvariantId, ...statements: string[]): Promise<{ subject: string; id: string }[]> {
  const invariant = CHECKED_INVARIANTS.find((known) => known.id === id);
  if (!invariant) throw new Error(`${id} is not checked`);
  await owner.query('BEGIN');
  try {
    await owner.query('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await owner.query(statement);
    const checker = new InvariantChecker(world.database, new AuditChain(world.database));
    return [...(await checker.check(invariant, { depth: 'all', now: world.clock.now(), since: null }, owner)).violations];
  } finally {
    await owner.query('ROLLBACK');
  }
}

const one = async (sql: string): Promise<string> => String(((await owner.query<{ id: unknown }>(sql)).rows[0] ?? { id: '' }).id);

describe('after a busy time', () => {
  it('no invariant is violated', async () => {
    expect(await world.count('charge', `status = 'succeeded'`)).toBeGreaterThan(3);
    expect(await world.count('charge', `status = 'failed'`)).toBeGreaterThan(0);
    expect(await world.count('support_case', `topic = 'amount_mismatch'`)).toBe(1);
    expect(await violations(world.database, world.clock)).toEqual({});
  });

  it('each is checked, or says why it is not', () => {
    expect(INVARIANTS.map(({ id }) => id)).toEqual([...Array.from({ length: 26 }, (_, index) => `I${index + 1}`), 'K1', 'K2', 'K3']);
    expect(INVARIANTS.filter((invariant) => !('check' in invariant)).map(({ id }) => id)).toEqual(['I20', 'I25']);
  });

  it('what changed money or validity and its audit entry were written in one transaction', async () => {
    const { rows } = await owner.query(
      `SELECT v.line_id FROM validity_movement v WHERE v.source = 'charge' AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.subject_id = v.line_id::text AND a.xmin = v.xmin)
       UNION ALL SELECT t.line_id FROM ledger_transaction t WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.subject_id = t.line_id::text AND a.xmin = t.xmin)`,
    );
    expect(rows).toEqual([]);
    expect(await world.count('ledger_transaction')).toBeGreaterThan(4);
  });
});

describe('a violation is found:', () => {
  const paid = (): Promise<string> => one(`SELECT id FROM charge WHERE line_id = '${renewed}' AND status = 'succeeded' ORDER BY id LIMIT 1`);
  const booked = async (): Promise<string> => one(`SELECT id FROM ledger_transaction WHERE ref = 'charge:${await paid()}'`);
  const subscriber = (): Promise<string> => one(`SELECT subscriber_id AS id FROM line WHERE id = '${renewed}'`);
  const execution = `INSERT INTO action_execution (id, action, target_type, target_id, actor_id, idempotency_key, request_hash, plan, plan_hash, reason_code, status, target_revision, executed_at)`;

  it('I1, a transaction out of balance', async () => {
    const id = await booked();
    expect(await foundAfter('I1', `UPDATE ledger_posting SET amount_minor = amount_minor + 1 WHERE transaction_id = '${id}' AND ordinal = 1`)).toEqual([
      { subject: 'LedgerTransaction', id, facts: { currency: 'EUR', sumMinor: '1' } },
    ]);
  });

  it('I2, a ledger out of balance', async () => {
    expect(await foundAfter('I2', `DELETE FROM ledger_posting WHERE transaction_id = '${await booked()}' AND ordinal = 1`)).toEqual([{ subject: 'Currency', id: 'EUR', facts: { sumMinor: '-500' } }]);
  });

  it('I3, money from nowhere', async () => {
    const id = await booked();
    expect(await foundAfter('I3', `DELETE FROM ledger_posting WHERE transaction_id = '${id}'`)).toMatchObject([{ subject: 'LedgerTransaction', id, facts: { postings: 0 } }]);
  });

  it('I4, a paid charge that gave nothing', async () => {
    const id = await paid();
    expect(await foundAfter('I4', `DELETE FROM validity_movement WHERE charge_id = '${id}'`)).toMatchObject([{ subject: 'Charge', id, facts: { movements: 0, bookedAs: 'renewal' } }]);
  });

  it('I5, validity by a charge that was not paid', async () => {
    expect(await foundAfter('I5', `UPDATE charge SET status = 'canceled' WHERE id = '${await paid()}'`)).toMatchObject([{ subject: 'Line', id: renewed, facts: { chargeStatus: 'canceled' } }]);
  });

  const refund = (id: string, chargeId: string, more: Record<string, string> = {}): string => {
    const row: Record<string, string> = { id: `'${id}'`, reference: `'REF-1'`, kind: `'correction'`, amount_minor: '500', status: `'succeeded'`, settled_at: `'${DUE}'`, requested_by: `'staff'`, created_at: `'${DUE}'`, ...more };
    const names = Object.keys(row).join(', ');
    return `INSERT INTO refund (charge_id, line_id, subscriber_id, market, provider, currency, ${names})
      SELECT id, line_id, subscriber_id, market, provider, currency, ${Object.values(row).join(', ')} FROM charge WHERE id = '${chargeId}'`;
  };

  it('I4, a renewal that was corrected away, one taken back in part, and validity taken for nothing', async () => {
    const [chargeId, id] = [await paid(), newId()];
    expect(await foundAfter('I4', refund(id, chargeId))).toMatchObject([{ subject: 'Charge', id: chargeId, facts: { correctedMinor: '500' } }]);
    expect(await foundAfter('I4', refund(id, chargeId, { kind: `'reversal'`, amount_minor: '499' }))).toMatchObject([{ subject: 'Refund', id, facts: { refundedMinor: '499' } }]);
    expect(await foundAfter('I4', refund(id, chargeId, { kind: `'reversal'`, validity_before: `'2027-04-10'`, validity_after: `'2027-03-10'` }))).toMatchObject([{ subject: 'Refund', id }]);
    const found = await foundAfter('I4', `UPDATE validity_movement SET source = 'refund' WHERE charge_id = '${chargeId}'`);
    expect(found.map(({ subject }) => subject).sort()).toEqual(['Charge', 'Line']);
  });

  it('I6, more refunded than was charged, whatever became of it', async () => {
    const [chargeId, id] = [await paid(), newId()];
    for (const [status, settled] of [['pending', 'NULL'], ['unknown', 'NULL'], ['succeeded', `'${DUE}'`]]) {
      expect(await foundAfter('I6', refund(id, chargeId, { amount_minor: '501', status: `'${status ?? ''}'`, settled_at: settled ?? '' }))).toMatchObject([{ subject: 'Charge', id: chargeId, facts: { refundedMinor: '501', takenMinor: '500' } }]);
    }
    expect(await foundAfter('I6', refund(id, chargeId))).toEqual([]);
  });

  it('I9 and I13, a refund that nobody asks about, and one that is not booked', async () => {
    const [chargeId, id] = [await paid(), newId()];
    expect(await foundAfter('I9', refund(id, chargeId, { status: `'unknown'`, settled_at: 'NULL' }))).toMatchObject([{ subject: 'Refund', id }]);
    expect(await foundAfter('I13', refund(id, chargeId))).toMatchObject([{ subject: 'Refund', id, facts: { bookedMinor: null } }]);
  });

  it('I7, a hole in the validity', async () => {
    expect(await foundAfter('I7', `UPDATE validity_movement SET to_before = to_before + interval '1 day' WHERE line_id = '${renewed}' AND seq = 2`)).toMatchObject([{ subject: 'Line', id: renewed }]);
  });

  it('I8, two open charges on a line', async () => {
    expect(
      await foundAfter('I8', 'DROP INDEX charge_one_open', `UPDATE charge SET status = 'pending', settled_at = NULL, line_id = '${renewed}' WHERE status = 'succeeded'`),
    ).toMatchObject([{ subject: 'Line', id: renewed }]);
  });

  it('I9, an open charge that nobody will ask about', async () => {
    const id = await paid();
    const open = (next: string) => `UPDATE charge SET status = 'unknown', settled_at = NULL, next_check_at = ${next} WHERE id = '${id}'`;
    const now = `'${world.clock.now().toISOString()}'::timestamptz`;
    for (const next of ['NULL', `${now} + interval '3 days'`, `${now} - interval '2 hours'`]) {
      expect(await foundAfter('I9', open(next))).toMatchObject([{ subject: 'Charge', id, facts: { status: 'unknown' } }]);
    }
    expect(await foundAfter('I9', open(`${now} + interval '10 hours'`))).toEqual([]);
    const link = (next: string) => `UPDATE charge SET status = 'awaiting', settled_at = NULL, confirm_by = ${now}, next_check_at = ${next} WHERE id = '${id}'`;
    expect(await foundAfter('I9', link('NULL'))).toMatchObject([{ subject: 'Charge', id, facts: { status: 'awaiting' } }]);
    expect(await foundAfter('I9', link(`${now} + interval '10 hours'`))).toEqual([]);
    // A transfer is nobody's to be asked about.
    expect(await foundAfter('I9', `UPDATE charge SET status = 'awaiting', settled_at = NULL, next_check_at = NULL WHERE id = '${id}'`)).toEqual([]);
  });

  it('I9, a page for a new card that nobody will ask about', async () => {
    const id = newId();
    const link = (next: string) =>
      `INSERT INTO card_link (id, line_id, subscriber_id, market, provider, as_default, status, ends_at, execution_id, created_at, next_check_at)
       SELECT '${id}', l.id, l.subscriber_id, l.market, 'stripe', true, 'unknown', l.valid_to, '${newId()}', '2020-01-01', ${next} FROM line l WHERE l.id = '${renewed}'`;
    expect(await foundAfter('I9', link('NULL'))).toMatchObject([{ subject: 'CardLink', id }]);
    expect(await foundAfter('I9', link(`'${world.clock.now().toISOString()}'`))).toEqual([]);
  });

  it('I10, a balance of points that its lots, and a lot that its entries do not give', async () => {
    const id = await subscriber();
    expect(await foundAfter('I10', `UPDATE subscriber SET points_balance = points_balance + 5 WHERE id = '${id}'`)).toMatchObject([{ subject: 'Subscriber', id }]);
    const found = await foundAfter('I10', `UPDATE points_lot SET remaining = remaining - 1 WHERE subscriber_id = '${id}'`);
    expect(found.map(({ subject }) => subject).sort()).toEqual(['PointsLot', 'Subscriber']);
  });

  it('I12 and K1, a balance below zero, which the ledger does not give either', async () => {
    const change = `UPDATE line SET balance_minor = -3 WHERE id = '${renewed}'`;
    expect(await foundAfter('I12', change)).toMatchObject([{ subject: 'Line', id: renewed, facts: { balanceMinor: '-3' } }]);
    expect(await foundAfter('K1', change)).toMatchObject([{ subject: 'Line', id: renewed, facts: { ledgerMinor: '0' } }]);
  });

  it('I13, a charge that is booked with another amount, not at all, or without having been paid', async () => {
    const id = await paid();
    for (const change of [
      `UPDATE ledger_posting SET amount_minor = amount_minor * 2 WHERE transaction_id = '${await booked()}'`,
      `UPDATE ledger_posting SET currency = 'USD' WHERE transaction_id = '${await booked()}'`,
      `UPDATE ledger_transaction SET ref = 'charge:${newId()}' WHERE id = '${await booked()}'`,
      `UPDATE charge SET status = 'canceled' WHERE id = '${id}'`,
    ]) {
      expect(await foundAfter('I13', change)).toMatchObject([{ subject: 'Charge', id }]);
    }
  });

  it('I14, a change that is not on record', async () => {
    const executionId = newId();
    expect(await foundAfter('I14', `UPDATE validity_movement SET execution_id = '${executionId}' WHERE line_id = '${renewed}' AND seq = 2`)).toEqual([
      { subject: 'Execution', id: executionId, facts: { changed: 'validity' } },
    ]);
    const settled = await foundAfter('I14', `UPDATE charge SET settled_at = clock_timestamp() WHERE line_id = '${renewed}'`, `DELETE FROM audit_entry WHERE subject_id = '${renewed}'`);
    expect(settled).toMatchObject([{ subject: 'Line', id: renewed, facts: { onRecord: 0 } }]);
  });

  it('I15, an execution without its entry, and an entry without its execution', async () => {
    const id = newId();
    const write = `${execution} VALUES ('${id}', 'extendValidity', 'Line', '${renewed}', '${STAFF}', 'key-of-nobody', '-', '{"effects":[]}', '-', 'other', 'completed', 2, '${DUE}')`;
    expect(await foundAfter('I15', write)).toMatchObject([{ subject: 'Execution', id, facts: { entries: 0 } }]);
    const seq = await one(`SELECT max(seq) AS id FROM audit_entry WHERE outcome = 'done'`);
    expect(await foundAfter('I15', `UPDATE audit_entry SET execution_id = '${id}' WHERE seq = ${seq}`)).toMatchObject([{ subject: 'AuditEntry', id: seq }]);
  });

  it('I16, a line that ends elsewhere than its movements', async () => {
    expect(await foundAfter('I16', `UPDATE line SET valid_to = valid_to + interval '1 day' WHERE id = '${renewed}'`)).toMatchObject([{ subject: 'Line', id: renewed }]);
  });

  it('I17, more days than were promised, by a renewal and by an action', async () => {
    const renewalId = await one(`SELECT renewal_id AS id FROM charge WHERE id = '${await paid()}'`);
    expect(await foundAfter('I17', `UPDATE renewal SET extended_to = extended_to - interval '1 day' WHERE id = '${renewalId}'`)).toMatchObject([{ subject: 'Renewal', id: renewalId }]);
    const id = newId();
    const effect = { kind: 'validity_moved', field: 'validTo', subjectId: renewed, after: '2028-01-01T00:00:00Z' };
    const write = `${execution} VALUES ('${id}', 'extendValidity', 'Line', '${renewed}', '${STAFF}', 'key-of-nobody', '-', '${JSON.stringify({ effects: [effect] })}', '-', 'other', 'completed', 2, '${DUE}')`;
    expect(await foundAfter('I17', write)).toMatchObject([{ subject: 'Execution', id, facts: { given: null } }]);
  });

  it('I18, an event that waits, and one that was set aside', async () => {
    const event = (columns: string, values: string) => `INSERT INTO outbox_event (topic, payload, ${columns}) VALUES ('lost.event', '{}', ${values})`;
    expect(await foundAfter('I18', event('created_at, available_at', `now() - interval '6 minutes', now() - interval '6 minutes'`), event('dead_at, attempts', 'now(), 10'))).toHaveLength(2);
    expect(await foundAfter('I18', event('created_at, available_at', `now() - interval '1 hour', now() + interval '1 hour'`))).toEqual([]);
  });

  it('I19, an action without an answer', async () => {
    const id = newId();
    const write = `${execution} VALUES ('${id}', 'renewNow', 'Line', '${renewed}', '${STAFF}', 'key-of-nobody', '-', '{"effects":[]}', '-', 'other', 'in_progress', 2, '${DUE}')`;
    expect(await foundAfter('I19', write)).toMatchObject([{ subject: 'Execution', id, facts: { status: 'in_progress' } }]);
  });

  it('I21, a provider’s message that nobody reads', async () => {
    expect(await foundAfter('I21', `INSERT INTO webhook_event (provider, event_id, type, payload, received_at) VALUES ('stripe', 'evt_1', 'charge.updated', '{}', '${DUE}')`)).toMatchObject([
      { subject: 'ProviderEvent', id: 'stripe:evt_1' },
    ]);
  });

  it('I22, an approval by the person who asked', async () => {
    const [id, executionId] = [newId(), newId()];
    const request = (checker: string) => `INSERT INTO action_request (id, action, input, target_type, target_id, target_revision, market, plan, maker_id, idempotency_key, request_hash, reason_code, status,
        requested_at, expires_at, checker_id, decided_at, execution_id)
      VALUES ('${id}', 'x', '{}', 'Line', '${renewed}', 1, 'FR', '{}', '${STAFF}', 'key-of-nobody', '-', 'other', 'approved', '${DUE}', '2028-01-01', '${checker}', '${DUE}', '${executionId}')`;
    const done = `${execution} VALUES ('${executionId}', 'x', 'Line', '${renewed}', '${STAFF}', 'key-of-nobody', '-', '{"effects":[]}', '-', 'other', 'completed', 2, '${DUE}')`;
    const checks = 'ALTER TABLE action_request DROP CONSTRAINT action_request_check1';
    expect(await foundAfter('I22', checks, done, request(STAFF))).toMatchObject([{ subject: 'Request', id }]);
    expect(await foundAfter('I22', done, request(newId()))).toEqual([]);
    expect(await foundAfter('I22', request(newId()))).toMatchObject([{ subject: 'Request', id, facts: { executionId } }]);
  });

  it('I23, somebody signed in whose account is disabled', async () => {
    const id = await one('SELECT id FROM staff_account LIMIT 1');
    expect(
      await foundAfter(
        'I23',
        `INSERT INTO staff_session (token_hash, staff_id, session_epoch, created_at, last_seen_at, expires_at) VALUES ('\\x01', '${id}', 1, '${DUE}', '${DUE}', '2028-01-01')`,
        `UPDATE staff_account SET disabled_at = '${DUE}' WHERE id = '${id}'`,
      ),
    ).toEqual([{ subject: 'Staff', id, facts: { sessions: 1 } }]);
  });

  it('I24, a provider that lists another amount, money that no book knows, or nothing', async () => {
    const [id, other] = [await paid(), newId()];
    const listed = (charge: string, minor: number) => `INSERT INTO settlement_line VALUES ('stripe', 'txn_${charge}', '${charge}', ${minor}, 'EUR', '2026-01-01', '2026-01-01')`;
    expect(await foundAfter('I24', listed(id, 9), listed(other, 500))).toMatchObject([
      { subject: 'Charge', id, facts: { takenMinor: '9', bookedMinor: '500' } },
      { subject: 'Charge', id: other, facts: { takenMinor: '500', bookedMinor: null } },
    ]);
    const reading = `INSERT INTO settlement_reading VALUES ('stripe', '2026-01-01', '2099-01-01')`;
    expect((await foundAfter('I24', reading)).map((violation) => violation.id)).toContain(id);
    expect((await foundAfter('I24', reading, listed(id, 500))).map((violation) => violation.id)).not.toContain(id);
  });

  it('K2, a renewal that was paid twice', async () => {
    const renewalId = await one(`SELECT renewal_id AS id FROM charge WHERE id = '${await paid()}'`);
    const other = await one(`SELECT id FROM charge WHERE status = 'succeeded' AND renewal_id <> '${renewalId}' LIMIT 1`);
    const found = await foundAfter('K2', `UPDATE charge SET renewal_id = '${renewalId}', attempt_number = 9 WHERE id = '${other}'`);
    expect(found.find(({ id }) => id === renewalId)).toMatchObject({ subject: 'Renewal', facts: { paid: 2 } });
  });

  it('K3, a line abroad that no list knows', async () => {
    expect(await foundAfter('K3', `UPDATE subscriber SET market = 'TN' WHERE id = '${await subscriber()}'`)).toMatchObject([{ subject: 'Line', id: renewed }]);
  });
});

describe('a run', () => {
  const run = (depth: 'new' | 'all' = 'all') => runner().run({ askedBy: 'staff', depth });
  const runner = (): InvariantRunner => {
    const { database, clock } = world;
    return new InvariantRunner(database, new InvariantChecker(database, new AuditChain(database)), new FindingStore(database, world.get(MoneyHold)), clock);
  };
  const reader = (): InvariantReader => new InvariantReader(world.database);
  const stateOf = async (id: InvariantId) => (await reader().standing()).find(({ invariant }) => invariant.id === id);
  const tamper = async (...statements: string[]): Promise<void> => {
    await owner.query('BEGIN');
    await owner.query('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await owner.query(statement);
    await owner.query('COMMIT');
  };

  it('keeps a result of each, and holds nothing while all is well', async () => {
    await run();
    const standing = await reader().standing();
    expect(standing.filter(({ last }) => last?.state === 'ok').map(({ invariant }) => invariant.id)).toEqual(CHECKED_INVARIANTS.map(({ id }) => id));
    expect(await world.get(MoneyHold).standing()).toBeNull();
  });

  it('that finds the books wrong holds the money in the same moment, once for what it found', async () => {
    await tamper(`UPDATE line SET balance_minor = 7 WHERE id = '${renewed}'`);
    await run('new');
    const hold = await world.get(MoneyHold).standing();
    expect(await reader().ofHold(hold?.id ?? '')).toMatchObject([{ invariant: 'K1', subjectType: 'Line', subjectId: renewed, facts: { balanceMinor: '7', ledgerMinor: '0' } }]);
    await run();
    expect(await world.get(MoneyHold).standing()).toEqual(hold);
    expect((await stateOf('K1'))?.open).toHaveLength(1);
  });

  it('adds what it finds meanwhile to the hold that stands', async () => {
    await tamper(`UPDATE line SET balance_minor = -1 WHERE id = '${renewed}'`);
    await run();
    const hold = await world.get(MoneyHold).standing();
    expect(hold?.revision).toBe(2);
    expect((await reader().ofHold(hold?.id ?? '')).map(({ invariant }) => invariant)).toEqual(['I12', 'K1']);
  });

  it('closes what is gone and keeps it in the history; the hold stands until somebody answers for it', async () => {
    await tamper(`UPDATE line SET balance_minor = 0 WHERE id = '${renewed}'`);
    await run();
    expect((await stateOf('K1'))?.open).toEqual([]);
    expect((await reader().gone(10)).map(({ invariant }) => invariant).sort()).toEqual(['I12', 'K1']);
    expect(await world.get(MoneyHold).standing()).not.toBeNull();
  });

  it('is the only one: a second finds it under way', async () => {
    const [first, second] = await Promise.all([run(), run()]);
    expect([first, second].filter((id) => id === null)).toHaveLength(1);
  });

  it('I26: finds a card number in a text, and none in identifiers', async () => {
    await tamper(
      `UPDATE support_case SET topic = NULL, charge_id = NULL, subject = 'card 4242 4242 4242 4242, he says' WHERE topic IS NOT NULL`,
      `INSERT INTO outbox_event (topic, payload, published_at) VALUES ('x', '{"note":"5555555555554444"}', now()), ('y', '{"hash":"ab4242424242424242cd","iccid":"8933012345678901234"}', now())`,
    );
    await run('new');
    expect((await stateOf('I26'))?.open.map(({ subjectType, facts }) => [subjectType, facts])).toEqual([['Case', { field: 'subject' }], ['OutboxEvent', { field: 'payload' }]]);
  });

  it('I11: goes on where the last ended; the whole record is read again by a whole run, and an old entry that was changed is found by it', async () => {
    await tamper(`UPDATE audit_entry SET outcome = 'undone' WHERE seq = 2`);
    await run('new');
    expect((await stateOf('I11'))?.last).toMatchObject({ state: 'ok', depth: 'new' });
    await run();
    expect((await stateOf('I11'))?.last).toMatchObject({ state: 'violated', depth: 'all' });
    expect((await stateOf('I11'))?.open).toMatchObject([{ subjectType: 'AuditEntry', subjectId: '2', facts: { fault: 'columns_changed', wholeUpTo: '1' } }]);
  });

  it('that cannot read a table says so, and checks the rest', async () => {
    await owner.query('ALTER TABLE line_abroad RENAME TO line_gone');
    await run();
    await owner.query('ALTER TABLE line_gone RENAME TO line_abroad');
    expect((await stateOf('K3'))?.last).toMatchObject({ state: 'failed', failure: 'SQLSTATE_42P01' });
    expect((await stateOf('K2'))?.last?.state).toBe('ok');
  });
});
