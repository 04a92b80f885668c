import pg from 'pg';
import { loadConfig } from '#platform/config';
import { createBareDatabase, createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { seed } from '../demo/seed.js';
import { asJson, inWords, isWell } from './doctor.report.js';
import { diagnose } from './doctor.session.js';

const config = loadConfig({ KEEPLINE_DATA_DIR: '/nonexistent' });
const ask = (url: string) => diagnose(config, url, 'all', () => undefined);

describe('keepline doctor', () => {
  let installation: TestDatabase;
  beforeAll(async () => {
    installation = await createTestDatabase();
    await seed(installation.url, { subscribers: 60 });
  });
  afterAll(() => installation.drop());

  it('finds a fresh demo well, and names what does not apply yet and why', async () => {
    const diagnosis = await ask(installation.url);
    const words = inWords(diagnosis);
    expect(words.split('\n').at(-1)).toBe('Keepline is well.');
    expect(words).toMatch(/^ {2}ok {3}database {6}PostgreSQL \d+\S* answers in \d+ ms$/m);
    expect(words).toMatch(/^ {2}ok {3}migrations {4}the database is at this version$/m);
    expect(words).toMatch(/^ look {2}worker {8}has never worked on this database$/m);
    expect(words).toMatch(/^ {2}ok {3}clocks {8}host and database agree on the time$/m);
    expect(words).toMatch(/^ {2}ok {3}I1 {3}Every ledger transaction balances$/m);
    expect(words).toMatch(/^ {2}-- {3}I20 {2}No promotion is used too often — does not apply yet: there are no promotions yet$/m);
    expect(isWell(diagnosis)).toBe(true);
  });

  it('shows the rows of what is violated, and that no money moves', async () => {
    const client = new pg.Client({ connectionString: installation.url });
    await client.connect();
    const { rows } = await client.query<{ id: string }>('UPDATE line SET balance_minor = -250 WHERE id IN (SELECT id FROM line ORDER BY id LIMIT 7) RETURNING id');
    await client.end();
    const diagnosis = await ask(installation.url);
    const words = inWords(diagnosis);
    expect(isWell(diagnosis)).toBe(false);
    expect(words).toMatch(/^BROKEN I12 {2}No prepaid balance is negative — 7 rows$/m);
    expect(words).toContain(`Line ${rows.map(({ id }) => id).sort()[0] ?? ''} {"currency":`);
    expect(words).toContain('and 2 more');
    expect(words).toMatch(/^No money moves since 20\S+: a supervisor has to acknowledge what was found/m);
    expect(words).toMatch(/2 invariants are violated\.$/);
    const json = asJson(diagnosis) as { well: boolean; moneyHeldSince: string; invariants: { id: string; state: string; rows: object[] }[] };
    expect([json.well, json.invariants.find(({ id }) => id === 'I12')?.rows.length]).toEqual([false, 7]);
    expect(json.moneyHeldSince).toEqual(diagnosis.heldSince?.toISOString());
  });

  it('of a database without our tables says what to do, and checks nothing', async () => {
    const bare = await createBareDatabase();
    const diagnosis = await ask(bare.url);
    await bare.drop();
    expect(inWords(diagnosis)).toMatch(/ILL {3}migrations {4}the database is \d+ migrations behind this version\. Run: keepline migrate/);
    expect([isWell(diagnosis), diagnosis.invariants]).toEqual([false, []]);
  });
});
