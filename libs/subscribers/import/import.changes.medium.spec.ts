import { ImportWorld, csvRow as row } from './testing/import.world.js';

let world: ImportWorld;

beforeAll(async () => {
  world = await ImportWorld.open();
});

afterAll(() => world.close());

/** What runs have changed, as `reference subscriber/line fields`. */
async function changes(sub: string): Promise<string[]> {
  const rows = await world.database.query<{ told: string }>(
    `SELECT concat(r.reference, ' ', s.external_id, '/', l.external_id, ' ', array_to_string(c.fields, ',')) AS told
     FROM import_change c JOIN import_run r ON r.id = c.run_id JOIN subscriber s ON s.id = c.subscriber_id LEFT JOIN line l ON l.id = c.line_id
     WHERE s.external_id = $1 ORDER BY c.changed_at, c.id`,
    [sub],
  );
  return rows.map(({ told }) => told);
}

const total = () => world.one<bigint>('SELECT count(*) AS value FROM import_change');

describe('what an import changes', () => {
  it('is kept by the names of the fields, for the subscriber and for the line; the same file again adds nothing', async () => {
    const cells = { sub: 'S-A', line: 'A-1', msisdn: '+33610200001' };
    const still = row({ sub: 'S-B', line: 'B-1' });
    await world.bring([row(cells), still]);
    expect(await total()).toBe(0n);
    const changed = row({
      ...cells, name: 'Ana Lima', email: 'ana@example.com', language: 'en', zone: 'Europe/Lisbon', consents: 'sms',
      iccid: '8933010000000000010', imsi: '208010000000001', profile: 'disabled', renew: 'false', expiry: '01/2033',
    });
    const { reference, counters } = await world.bring([changed, still]);
    expect(counters).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await changes('S-A')).toEqual([
      `${reference} S-A/ name,email,language,zone,consents,payment_method`,
      `${reference} S-A/A-1 iccid,imsi,profile_state,auto_renew`,
    ]);
    expect(await world.one(`SELECT c.changed_at = r.started_at AS value FROM import_change c JOIN import_run r ON r.id = c.run_id LIMIT 1`)).toBe(true);
    const kept = await total();
    expect((await world.bring([changed, still])).counters).toMatchObject({ unchanged: 2 });
    expect(await total()).toBe(kept);
    expect(await changes('S-B')).toEqual([]);
  });

  it('is one row for a subscriber, whatever lines the file has, in one batch or in many', async () => {
    for (const batchRows of [1, 100]) {
      const sub = `S-C${batchRows}`;
      const lines = [1, 2, 3].map((n) => ({ sub, line: `C${batchRows}-${n}`, msisdn: `+3361030${String(batchRows).padStart(3, '0')}${n}`, token: `pm_c${batchRows}` }));
      await world.bring(lines.map((line) => row(line)));
      const { reference } = await world.bring(lines.map((line, index) => row({ ...line, name: 'Ana Lima', expiry: '02/2034', renew: index === 1 ? 'false' : 'true' })), { batchRows });
      expect((await changes(sub)).sort()).toEqual([`${reference} ${sub}/ name,payment_method`, `${reference} ${sub}/C${batchRows}-2 auto_renew`]);
    }
  });

  it('of a payment method is that its details are others; a new one, and what only a later row says, is not', async () => {
    const cells = { sub: 'S-D', line: 'D-1', msisdn: '+33610400001', token: 'pm_d' };
    await world.bring([row(cells)]);
    await world.bring([row({ ...cells, token: 'pm_other' })]);
    expect(await changes('S-D')).toEqual([]);
    await world.bring([row(cells), row({ sub: 'S-D', line: 'D-2', token: 'pm_d', expiry: '03/2035' })]);
    expect(await world.one(`SELECT expiry_year AS value FROM payment_method WHERE provider_token = 'pm_d'`)).toBe(2030);
    expect(await changes('S-D')).toEqual([]);
    const { reference } = await world.bring([row({ sub: 'S-D', line: 'D-3', token: 'pm_d', expiry: '03/2035', name: 'Ana Lima' })]);
    expect(await changes('S-D')).toEqual([`${reference} S-D/ name,payment_method`]);
  });

  it('is nothing for a later end of validity, which is a movement, nor for a column that the file lacks', async () => {
    const cells = { sub: 'S-E', line: 'E-1', msisdn: '+33610500001', iccid: '8933010000000000028' };
    await world.bring([row(cells)]);
    expect((await world.bring([row({ ...cells, to: '2028-01-01' })])).counters).toMatchObject({ updated: 1 });
    const header = 'subscriber_external_id,name,language,zone,market,line_external_id,msisdn,plan_code,valid_from,valid_to';
    expect((await world.bring(['S-E,Zoé Roux,fr,Europe/Paris,FR,E-1,+33610500001,fr-keep,2026-01-01,2028-01-01'], { header })).counters).toMatchObject({ unchanged: 1 });
    expect(await changes('S-E')).toEqual([]);
  });

  it('is not kept of a dry run, of a refused row, or of a batch that fails', async () => {
    const cells = { sub: 'S-F', line: 'F-1', msisdn: '+33610600001' };
    await world.bring([row(cells)]);
    const renamed = row({ ...cells, name: 'Ana Lima' });
    expect((await world.bring([renamed], { dryRun: true })).counters).toMatchObject({ updated: 1 });
    expect((await world.bring([row({ ...cells, name: 'Ana Lima', to: '2026-12-01' })])).rejected).toEqual(['2 VALIDITY_SHORTER']);
    await world.database.query('ALTER TABLE points_lot ADD CONSTRAINT no_more CHECK (quantity <> 77)');
    await expect(world.bring([renamed, row({ line: 'F-2', points: '77' })])).rejects.toThrow('no_more');
    await world.database.query('ALTER TABLE points_lot DROP CONSTRAINT no_more');
    expect(await changes('S-F')).toEqual([]);
  });

  it('is never rewritten, and holds no other words than the names of fields', async () => {
    await expect(world.database.query(`UPDATE import_change SET fields = '{name}'`)).rejects.toThrow(/append-only/);
    await expect(world.database.query('DELETE FROM import_change')).rejects.toThrow(/append-only/);
    const forge = `INSERT INTO import_change (id, run_id, subscriber_id, fields, changed_at) SELECT gen_random_uuid(), run_id, subscriber_id, $1, changed_at FROM import_change LIMIT 1`;
    await expect(world.database.query(forge, [['ana@example.com']])).rejects.toThrow(/check constraint/);
    await expect(world.database.query(forge, [['iccid']])).rejects.toThrow(/check constraint/);
  });
});
