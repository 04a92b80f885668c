import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FixedClock } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import { PlanCatalogue } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { RejectFile, SubscriberImport } from '#subscribers/import';
import { seed } from '../../apps/cli/demo/seed.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const SAMPLE = 'docs/samples/subscribers.csv';
const now = new Date('2026-11-22T18:00:00Z');

let server: TestDatabase;
let database: Database;
let directory: string;

beforeAll(async () => {
  server = await createTestDatabase();
  await seed(server.url, { subscribers: 50, now });
  database = new Database(await createDataSource({ url: server.url }).initialize());
  directory = await mkdtemp(path.join(tmpdir(), 'keepline-import-'));
});

afterAll(async () => {
  await database.dataSource.destroy();
  await server.drop();
  await rm(directory, { recursive: true });
});

async function importSample(rejectFile: string) {
  const plans = new PlanCatalogue(database);
  const subscribers = new SubscriberImport(database, plans, new LineValidity(database, new LineReader(database), plans), new AuditRecorder(database), new FixedClock(now));
  const rejects = new RejectFile(path.join(directory, rejectFile));
  const result = await subscribers.run({ bytes: createReadStream(SAMPLE), fileName: path.basename(SAMPLE), actor: SYSTEM, rejects });
  await rejects.close();
  return { ...result, rejected: await readFile(rejects.path, 'utf8') };
}

describe('the sample file, brought into the demo operator', () => {
  it('takes the 17 good rows, and says line, field and reason of the 3 bad ones without repeating a card number', async () => {
    const { counters, failure, rejected } = await importSample('first.csv');
    expect(failure).toBeNull();
    expect(counters).toEqual({ read: 20, created: 17, updated: 0, unchanged: 0, rejected: 3 });
    expect(rejected.split('\r\n').slice(0, 4).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['\ufeffline', 'field', 'value', 'code'],
      ['19', 'valid_from', '2026-02-30', 'DATE_INVALID'],
      ['20', 'msisdn', `"'+216 12"`, 'MSISDN_INVALID'],
      ['21', 'payment_token', '************4242', 'CARD_NUMBER_REFUSED'],
    ]);
    expect(rejected).not.toContain('4242 4242');
  });

  it('has made subscribers of one line and of two, in their markets, ready to be renewed', async () => {
    const lines = await database.query(
      `SELECT s.external_id AS subscriber, count(*) AS lines, bool_and(l.status = 'active') AS active FROM subscriber s JOIN line l ON l.subscriber_id = s.id
       WHERE s.external_id IN ('C-1001', 'C-1016', 'C-1017') GROUP BY 1 ORDER BY 1`,
    );
    expect(lines).toEqual([{ subscriber: 'C-1001', lines: 1n, active: true }, { subscriber: 'C-1016', lines: 2n, active: true }]);
    const [tunis] = await database.query(`SELECT msisdn, currency, balance_minor, valid_to FROM line WHERE external_id = 'L-1003'`);
    expect(tunis).toEqual({ msisdn: '+21625572141', currency: 'TND', balance_minor: 12_500n, valid_to: new Date('2026-11-25T23:00:00Z') });
    const due = await database.query<{ count: bigint }>(`SELECT count(*) FROM line WHERE external_id LIKE 'L-10%' AND renew_at <= $1`, [now]);
    expect(due[0]?.count).toBeGreaterThan(3n);
  });

  it('changes nothing when it comes again', async () => {
    const { counters } = await importSample('second.csv');
    expect(counters).toEqual({ read: 20, created: 0, updated: 0, unchanged: 17, rejected: 3 });
  });
});
