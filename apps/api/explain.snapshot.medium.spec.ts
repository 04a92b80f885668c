import pg from 'pg';
import { insertPlan } from '#plans/testing';
import { startApi } from '../../test/support/api.js';
import type { Caller, TestApi } from '../../test/support/api.js';
import { watchStatements } from '../../test/support/desk.rows.js';
import { fillDesk } from '../../test/support/many.lines.js';

const LINES = 50_000;
/** A handful of rows each, of which the planner rightly reads the one page they are on. */
const TINY = new Set(['money_hold', 'plan', 'plan_version', 'staff_account', 'renewal_run', 'audit_head', 'audit_entry', 'incident', 'incident_rule', 'line_lease', 'points_lot', 'points_entry', 'support_case', 'action_execution']);

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

type SqlValue = string | number | bigint | boolean | Date | readonly string[] | null;

describe('hot queries on many lines', () => {
  let api: TestApi;
  let client: pg.Client;
  let everywhere: Caller;
  let french: Caller;

  beforeAll(async () => {
    api = await startApi();
    const { planVersionId } = await insertPlan(api.database, { code: 'keep' });
    client = new pg.Client({ connectionString: await addressOf(api) });
    await client.connect();
    await fillDesk(queryingWith(api, client), planVersionId, LINES);
    everywhere = await api.as('supervisor');
    french = await api.as('agent', { markets: ['FR'] });
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await api.close();
  });

  const SUBSCRIBER = '01900000-0001-7000-8000-00000000000a';
  const rows = 'rows { lineId }';
  const FIRST_PAGES: Record<string, string> = {
    'list by name': `{ subscribers { ${rows} } }`,
    'list by end of validity': `{ subscribers(sort: VALID_TO) { ${rows} } }`,
    'list by loss of the number, latest first': `{ subscribers(sort: NUMBER_LOST_AT, descending: true) { ${rows} } }`,
    'list, newest first': `{ subscribers(sort: NEWEST) { ${rows} } }`,
    'list of a state by end of validity': `{ subscribers(sort: VALID_TO, filter: { status: ACTIVE }) { ${rows} } }`,
    'list of a state by loss of the number': `{ subscribers(sort: NUMBER_LOST_AT, filter: { status: GRACE }) { ${rows} } }`,
    'list of a market by name': `{ subscribers(filter: { market: "CI" }) { ${rows} } }`,
    'list count': '{ subscribers { count { value } } }',
    'list count of a state': '{ subscribers(filter: { status: GRACE }) { count { value } } }',
    'search a number': '{ search(text: "06 00 00 79 19") { hits { id } } }',
    'search last digits': '{ search(text: "7919") { hits { id } } }',
    'search an ICCID': '{ search(text: "8933000000000000042") { hits { id } } }',
    'search an e-mail': '{ search(text: "amelie1@example.fr") { hits { id } } }',
    'search a name': '{ search(text: "durand") { hits { id } } }',
    'search two words': '{ search(text: "dur ame") { hits { id } } }',
    'search a charge': '{ search(text: "CHG-0000000A") { hits { id } } }',
    'search an id': `{ search(text: "${SUBSCRIBER}") { hits { id } } }`,
    worklist: '{ failedRenewals { rows { renewalId } count { value } } }',
    'worklist of a class': '{ failedRenewals(filter: { failureClass: SOFT }) { rows { renewalId } } }',
    'worklist of a cause': '{ failedRenewals(filter: { failureCode: "card_expired" }) { rows { renewalId } count { value } } }',
    'worklist of open outcomes': '{ failedRenewals(filter: { status: UNKNOWN }) { rows { renewalId } count { value } } }',
    'worklist of what is awaited': '{ failedRenewals(filter: { status: AWAITING }) { rows { renewalId awaited } count { value } } }',
    'worklist of a market': '{ failedRenewals(filter: { market: "FR" }) { rows { renewalId } count { value } } }',
    'worklist of the last hours': '{ failedRenewals(filter: { maxAgeHours: 2 }) { rows { renewalId } count { value } } }',
    'worklist of lines that nobody has': '{ failedRenewals(filter: { claim: FREE }) { rows { renewalId lease { staffName } } count { value } } }',
    'worklist of an incident': '{ failedRenewals(filter: { incidentId: "01900000-0007-7000-8000-000000000001" }) { rows { renewalId } count { value } } incidents { affected { value } } }',
    'worklist of my lines': '{ failedRenewals(filter: { claim: MINE }) { rows { renewalId } count { value } } }',
    'charges, newest first': '{ charges { rows { id } } }',
    'charges that failed': '{ charges(filter: { status: FAILED }) { rows { id } } }',
    'the verdict on a renewal': `{ renewal(id: "01900000-0004-7000-8000-000000000028") { verdict { cause evidence { id } steps { action } } } }`,
    dashboard: '{ dashboard { openFailures { value } lostWithin24h { value } lostWithin7d { value } unknownOutcomes { value } mostUrgent { name } } }',
    'the 360° page': `{ subscriber(id: "${SUBSCRIBER}") { lines { id openRenewal { id } } paymentMethods { id } pointsLots { id } cases { id } renewals { id charges { attempts { seq } postings { account } } } charges { id } timeline { entries { id } } } }`,
    'lines on a plan': '{ plans { linesOnPlan { value } } }',
  };

  it.each(Object.entries(FIRST_PAGES))('%s: walks indexes, for staff of every market and of one', async (_, query) => {
    for (const caller of [everywhere, french]) {
      const scans = await scansOf(caller, `query ${query}`);
      expect(scans.filter((scan) => scan.startsWith('Seq Scan'))).toEqual([]);
      expect(scans).toMatchSnapshot();
    }
  });

  it.each(['NAME', 'VALID_TO', 'NUMBER_LOST_AT', 'NEWEST'])('%s: a deep page reads no more than the first', async (sort) => {
    const page = async (after: string | null) => {
      const { data, errors } = await everywhere.query(`query ($after: String) { subscribers(sort: ${sort}, first: 100, after: $after) { pageInfo { endCursor } } }`, { after });
      expect(errors).toBeUndefined();
      return (data?.['subscribers'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
    };
    const first = await buffersOf(() => page(null));
    let after: string | null = null;
    for (let pages = 0; pages < 60; pages += 1) after = await page(after);
    expect(await buffersOf(() => page(after))).toBeLessThanOrEqual(first * 1.5 + 50);
  });

  it('a deep page of the worklist reads no more than the first, for staff of every market and of one', async () => {
    for (const caller of [everywhere, french]) {
      const page = async (after: string | null) => {
        const { data, errors } = await caller.query('query ($after: String) { failedRenewals(first: 20, after: $after) { pageInfo { endCursor } } }', { after });
        expect(errors).toBeUndefined();
        return (data?.['failedRenewals'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
      };
      const first = await buffersOf(() => page(null));
      let after: string | null = null;
      for (let pages = 0; pages < 20; pages += 1) after = await page(after);
      expect(await buffersOf(() => page(after))).toBeLessThanOrEqual(first * 1.5 + 50);
    }
  });

  it('by name, the list of a market whose names are few reads no more than the list of all', async () => {
    const list = (caller: Caller, filter = '') => buffersOf(() => caller.query(`query { subscribers${filter} { ${rows} } }`));
    const all = await list(everywhere);
    expect(await list(everywhere, '(filter: { market: "CI" })')).toBeLessThanOrEqual(all * 2 + 100);
    // Two orders of each market are merged: its own subscribers', and that of its lines whose subscriber has moved.
    expect(await list(await api.as('agent', { markets: ['CI', 'TN'] }))).toBeLessThanOrEqual(all * 6 + 100);
  });

  /** Tables and indexes that a request's statements read, both when planned for its values and when planned once for all. */
  async function scansOf(caller: Caller, query: string): Promise<string[]> {
    const found = new Set<string>();
    for (const { sql, values } of await statementsOf(async () => {
      expect((await caller.query(query)).errors).toBeUndefined();
    })) {
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        for (const node of nodesOf(await explain(sql, values, mode))) {
          const table = node['Relation Name'];
          if (node['Node Type'] === 'Seq Scan' && !TINY.has(table ?? '')) found.add(`Seq Scan ${table ?? ''}`);
          // Which kind of index scan it is depends on the visibility map, which is no promise of ours.
          if (node['Index Name'] !== undefined && !TINY.has(node['Index Name'].replace(/_pkey$/, ''))) found.add(node['Index Name']);
        }
      }
    }
    return [...found].sort();
  }

  async function explain(sql: string, values: readonly unknown[], mode: string, options = 'FORMAT JSON'): Promise<PlanNode & Record<string, unknown>> {
    await client.query(`SET plan_cache_mode = ${mode}`);
    await client.query(`PREPARE examined AS ${sql}`);
    try {
      const literals = values.map((value) => literal(value as SqlValue)).join(', ');
      const { rows: answer } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode & Record<string, unknown> }[] }>(
        `EXPLAIN (${options}) EXECUTE examined${literals === '' ? '' : ` (${literals})`}`,
      );
      const plan = answer[0]?.['QUERY PLAN'][0]?.Plan;
      if (!plan) throw new Error('No plan');
      return plan;
    } finally {
      await client.query('DEALLOCATE examined');
    }
  }

  async function buffersOf(work: () => Promise<unknown>): Promise<number> {
    let buffers = 0;
    for (const { sql, values } of await statementsOf(work)) {
      const plan = await explain(sql, values, 'force_generic_plan', 'ANALYZE, BUFFERS, FORMAT JSON');
      buffers += Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks']);
    }
    return buffers;
  }

  async function statementsOf(work: () => Promise<unknown>): Promise<{ sql: string; values: readonly unknown[] }[]> {
    const watch = watchStatements(api.database);
    try {
      await work();
      return watch.sent.filter(({ sql }) => !/staff_session|DISTINCT market/.test(sql));
    } finally {
      watch.stop();
    }
  }
});

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (typeof value === 'object') return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  return pg.escapeLiteral(String(value));
}

async function addressOf(api: TestApi): Promise<string> {
  const [row] = await api.database.query<{ name: string }>('SELECT current_database() AS name');
  const address = new URL(process.env['KEEPLINE_TEST_SERVER'] ?? '');
  address.pathname = `/${row?.name ?? ''}`;
  return address.href;
}

/** The api's Database with its statements sent over a connection that may take its time. */
function queryingWith(api: TestApi, client: pg.Client): TestApi['database'] {
  const patient = Object.create(api.database) as TestApi['database'];
  patient.query = async <Row>(sql: string, values?: readonly unknown[]) => (await client.query(sql, [...(values ?? [])])).rows as Row[];
  return patient;
}
