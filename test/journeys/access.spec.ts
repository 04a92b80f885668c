import { Controller, Get, Module } from '@nestjs/common';
import { GraphQLSchemaHost, Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { OperationTypeNode, isRequiredArgument } from 'graphql';
import { systemClock } from '#kernel';
import { ROLES, abilityFor } from '#permissions';
import { assertEveryHandlerDeclaresAccess, entrancesOf } from '#platform/access';
import { loadServiceConfig } from '#platform/config';
import { ApiModule } from '../../apps/api/api.module.js';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import { sampleOf, selectionOf } from '../support/schema.samples.js';

describe('the start of the api', () => {
  @Resolver()
  class CarelessResolver {
    @Query(() => String)
    secrets(): string {
      return 'everything';
    }
  }

  @Controller('careless')
  class CarelessController {
    @Get('list')
    everything(): string {
      return 'everything';
    }
  }

  @Module({ providers: [CarelessResolver] })
  class CarelessQueryModule {}

  @Module({ controllers: [CarelessController] })
  class CarelessRouteModule {}

  const boot = async (...extra: (new () => object)[]): Promise<void> => {
    const database = await createTestDatabase();
    const config = loadServiceConfig({ NODE_ENV: 'test', DATABASE_URL: database.url });
    const testing = await Test.createTestingModule({ imports: [ApiModule.forRoot(config, systemClock), ...extra] }).compile();
    const app = testing.createNestApplication({ logger: false });
    try {
      await app.init();
      assertEveryHandlerDeclaresAccess(app);
    } finally {
      await app.close();
      await database.drop();
    }
  };

  it('is refused, naming the handler, when a query declares no permission', async () => {
    await expect(boot(CarelessQueryModule)).rejects.toThrow('No permission is declared for CarelessResolver::secrets.');
  });

  it('is refused, naming the handler, when a route declares no permission', async () => {
    await expect(boot(CarelessRouteModule)).rejects.toThrow('No permission is declared for CarelessController::everything.');
  });

  it('succeeds as the product stands', async () => {
    await expect(boot()).resolves.toBeUndefined();
  });
});

describe('every role', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const ROOTS: Record<string, OperationTypeNode> = { query: OperationTypeNode.QUERY, mutation: OperationTypeNode.MUTATION };

  /** A valid call of the root field with nonsense for arguments: enough to reach the guard, whose answer is all that counts. */
  const callOf = (kind: string, name: string): string => {
    const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
    const field = schema.getRootType(ROOTS[kind] ?? OperationTypeNode.QUERY)?.getFields()[name];
    if (!field) throw new Error(`There is no ${kind} ${name}`);
    const needed = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
    return `${kind} { ${name}${needed.length > 0 ? `(${needed.join(', ')})` : ''} ${selectionOf(field.type)} }`;
  };

  it.each(ROLES)('%s is let through or refused exactly as the rules say, at every root field', async (role) => {
    const caller = await api.as(role);
    const ability = abilityFor({ id: 'x', role, markets: null });
    const guarded = entrancesOf(api.app).filter((entrance) => entrance.kind !== 'route' && entrance.rule && 'verb' in entrance.rule);
    expect(guarded.length).toBeGreaterThan(10);
    for (const { kind, name, rule } of guarded) {
      if (!rule || !('verb' in rule)) continue;
      const { code } = await caller.query(callOf(kind, name));
      const expected = ability.can(rule.verb, rule.subject);
      expect(`${name}: ${code === 'FORBIDDEN' ? 'refused' : 'let through'}`).toBe(`${name}: ${expected ? 'let through' : 'refused'}`);
    }
  });

  it('nobody signed in gets through any of them, first time and compiled', async () => {
    for (const { kind, name, rule } of entrancesOf(api.app)) {
      if (kind === 'route' || !rule || 'open' in rule) continue;
      expect([name, (await api.anonymous.query(callOf(kind, name))).code]).toEqual([name, 'UNAUTHENTICATED']);
      expect([name, (await api.anonymous.query(callOf(kind, name))).code]).toEqual([name, 'UNAUTHENTICATED']);
    }
  });

  it('a document that one role warmed up is still judged for the next', async () => {
    const text = 'mutation Careful { retirePlan(input: { planId: "01a20483-9593-7134-9a79-9e8952114368" }, control: { mode: PREVIEW }) { plan { action } } }';
    const admin = await api.as('admin');
    const agent = await api.as('agent');
    const asked = [await admin.query(text), await agent.query(text), await api.anonymous.query(text), await admin.query(text)];
    expect(asked.map(({ code }) => code)).toEqual(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND']);
  });

  it('routes are guarded too, and answer as routes do', async () => {
    const refused = await api.anonymous.get('/export/audit.csv');
    expect([refused.status, (refused.body as { error: { extensions: object } }).error.extensions]).toEqual([401, { code: 'UNAUTHENTICATED', kind: 'auth', params: {} }]);
    const agent = await api.as('agent');
    expect((await agent.get('/export/audit.csv')).status).toBe(403);
    const auditor = await api.as('auditor');
    expect((await auditor.get('/export/audit.csv')).status).toBe(200);
  });

  it.each(['/export/audit.csv/', '//export/audit.csv', '/export/audit.csv;x=1', '/EXPORT/audit.csv', '/export/%61udit.csv'])('%s is no way around the guard', async (path) => {
    expect([400, 401, 404]).toContain((await api.anonymous.get(path)).status);
  });
});

describe('requests from elsewhere', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ env: { TRUSTED_PROXIES: '0' } });
  });
  afterAll(() => api.close());

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('a change that comes from a page of %s is refused', async (origin) => {
    const agent = await api.as('agent');
    const answer = await agent.query('mutation { signOut }', {}, { origin });
    expect([answer.status, answer.code]).toEqual([403, 'ORIGIN_REFUSED']);
    expect((await agent.query('{ plans { id } }')).code).toBeUndefined();
  });

  it('a page of the same host is let through', async () => {
    const agent = await api.as('agent');
    expect((await agent.query('{ plans { id } }', {}, { origin: api.url })).code).toBeUndefined();
  });

  it('an address that the caller writes into X-Forwarded-For is not believed', async () => {
    await api.anonymous.query('mutation { signIn(email: "a@desk.test", password: "x") { me { idleMinutes } } }', {}, { 'x-forwarded-for': '203.0.113.9' });
    const [entry] = await api.database.query<{ body: string }>(`SELECT body FROM audit_entry WHERE action = 'signIn' ORDER BY seq DESC LIMIT 1`);
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ address: '127.0.0.1' });
  });
});
