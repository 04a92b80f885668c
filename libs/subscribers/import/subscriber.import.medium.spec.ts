import { AuditChain } from '#audit';
import type { Database } from '#platform/database';
import type { LineValidity } from '#subscribers';
import { HEADER, ImportWorld, csvRow as row } from './testing/import.world.js';

let world: ImportWorld;
let database: Database;
let validity: LineValidity;
const bring: ImportWorld['bring'] = (...given) => world.bring(...given);
const lineOf: ImportWorld['lineOf'] = (externalId) => world.lineOf(externalId);
const one = <T>(sql: string, ...parameters: unknown[]) => world.one<T>(sql, ...parameters);

beforeAll(async () => {
  world = await ImportWorld.open();
  ({ database, validity } = world);
});

afterAll(() => world.close());

describe('importing subscribers', () => {
  it('brings in a subscriber with two lines, clocks, method, points and opening balance', async () => {
    const rows = [row({ sub: 'S-A', line: 'A-1', token: 'pm_a', balance: '12.50', points: '100' }), row({ sub: 'S-A', line: 'A-2', token: 'pm_a', points: '20' })];
    expect((await bring(rows)).counters).toEqual({ read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(await lineOf('A-1')).toMatchObject({ status: 'active', valid_to: new Date('2026-12-31T23:00:00Z'), renew_at: new Date('2026-12-24T23:00:00Z'), balance_minor: 1250n, validity_seq: 1 });
    expect(await one('SELECT points_balance AS value FROM subscriber WHERE external_id = $1', 'S-A')).toBe(120n);
    expect(await one(`SELECT sum(e.quantity)::int8 AS value FROM points_entry e JOIN subscriber s ON s.id = e.subscriber_id WHERE s.external_id = 'S-A'`)).toBe(120n);
    expect(await one(`SELECT count(*) AS value FROM payment_method m JOIN subscriber s ON s.id = m.subscriber_id WHERE s.external_id = 'S-A' AND m.is_default`)).toBe(1n);
    expect(await database.query(`SELECT account, amount_minor FROM ledger_posting p JOIN ledger_transaction t ON t.id = p.transaction_id JOIN line l ON l.id = t.line_id WHERE l.external_id = 'A-1' ORDER BY ordinal`)).toEqual([
      { account: 'opening', amount_minor: 1250n }, { account: 'subscriber_balance', amount_minor: -1250n },
    ]);
  });

  it('the same file twice changes nothing, even after a renewal has moved the validity', async () => {
    const rows = [row({ line: 'B-1', points: '50', balance: '3.00' }), row({ line: 'B-2' })];
    await bring(rows);
    expect((await bring(rows)).counters).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
    const before = await lineOf('B-1');
    await database.transaction(async () => {
      await validity.move([{ lineId: String(before?.['id']), toAfter: new Date('2027-12-31T23:00:00Z'), source: 'staff', movedAt: world.clock.now() }]);
    });
    expect((await bring(rows)).counters).toMatchObject({ unchanged: 2 });
    expect(await lineOf('B-1')).toMatchObject({ valid_to: new Date('2027-12-31T23:00:00Z'), balance_minor: 300n });
  });

  it('changes what a file may change: contact, auto-renew, card details and a later end, which is a movement', async () => {
    const cells = { line: 'C-1', msisdn: '+33610203040', balance: '1.00', points: '5' };
    await bring([row(cells)]);
    const changed = row({ ...cells, name: 'Zoé Roux-Martin', email: 'new@example.com', renew: 'false', expiry: '01/2032', to: '2027-06-01', balance: '99.00', points: '900' });
    expect((await bring([changed])).counters).toMatchObject({ created: 0, updated: 1, rejected: 0 });
    expect(await lineOf('C-1')).toMatchObject({ auto_renew: false, renew_at: null, valid_to: new Date('2027-05-31T22:00:00Z'), validity_seq: 2, balance_minor: 100n });
    expect(await database.query(`SELECT name, name_key, email, points_balance, revision FROM subscriber WHERE external_id = 'S-C-1'`)).toEqual([
      { name: 'Zoé Roux-Martin', name_key: 'zoe roux martin', email: 'new@example.com', points_balance: 5n, revision: 2 },
    ]);
    expect(await database.query(`SELECT expiry_month, expiry_year FROM payment_method WHERE provider_token = 'pm_C-1'`)).toEqual([{ expiry_month: 1, expiry_year: 2032 }]);
    expect(await database.query(`SELECT seq, source FROM validity_movement v JOIN line l ON l.id = v.line_id WHERE l.external_id = 'C-1' ORDER BY seq`)).toEqual([{ seq: 1, source: 'import' }, { seq: 2, source: 'import' }]);
  });

  it('leaves alone what the file has no column for', async () => {
    await bring([row({ line: 'D-1', msisdn: '+33610203050' })]);
    const header = 'subscriber_external_id,name,language,zone,market,line_external_id,msisdn,plan_code,valid_from,valid_to';
    const result = await bring(['S-D-1,Zoé Roux,fr,Europe/Paris,FR,D-1,+33610203050,fr-keep,2026-01-01,2027-01-01'], { header });
    expect(result.counters).toMatchObject({ unchanged: 1 });
  });

  it('rejects row by row, and takes the others', async () => {
    await bring([row({ line: 'E-1', msisdn: '+33611111101', iccid: '8933010000000000010' }), row({ line: 'E-2', msisdn: '+33611111102' })]);
    await database.query(`UPDATE line SET status = 'ported_out', renew_at = NULL, transition_at = NULL WHERE external_id = 'E-2'`);
    const result = await bring([
      row({ line: 'E-3', msisdn: '+33611111101' }),
      row({ line: 'E-4', iccid: '8933010000000000010' }),
      row({ line: 'E-1', sub: 'S-other', msisdn: '+33611111101' }),
      row({ line: 'E-2', msisdn: '+33611111102' }),
      row({ line: 'E-1', msisdn: '+33611111109' }),
      'broken',
      row({ line: 'E-5' }),
    ]);
    expect(result.rejected).toEqual(['2 MSISDN_TAKEN', '3 ICCID_TAKEN', '4 LINE_OF_ANOTHER', '5 LINE_CLOSED', '6 MSISDN_DIFFERS', '7 ROW_INCOMPLETE']);
    expect(result.counters).toMatchObject({ read: 7, created: 1, rejected: 6 });
    expect(await lineOf('E-5')).toBeDefined();
    expect((await bring([row({ line: 'E-1', msisdn: '+33611111109', iccid: '8933010000000000010' })])).rejected).toEqual(['2 MSISDN_DIFFERS']);
    expect((await bring([row({ line: 'E-1', msisdn: '+33611111101', plan: 'fr-other' })])).rejected).toEqual(['2 PLAN_DIFFERS']);
    expect((await bring([row({ line: 'E-1', msisdn: '+33611111101', to: '2026-12-01' })])).rejected).toEqual(['2 VALIDITY_SHORTER']);
  });

  it.each([1, 2, 100])('finds what the file has twice, however far apart (batches of %i)', async (batchRows) => {
    const p = `F${batchRows}`;
    const msisdn = `+3362000${String(batchRows).padStart(4, '0')}`;
    const result = await bring(
      [row({ line: `${p}-1`, msisdn }), row({ line: `${p}-2` }), row({ line: `${p}-1`, name: 'Other', msisdn }), row({ line: `${p}-3`, msisdn }), row({ sub: `S-${p}-1`, line: `${p}-4`, name: 'Somebody Else' })],
      { batchRows },
    );
    expect(result.counters).toEqual({ read: 5, created: 2, updated: 0, unchanged: 0, rejected: 3 });
    expect(result.rejected.map((told) => told.slice(0, 1))).toEqual(['4', '5', '6']);
    expect(await one('SELECT name AS value FROM subscriber WHERE external_id = $1', `S-${p}-1`)).toBe('Zoé Roux');
    expect(await one('SELECT count(*) AS value FROM import_seen')).toBe(0n);
  });

  it('a dry run tells the same and changes nothing', async () => {
    const entries = () => one<bigint>(`SELECT count(*) AS value FROM audit_entry`);
    const before = await entries();
    const rows = [row({ line: 'G-1', msisdn: '+33622222201' }), row({ line: 'G-1' }), row({ line: 'G-2', msisdn: '+33622222201' })];
    const dry = await bring(rows, { dryRun: true, batchRows: 1 });
    expect(dry.counters).toMatchObject({ created: 1, rejected: 2 });
    expect(await lineOf('G-1')).toBeUndefined();
    expect(await entries()).toBe(before);
    expect((await bring(rows, { batchRows: 1 })).counters).toEqual(dry.counters);
  });

  it('a broken file stops with its line; what was taken until there is counted, and stays', async () => {
    const { failure, counters, runId } = await bring([row({ line: 'H-1' }), row({ line: 'H-2' }), `${row({ line: 'H-3' })},"unclosed`]);
    expect(failure).toMatchObject({ code: 'FILE_BROKEN', params: { line: 4 } });
    expect(counters).toMatchObject({ read: 2, created: 2 });
    expect(await database.query(`SELECT status, rows_created, failure FROM import_run WHERE id = $1`, [runId])).toEqual([{ status: 'failed', rows_created: 2n, failure: expect.stringContaining('line 4') as string }]);
  });

  it('stops between two batches when it is asked to, and goes on when it is started again', async () => {
    const stop = new AbortController();
    const rows = Array.from({ length: 6 }, (_, index) => row({ line: `STOP-${index}` }));
    const { failure, counters, runId } = await bring(rows, { batchRows: 2, signal: stop.signal, onProgress: () => stop.abort() });
    expect(failure).toMatchObject({ code: 'IMPORT_STOPPED' });
    expect(counters.created).toBeLessThan(6);
    expect(await one(`SELECT count(*) AS value FROM line WHERE external_id LIKE 'STOP-%'`)).toBe(BigInt(counters.created));
    expect(await one('SELECT rows_created AS value FROM import_run WHERE id = $1', runId)).toBe(BigInt(counters.created));
    expect((await bring(rows)).counters).toMatchObject({ created: 6 - counters.created, unchanged: counters.created });
  });

  it('a header that cannot be used changes nothing', async () => {
    expect(await bring([row({ line: 'I-1' })], { header: HEADER.replace('msisdn', 'phone') })).toMatchObject({ failure: { code: 'FILE_HEADER' }, counters: { read: 0 } });
  });

  it('a failing database fails the run, and says so', async () => {
    await database.query('ALTER TABLE points_lot ADD CONSTRAINT no_more CHECK (quantity <> 77)');
    await expect(bring([row({ line: 'J-1', points: '77' })])).rejects.toThrow('no_more');
    expect(await lineOf('J-1')).toBeUndefined();
    expect(await one(`SELECT status AS value FROM import_run ORDER BY started_at DESC, id DESC LIMIT 1`)).toBe('failed');
    await database.query('ALTER TABLE points_lot DROP CONSTRAINT no_more');
  });

  it('each run is recorded at its start and its end, and the chain holds', async () => {
    const { runId } = await bring([row({ line: 'K-1' })]);
    expect(await database.query(`SELECT outcome FROM audit_entry WHERE action = 'import.subscribers' AND subject_id = $1 ORDER BY seq`, [runId])).toEqual([{ outcome: 'started' }, { outcome: 'done' }]);
    expect(await new AuditChain(database).verify()).toMatchObject({ fault: null });
  });
});
