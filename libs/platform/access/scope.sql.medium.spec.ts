import fc from 'fast-check';
import pg from 'pg';
import { ROLES, abilityFor, record } from '#permissions';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { abilityToSql, scopeToSql } from './scope.sql.js';
import { abilities, mayRead, rows } from './testing/scope.arbitraries.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const COLUMNS = { market: 'row.market', actorId: 'row.actor_id' };

describe('the SQL of a scope on PostgreSQL', () => {
  it('selects exactly the rows that the ability allows, whatever the rules', async () => {
    await fc.assert(
      fc.asyncProperty(abilities, rows, async (ability, given) => {
        const allowed = given.map((row, index) => ({ row, index })).filter(({ row }) => mayRead(ability, row)).map(({ index }) => index);
        const scope = abilityToSql(ability, 'read', 'AuditEntry', COLUMNS, 3);
        const found = scope
          ? await client.query<{ index: number }>(
              `SELECT row.index::int AS index FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS row (market, actor_id, index) WHERE ${scope.sql} ORDER BY row.index`,
              [given.map((row) => row.market), given.map((row) => row.actorId), ...scope.parameters],
            )
          : { rows: [] };
        expect(found.rows.map(({ index }) => index - 1)).toEqual(allowed);
      }),
      { numRuns: 400 },
    );
  });

  it.each(ROLES)('%s of two markets reads lines of these two only', async (role) => {
    const staff = { id: 'somebody', role, markets: ['FR', 'TN'] };
    const scope = scopeToSql(staff, 'read', 'Line', { market: 'market' }, 1);
    const { rows: found } = await client.query<{ market: string }>(
      `SELECT market FROM unnest('{FR,TN,DE,SN}'::text[]) AS market WHERE ${scope?.sql ?? 'FALSE'}`,
      scope?.parameters ?? [],
    );
    const ability = abilityFor(staff);
    expect(found.map(({ market }) => market)).toEqual(['FR', 'TN', 'DE', 'SN'].filter((market) => ability.can('read', record('Line', { market }))));
  });
});
