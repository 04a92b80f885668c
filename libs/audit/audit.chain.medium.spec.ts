import type { DataSource } from 'typeorm';
import { AuditChain, AuditRecorder } from '#audit';
import type { AuditRecord } from '#audit';
import { Database, createDataSource } from '#platform/database';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let recorder: AuditRecorder;
let chain: AuditChain;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await createDataSource({ url: testDatabase.url }).initialize();
  database = new Database(dataSource);
  recorder = new AuditRecorder(database);
  chain = new AuditChain(database);
});

afterEach(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

const entry = (id: string, outcome = 'done'): AuditRecord => ({
  action: 'extendValidity',
  actor: { kind: 'system', id: null, name: 'Keepline' },
  subject: { type: 'Line', id },
  outcome,
  details: { text: 'é «€» 中文', minor: 12n },
});

const record = (...ids: string[]): Promise<void> =>
  database.transaction(() => {
    for (const id of ids) recorder.record(entry(id));
    return Promise.resolve();
  });

/** What a database owner with bad intent would do: switch the guards off first. */
async function tamper(sql: string): Promise<void> {
  await testDatabase.asOwner(`ALTER TABLE audit_entry DISABLE TRIGGER USER; ${sql}; ALTER TABLE audit_entry ENABLE TRIGGER USER`);
}

describe('the audit chain', () => {
  it('verifies what was recorded, across transactions of one and of many entries', async () => {
    await record('1');
    await record('2', '3', '4');
    expect(await chain.verify()).toMatchObject({ entries: 4n, fault: null });
  });

  it('records nothing when the transaction fails', async () => {
    const failing = database.transaction(() => {
      recorder.record(entry('1'));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(await chain.verify()).toMatchObject({ entries: 0n, fault: null });
  });

  it('refuses to be recorded to outside a transaction', () => {
    expect(() => recorder.record(entry('1'))).toThrow('transaction');
  });

  it.each(['UPDATE audit_entry SET outcome = \'x\'', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'DELETE FROM audit_head'])(
    'the database refuses %s, even to the owner',
    async (sql) => {
      await record('1');
      await expect(database.query(sql)).rejects.toThrow('permission denied');
      await expect(testDatabase.asOwner(sql)).rejects.toThrow('append-only');
    },
  );

  it('stays one unbroken chain under 16 writers at once', async () => {
    await Promise.all(Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; n < 10; n += 1) await record(`${writer}-${n}`);
    }));
    expect(await chain.verify()).toMatchObject({ entries: 160n, fault: null });
  });

  it.each([
    ['an edited body', `UPDATE audit_entry SET body = replace(body, '"Line"', '"Lime"') WHERE seq = 3`, 'body_changed'],
    ['an edited search column', `UPDATE audit_entry SET actor_name = 'Nobody' WHERE seq = 3`, 'columns_changed'],
    ['an edited time', `UPDATE audit_entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE seq = 3`, 'body_changed'],
    ['a deleted entry', `DELETE FROM audit_entry WHERE seq = 3`, 'missing'],
    ['two entries swapped', `UPDATE audit_entry a SET body = b.body FROM audit_entry b WHERE a.seq IN (3, 4) AND b.seq = 7 - a.seq`, 'body_changed'],
    [
      'an inserted entry that hashes right but follows nothing',
      `INSERT INTO audit_entry SELECT 3000, recorded_at, sha256('x'), hash, body, action, actor_kind, actor_id, actor_name, subject_type, subject_id, subscriber_id, outcome, execution_id
       FROM audit_entry WHERE seq = 3; DELETE FROM audit_entry WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = 3000`,
      'broken_link',
    ],
  ])('finds %s and names it', async (_what, sql, kind) => {
    await record('1', '2', '3', '4', '5');
    await tamper(sql);
    expect((await chain.verify()).fault).toEqual({ seq: 3n, kind });
  });

  it('finds a cut tail while the head remembers it', async () => {
    await record('1', '2', '3');
    await tamper('DELETE FROM audit_entry WHERE seq = 3');
    expect((await chain.verify()).fault).toEqual({ seq: 3n, kind: 'missing' });
  });

  it('one slow transaction does not hold the chain: the head is locked from the append to the commit only', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = database.transaction(async () => {
      recorder.record(entry('slow'));
      await held;
    });
    await record('quick');
    release();
    await slow;
    const [first] = await database.query<{ subject_id: string }>('SELECT subject_id FROM audit_entry WHERE seq = 1');
    expect(first?.subject_id).toBe('quick');
    expect(await chain.verify()).toMatchObject({ entries: 2n, fault: null });
  });
});
