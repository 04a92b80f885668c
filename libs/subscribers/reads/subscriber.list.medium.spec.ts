import { FixedClock } from '#kernel';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, countStatements, createDataSource } from '#platform/database';
import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { SubscriberList } from './subscriber.list.js';
import { SUBSCRIBER_SORTS } from './subscriber-list.sql.js';
import type { SubscriberFilter, SubscriberRow, SubscriberSort } from './subscriber-list.sql.js';

const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };
const NAMES = ['Amélie Durand', 'amelie durand', 'Zoé Petit', 'Paul Martin', '王小明', 'Ali Ben Salah', 'Ali Ben Salah', "Conor O'Brien"];

describe('the list of subscribers', () => {
  let test: TestDatabase;
  let database: Database;
  let list: SubscriberList;
  const clock = new FixedClock('2027-03-01T10:00:00Z');
  let planVersionId: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await createDataSource({ url: test.url }).initialize());
    list = new SubscriberList(database, new BoundedCounter(database, clock));
    ({ planVersionId } = await insertPlan(database, { code: 'keep' }));
    const other = await insertPlan(database, { code: 'other', market: 'TN' });
    for (const [index, name] of NAMES.entries()) {
      const market = index % 3 === 0 ? 'TN' : 'FR';
      const subscriberId = await insertSubscriber(database, { name, market });
      // Two lines end at the same moment, some in the same millisecond.
      for (const end of ['2027-04-10T00:00:00.000Z', `2027-0${(index % 4) + 1}-15T00:00:00.000Z`]) {
        await insertLine(database, {
          subscriberId, market, planVersionId: index === 0 ? other.planVersionId : planVersionId, validTo: end, status: index % 2 ? 'active' : 'grace', autoRenew: index !== 1,
        });
      }
    }
    await database.query(`UPDATE line SET valid_to = valid_to + (('x' || right(id::text, 2))::bit(8)::int || ' microseconds')::interval`);
  });

  afterAll(async () => {
    await database.dataSource.destroy();
    await test.drop();
  });

  async function walk(sort: SubscriberSort, descending: boolean, filter: SubscriberFilter = {}, between: () => Promise<void> = () => Promise.resolve(), staff = AGENT): Promise<SubscriberRow[]> {
    const rows: SubscriberRow[] = [];
    for (let after: string | null = null; ; ) {
      const page = await list.page({ filter, sort, descending, first: 3, after }, staff);
      rows.push(...page.rows);
      if (!page.pageInfo.hasNextPage) return rows;
      after = page.pageInfo.endCursor;
      await between();
    }
  }

  it.each(SUBSCRIBER_SORTS.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))('%s, descending %s: a walk visits each line once', async (sort, descending) => {
    const ids = (await walk(sort, descending)).map((row) => row.lineId);
    expect(ids).toHaveLength(NAMES.length * 2);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await walk(sort, !descending)).map((row) => row.lineId)).toEqual([...ids].reverse());
  });

  it('each order is what it says', async () => {
    const ends = (await walk('VALID_TO', false)).map((row) => row.validTo.getTime());
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    const lost = (await walk('NUMBER_LOST_AT', true)).map((row) => row.numberLostAt.getTime());
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
    expect((await walk('NEWEST', false))[0]?.name).toBe("Conor O'Brien");
    expect((await walk('NAME', false)).map((row) => row.name).slice(0, 4)).toEqual(['Ali Ben Salah', 'Ali Ben Salah', 'Ali Ben Salah', 'Ali Ben Salah']);
  });

  it('lines that come in during a walk do not push others out of it, or in twice', async () => {
    const before = (await walk('NAME', false)).map((row) => row.lineId);
    const during = (await walk('NAME', false, {}, async () => {
      const subscriberId = await insertSubscriber(database, { name: 'Aaron First' });
      await insertLine(database, { subscriberId, planVersionId });
    })).map((row) => row.lineId);
    expect(new Set(during).size).toBe(during.length);
    expect(during.filter((id) => before.includes(id))).toEqual(before);
  });

  it('is filtered by market, state, plan and renewal, and counted so', async () => {
    for (const filter of [{ market: 'TN' }, { status: 'grace' }, { planCode: 'other' }, { autoRenew: false }, { market: 'FR', status: 'active', planCode: 'keep', autoRenew: true }] as const) {
      const rows = await walk('NAME', false, filter);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject(Object.fromEntries(Object.entries(filter).filter(([key]) => key !== 'planCode')));
      expect(await list.count(filter, AGENT)).toEqual({ value: rows.length, moreThan: false });
    }
    expect((await walk('NAME', false, { planCode: 'none' })).length).toBe(0);
  });

  it('a reader of one market sees and counts that market only', async () => {
    const reader: StaffActor = { ...AGENT, markets: ['TN'] };
    const { rows } = await list.page({ filter: {}, sort: 'NAME', descending: false, first: 100 }, reader);
    expect(new Set(rows.map((row) => row.market))).toEqual(new Set(['TN']));
    expect(await list.count({}, reader)).toEqual({ value: rows.length, moreThan: false });
    expect(await list.count({ market: 'FR' }, reader)).toEqual({ value: 0, moreThan: false });
  });

  describe('when subscribers have moved and kept their lines', () => {
    const MARKETS = [null, ['TN'], ['FR'], ['FR', 'TN'], ['CI'], []] as const;
    const ROLES = ['agent', 'supervisor', 'admin', 'auditor'] as const;
    const FILTERS: SubscriberFilter[] = [{}, { market: 'TN' }, { market: 'FR' }, { market: 'CI' }, { status: 'grace' }, { market: 'TN', planCode: 'keep' }];
    let everybody: { lineId: string; market: string; home: string }[];

    beforeAll(async () => {
      await database.query(`UPDATE subscriber SET market = 'TN' WHERE name IN ('Zoé Petit', 'amelie durand')`);
      await database.query(`UPDATE subscriber SET market = 'FR', name_key = 'amelie zurand' WHERE name = 'Amélie Durand'`);
      await database.query(`UPDATE subscriber SET name_key = 'zoe' WHERE name = 'Zoé Petit'`);
      // Away and back again.
      await database.query(`UPDATE subscriber SET market = 'CI' WHERE name = 'Paul Martin'`);
      await database.query(`UPDATE subscriber SET market = 'TN' WHERE name = 'Paul Martin'`);
      everybody = await database.query('SELECT l.id AS "lineId", l.market, s.market AS home FROM line l JOIN subscriber s ON s.id = l.subscriber_id');
      expect(everybody.filter(({ market, home }) => market !== home).length).toBeGreaterThan(4);
    });

    it.each(SUBSCRIBER_SORTS)('%s: a walk gives the lines that are counted, in whatever market their subscriber is, to every role', async (sort) => {
      for (const role of ROLES) {
        for (const markets of MARKETS) {
          const staff: StaffActor = { ...AGENT, role, markets };
          const seen = everybody.filter(({ market }) => markets === null || (markets as readonly string[]).includes(market));
          for (const filter of FILTERS) {
            const forward = (await walk(sort, false, filter, undefined, staff)).map(({ lineId }) => lineId);
            expect(new Set(forward).size).toBe(forward.length);
            expect(await list.count(filter, staff)).toEqual({ value: forward.length, moreThan: false });
            expect((await walk(sort, true, filter, undefined, staff)).map(({ lineId }) => lineId)).toEqual([...forward].reverse());
            if (Object.keys(filter).length === 0) expect([...forward].sort()).toEqual(seen.map(({ lineId }) => lineId).sort());
          }
        }
      }
    });
  });

  it('a mark of another order is refused, and one page is one statement', async () => {
    const { pageInfo } = await list.page({ filter: {}, sort: 'NAME', descending: false, first: 3 }, AGENT);
    await expect(list.page({ filter: {}, sort: 'VALID_TO', descending: false, first: 3, after: pageInfo.endCursor }, AGENT)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect((await countStatements(() => list.page({ filter: {}, sort: 'NAME', descending: false, first: 3 }, AGENT))).statements).toHaveLength(1);
  });

  it('more than ten thousand is not counted further, and not again for a minute', async () => {
    await database.query(
      `INSERT INTO line (id, subscriber_id, external_id, msisdn, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq,
         anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, currency, created_at)
       SELECT gen_random_uuid(), (SELECT id FROM subscriber LIMIT 1), 'bulk-' || n, '+3370' || lpad(n::text, 7, '0'), 'enabled', 'FR', 'Europe/Paris', $1, 'barred',
              '2026-01-01', '2027-06-01', 1, 1, '2027-06-01', '2027-09-01', '2027-12-01', false, 'EUR', '2026-01-01' FROM generate_series(1, 10001) n`,
      [planVersionId],
    );
    expect(await list.count({ status: 'barred' }, AGENT)).toEqual({ value: 10_000, moreThan: true });
    expect((await countStatements(() => list.count({ status: 'barred' }, AGENT))).statements).toHaveLength(0);
    clock.advance({ minutes: 2 });
    expect((await countStatements(() => list.count({ status: 'barred' }, AGENT))).statements).toHaveLength(1);
  });
});
