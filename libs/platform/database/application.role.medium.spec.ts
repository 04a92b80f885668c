import { Database, createDataSource, migrate, pendingMigrations } from '#platform/database';
import { createBareDatabase, createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';

const DENIED = 'permission denied';
const BOOKS = ['ledger_transaction', 'ledger_posting', 'points_entry', 'audit_entry', 'validity_movement', 'charge_attempt', 'refund_attempt', 'line_step', 'import_change', 'invariant_run', 'invariant_result'];

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database(await createDataSource({ url: testDatabase.url }).initialize());
});
afterAll(async () => {
  await database.dataSource.destroy();
  await testDatabase.drop();
});

const columnOf = async (table: string): Promise<string> =>
  (await database.query<{ name: string }>(`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`, [table]))[0]?.name ?? '';

describe('the role that the application works as', () => {
  it('is what a session has from its first moment, without the owner’s powers', async () => {
    const [session] = await database.query(`SELECT current_user AS name, session_user <> current_user AS taken, (SELECT rolcanlogin OR rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS powers`);
    expect(session).toEqual({ name: 'keepline_app', taken: true, powers: false });
  });

  it.each(BOOKS)('may add to %s, and neither change nor remove anything in it', async (table) => {
    const column = await columnOf(table);
    await expect(database.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(DENIED);
    await expect(database.query(`DELETE FROM ${table}`)).rejects.toThrow(DENIED);
    await expect(database.query(`TRUNCATE ${table}`)).rejects.toThrow(DENIED);
    const [may] = await database.query(`SELECT has_table_privilege($1, 'INSERT') AS insert, has_table_privilege($1, 'SELECT') AS "select"`, [table]);
    expect(may).toEqual({ insert: true, select: true });
  });

  it('is sealed off from whatever refuses changes, also what later migrations add', async () => {
    const open = await database.query(
      `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'refuse_change()'::regprocedure AND tgqual IS NULL AND cardinality(tgattr::int2[]) = 0
         AND (has_table_privilege('keepline_app', tgrelid, 'TRUNCATE') OR (tgtype & 8 <> 0 AND has_table_privilege('keepline_app', tgrelid, 'DELETE')) OR (tgtype & 16 <> 0 AND has_table_privilege('keepline_app', tgrelid, 'UPDATE')))`,
    );
    expect(open).toEqual([]);
    await testDatabase.asOwner(`CREATE TABLE later_book (n int); CREATE TRIGGER later_book_append_only BEFORE UPDATE OR DELETE ON later_book FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await migrate(testDatabase.url);
    await database.query('INSERT INTO later_book VALUES (1)');
    await expect(database.query('UPDATE later_book SET n = 2')).rejects.toThrow(DENIED);
  });

  it('cannot change tables, rules or the list of migrations, switch guards off, or unseal', async () => {
    for (const sql of [
      'ALTER TABLE ledger_posting DISABLE TRIGGER USER',
      'DROP TABLE ledger_posting',
      'CREATE TABLE public.mine (n int)',
      `SET session_replication_role = replica`,
      `INSERT INTO state_transition VALUES ('charge', 'failed', 'succeeded')`,
      'DELETE FROM keepline_migration',
      'SELECT seal_append_only()',
    ]) {
      await expect(database.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('reads and writes everything else', async () => {
    const closed = await database.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND NOT (has_table_privilege('keepline_app', c.oid, 'SELECT') AND has_table_privilege('keepline_app', c.oid, 'INSERT') AND has_table_privilege('keepline_app', c.oid, 'UPDATE') AND has_table_privilege('keepline_app', c.oid, 'DELETE'))
         AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'refuse_change()'::regprocedure) ORDER BY 1`,
    );
    expect(closed.map(({ name }) => name)).toEqual(['keepline_migration', 'state_transition']);
  });

  it('is there already for the second database of a server', async () => {
    const second = await createBareDatabase();
    expect((await migrate(second.url)).length).toBeGreaterThan(10);
    const other = new Database(await createDataSource({ url: second.url }).initialize());
    expect(await pendingMigrations(other)).toEqual([]);
    await expect(other.query('DELETE FROM audit_entry')).rejects.toThrow(DENIED);
    await other.dataSource.destroy();
    await second.drop();
  });
});
