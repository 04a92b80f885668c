import { requestStates } from '#actions';
import { caseStates } from '#cases';
import type { StateTable } from '#kernel';
import { cardLinkStates, chargeStates, disputeStates, refundStates } from '#payments';
import { Database, createDataSource } from '#platform/database';
import { bulkStates, renewalStates } from '#renewals';
import { lineStates } from '#subscribers';
import { createTestDatabase } from '../test/support/database.js';
import type { TestDatabase } from '../test/support/database.js';

type Machine = Pick<StateTable<string, string>, 'states' | 'allPairs'>;

/** Each life cycle by its name in state_transition, with the table whose rows live it. */
const MACHINES: readonly (readonly [machine: string, table: string, states: Machine])[] = [
  ['line', 'line', lineStates],
  ['renewal', 'renewal', renewalStates],
  ['charge', 'charge', chargeStates],
  ['case', 'support_case', caseStates],
  ['refund', 'refund', refundStates],
  ['card_link', 'card_link', cardLinkStates],
  ['dispute', 'dispute', disputeStates],
  ['bulk_run', 'bulk_run', bulkStates],
  ['request', 'action_request', requestStates],
];

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

describe('the life cycles that the database enforces are those of the code', () => {
  it('and no others', async () => {
    const rows = await database.query<{ machine: string }>('SELECT DISTINCT machine FROM state_transition ORDER BY machine');
    expect(rows.map(({ machine }) => machine)).toEqual(MACHINES.map(([machine]) => machine).sort());
  });

  it.each(MACHINES)('%s: move by move', async (machine, _table, { allPairs }) => {
    const rows = await database.query<{ move: string }>(`SELECT from_state || ' -> ' || to_state AS move FROM state_transition WHERE machine = $1`, [machine]);
    const ours = allPairs().flatMap(({ state, next }) => (next !== null && next !== state ? [`${state} -> ${next}`] : []));
    expect(rows.map(({ move }) => move).sort()).toEqual([...new Set(ours)].sort());
  });

  it.each(MACHINES)('%s: state by state', async (_machine, table, { states }) => {
    const [check] = await database.query<{ definition: string }>('SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1', [`${table}_status_check`]);
    expect([...(check?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state).sort()).toEqual([...states].sort());
  });

  it.each(MACHINES)('%s: its rows are held to them', async (machine, table) => {
    const triggers = await database.query<{ definition: string }>(
      `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal`,
      [table],
    );
    expect(triggers.map(({ definition }) => definition)).toContainEqual(expect.stringMatching(`EXECUTE FUNCTION enforce_transitions?\\('${machine}'\\)`));
  });
});
