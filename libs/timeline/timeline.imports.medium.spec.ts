import { AuditRecorder, SYSTEM } from '#audit';
import { FixedClock } from '#kernel';
import type { Locale } from '#kernel';
import { PlanCatalogue } from '#plans';
import { insertPlan } from '#plans/testing';
import type { StaffActor } from '#platform/access';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { SubscriberImport } from '#subscribers/import';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { TimelineReader } from './timeline.reader.js';
import type { TimelineEntry } from './timeline.reader.js';

const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };
const HEADER = 'subscriber_external_id,name,email,language,zone,market,line_external_id,msisdn,imsi,plan_code,valid_from,valid_to,auto_renew';

const row = (line: string, { name = 'Amélie Durand', email = 'amelie@example.fr', imsi = '', to = '2027-04-01', renew = 'true' } = {}): string =>
  ['S-1', name, email, 'fr', 'Europe/Paris', 'FR', line, `+3361234567${line}`, imsi, 'keep', '2026-01-01', to, renew].join(',');

describe('the timeline of a subscriber whom imports have changed', () => {
  const clock = new FixedClock('2026-06-01T12:00:00Z');
  let test: TestDatabase;
  let database: Database;
  const references: string[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await createDataSource({ url: test.url }).initialize());
    await insertPlan(database, { code: 'keep' });
    await bring([row('1'), row('2')]);
    await bring([row('1', { name: 'Amélie Petit', email: 'petit@example.fr', imsi: '208010000000001' }), row('2', { name: 'Amélie Petit', email: 'petit@example.fr' })]);
    await bring([row('1', { name: 'Amélie Petit', email: 'petit@example.fr', imsi: '208010000000001' }), row('2', { name: 'Amélie Petit', email: 'petit@example.fr', renew: 'false', to: '2027-06-01' })]);
  });

  afterAll(async () => {
    await database.dataSource.destroy();
    await test.drop();
  });

  async function bring(rows: readonly string[]): Promise<void> {
    const plans = new PlanCatalogue(database);
    const imports = new SubscriberImport(database, plans, new LineValidity(database, new LineReader(database), plans), new AuditRecorder(database), clock);
    const bytes = (async function* () {
      yield await Promise.resolve(Buffer.from([HEADER, ...rows, ''].join('\n')));
    })();
    const { reference, counters } = await imports.run({ bytes, fileName: 'f.csv', actor: SYSTEM, rejects: { write: () => Promise.resolve() } });
    expect(counters.rejected).toBe(0);
    references.push(reference);
    clock.advance({ hours: 1 });
  }

  async function walk(first: number, staff: Partial<StaffActor> = {}): Promise<TimelineEntry[]> {
    const [subscriber] = await database.query<{ id: string }>('SELECT id FROM subscriber');
    const entries: TimelineEntry[] = [];
    for (let after: string | null = null; ; ) {
      const { rows, pageInfo } = await new TimelineReader(database, clock).page(subscriber?.id ?? '', first, after, { ...AGENT, ...staff });
      entries.push(...rows);
      if (!pageInfo.hasNextPage) return entries;
      after = pageInfo.endCursor;
    }
  }

  it('says which import changed which fields, of the subscriber and of each line, and nothing of what is in them', async () => {
    const entries = await walk(100);
    const [, second, third] = references;
    const lineOf = async (externalId: string) => (await database.query<{ id: string }>('SELECT id FROM line WHERE external_id = $1', [externalId]))[0]?.id;
    expect(entries.filter(({ kind }) => kind === 'IMPORT').map(({ title, lineId, data }) => ({ title, lineId, data }))).toEqual([
      { title: 'Details changed by an import', lineId: await lineOf('2'), data: { reference: third, fields: ['AUTO_RENEW'] } },
      { title: 'Details changed by an import', lineId: await lineOf('1'), data: { reference: second, fields: ['IMSI'] } },
      { title: 'Details changed by an import', lineId: null, data: { reference: second, fields: ['NAME', 'EMAIL'] } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Petit|Durand|example\.fr|20801/);
  });

  it('tells a line that came with an import from one whose validity an import extended', async () => {
    const titles = (await walk(100)).filter(({ kind }) => kind === 'VALIDITY').map(({ title }) => title);
    expect(titles).toEqual(['Validity extended by an import', 'Line imported, with its validity', 'Line imported, with its validity']);
  });

  it.each<[Locale, string]>([['fr', 'Données modifiées par un import'], ['zh', '资料经导入变更']])('in the reader’s language: %s', async (locale, title) => {
    expect((await walk(100, { locale })).filter(({ kind }) => kind === 'IMPORT').map((entry) => entry.title)).toEqual([title, title, title]);
  });

  it('is paged without gaps or doubles', async () => {
    const whole = (await walk(100)).map(({ id }) => id);
    expect(new Set(whole).size).toBe(6);
    for (const first of [1, 2, 4]) expect((await walk(first)).map(({ id }) => id)).toEqual(whole);
  });

  it('keeps a line of another market from who may not see it', async () => {
    expect((await walk(100, { markets: ['TN'] })).map(({ kind, lineId }) => [kind, lineId])).toEqual([['IMPORT', null]]);
  });
});
