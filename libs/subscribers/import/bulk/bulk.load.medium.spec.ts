import { ImportWorld, csvRow as row } from '../testing/import.world.js';
import { LOADED_TABLES } from './deferred.indexes.js';

const worlds: ImportWorld[] = [];
const open = async (): Promise<ImportWorld> => {
  const world = await ImportWorld.open();
  worlds.push(world);
  return world;
};

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

/** Everything about the loaded tables that their migration made. */
const schemaOf = (world: ImportWorld) =>
  world.database.query(
    `SELECT conrelid::regclass::text AS "on", conname AS name, pg_get_constraintdef(oid) AS definition, convalidated AS holds FROM pg_constraint WHERE conrelid = ANY($1::regclass[])
     UNION ALL SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid FROM pg_index WHERE indrelid = ANY($1::regclass[])
     ORDER BY 1, 2, 3`,
    [LOADED_TABLES],
  );

/** What the tables hold, without the ids that are made on the way. */
const contentOf = async (world: ImportWorld) =>
  (
    await world.database.query<{ about: object }>(
      `SELECT jsonb_build_object('line', to_jsonb(l) - '{id,subscriber_id,created_at}'::text[], 'subscriber', to_jsonb(u) - '{id,created_at,revision}'::text[],
         'movements', (SELECT jsonb_agg(to_jsonb(v) - '{line_id,moved_at}'::text[] ORDER BY v.seq) FROM validity_movement v WHERE v.line_id = l.id),
         'methods', (SELECT jsonb_agg(to_jsonb(m) - '{id,subscriber_id,created_at}'::text[] ORDER BY m.provider_token) FROM payment_method m WHERE m.subscriber_id = u.id),
         'lots', (SELECT jsonb_agg(p.remaining ORDER BY p.remaining) FROM points_lot p WHERE p.subscriber_id = u.id),
         'entries', (SELECT jsonb_agg(e.quantity || e.kind ORDER BY e.quantity) FROM points_entry e WHERE e.subscriber_id = u.id),
         'postings', (SELECT jsonb_agg(g.account || ' ' || g.amount_minor || ' ' || g.currency ORDER BY g.ordinal) FROM ledger_posting g WHERE g.transaction_id = l.id)) AS about
       FROM line l JOIN subscriber u ON u.id = l.subscriber_id ORDER BY l.external_id`,
    )
  ).map(({ about }) => about);

const FILE = [
  row({ sub: 'S-1', line: 'A-1', token: 'pm_1', balance: '12.50', points: '100' }),
  row({ sub: 'S-1', line: 'A-2', token: 'pm_1', points: '20' }),
  row({ sub: 'S-1', line: 'A-3', token: 'pm_other' }),
  row({ sub: 'S-2', line: 'B-1', name: 'Ana \\ Núñez', email: '', msisdn: '+33611111101', iccid: '8933010000000000010' }),
  row({ sub: 'S-3', line: 'C-1', msisdn: '+33611111101' }),
  row({ sub: 'S-4', line: 'C-2', iccid: '8933010000000000010' }),
  'broken',
  row({ sub: 'S-1', line: 'A-4', name: 'Somebody Else' }),
  row({ sub: 'S-1', line: 'A-4', token: 'pm_1', balance: '3.00', points: '7' }),
  row({ sub: 'S-2', line: 'B-1', msisdn: '+33611111102' }),
  row({ sub: 'S-5', line: 'D-1', to: '2026-05-20' }),
  row({ sub: 'S-6', line: 'E-1' }),
];

describe('the first load of an installation', () => {
  it.each([1, 3, 100])('writes what batches write and rejects what they reject (batches of %i)', async (batchRows) => {
    const [bulk, batches] = await Promise.all([open(), open()]);
    const told = await bulk.bring(FILE, { bulk: true, batchRows });
    const usual = await batches.bring(FILE, { batchRows });
    expect(told.counters).toEqual(usual.counters);
    expect(told.counters).toMatchObject({ read: 12, created: 7, rejected: 5 });
    expect(told.rejected).toEqual(usual.rejected);
    expect(await contentOf(bulk)).toEqual(await contentOf(batches));
    expect(await bulk.one('SELECT rows_created AS value FROM import_run')).toBe(7n);
  });

  it('leaves every index and every foreign key as the migrations made them', async () => {
    const world = await open();
    const before = await schemaOf(world);
    await world.bring(FILE, { bulk: true });
    expect(await schemaOf(world)).toEqual(before);
  });

  it('is told when the rows are in, once, and only if it is a first load', async () => {
    const world = await open();
    const told: string[] = [];
    const onIndexing = () => void told.push('indexing');
    await world.bring(FILE, { bulk: true, onIndexing, onProgress: ({ read }) => void told.push(`${read} rows`) });
    expect(told).toEqual(['12 rows', 'indexing']);
    await world.bring([row({ line: 'Z-1' })], { bulk: true, onIndexing });
    expect(told).toHaveLength(2);
  });

  it('brings more the usual way once there are subscribers: what is there is compared, not refused', async () => {
    const world = await open();
    await world.bring(FILE, { bulk: true });
    const again = await world.bring(FILE, { bulk: true });
    expect(again.counters).toMatchObject({ created: 0, unchanged: 7, rejected: 5 });
  });

  it('keeps the rows before the place at which a file is broken', async () => {
    const world = await open();
    const before = await schemaOf(world);
    const { failure, counters } = await world.bring([row({ line: 'H-1' }), `${row({ line: 'H-2' })},"unclosed`], { bulk: true });
    expect(failure).toMatchObject({ code: 'FILE_BROKEN', params: { line: 3 } });
    expect(counters).toMatchObject({ created: 1 });
    expect(await world.lineOf('H-1')).toBeDefined();
    expect(await schemaOf(world)).toEqual(before);
  });

  it('changes nothing and counts nothing when the database refuses', async () => {
    const world = await open();
    await world.database.query('ALTER TABLE points_lot ADD CONSTRAINT no_more CHECK (quantity <> 77)');
    const before = await schemaOf(world);
    await expect(world.bring([row({ line: 'J-1' }), row({ line: 'J-2', points: '77' })], { bulk: true, batchRows: 1 })).rejects.toThrow('no_more');
    expect(await world.lineOf('J-1')).toBeUndefined();
    expect(await world.database.query('SELECT status, rows_created FROM import_run')).toEqual([{ status: 'failed', rows_created: 0n }]);
    expect(await schemaOf(world)).toEqual(before);
  });

  it('finds a row that no foreign key would have let in', async () => {
    const world = await open();
    await world.database.query(`ALTER TABLE validity_movement ADD CONSTRAINT no_movement FOREIGN KEY (line_id) REFERENCES plan (id)`);
    await expect(world.bring([row({ line: 'K-1' })], { bulk: true })).rejects.toThrow('no_movement');
    expect(await world.lineOf('K-1')).toBeUndefined();
  });
});
