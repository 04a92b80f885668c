import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLObjectType } from 'graphql';
import request from 'supertest';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';

let api: TestApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.as('admin');
});
afterAll(() => api.close());

/** A chain of fragments, each of which spreads the next one twice: 2^n selections in a few hundred bytes. */
function fragmentBomb(links: number): string {
  const fragments = Array.from({ length: links }, (_, n) => `fragment f${n} on Plan{${n + 1 < links ? `a:current{planId}...f${n + 1} ...f${n + 1}` : 'id'}}`);
  return `{plans{...f0}}${fragments.join('')}`;
}

const nested = (levels: number): string => `{ subscribers { rows { ${'... { '.repeat(levels)}name${' }'.repeat(levels)} } } }`;
const money = (n: number): string => `r${n}: retirePlan(input: { planId: "01a20483-9593-7134-9a79-9e8952114368" }, control: { mode: PREVIEW }) { plan { action } }`;

describe('hostile documents are refused with 400 and a code, and nothing runs', () => {
  it.each([
    ['a chain of 15 fragments', fragmentBomb(15), 'QUERY_TOO_COMPLEX'],
    ['a chain of 40 fragments', fragmentBomb(40), 'QUERY_TOO_COMPLEX'],
    ['sixteen aliases', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: plans { id }`).join(' ')} }`, 'QUERY_TOO_COMPLEX'],
    ['eleven directives', `{ plans { ${'... @include(if: true) { id } '.repeat(11)} } }`, 'QUERY_TOO_COMPLEX'],
    ['too many levels', nested(12), 'QUERY_TOO_DEEP'],
    ['two thousand tokens', `{ plans { ${'id '.repeat(2_100)} } }`, 'QUERY_TOO_LARGE'],
    ['two actions in one request', `mutation { ${money(1)} ${money(2)} }`, 'ONE_MONEY_ACTION'],
    ['two actions by way of a fragment', `mutation { ${money(1)} ...more } fragment more on Mutation { ${money(2)} }`, 'ONE_MONEY_ACTION'],
    ['fifteen sign-ins in one request', `mutation { ${Array.from({ length: 15 }, (_, n) => `s${n}: signIn(email: "a@b.test", password: "${n}") { me { idleMinutes } }`).join(' ')} }`, 'ONE_MONEY_ACTION'],
    ['a fragment that spreads itself', '{ plans { ...a } } fragment a on Plan { id ...a }', 'BAD_INPUT'],
    ['a fragment called __schema', '{ plans { ...__schema } } fragment __schema on Plan { versions { id } nme }', 'UNKNOWN_FIELD'],
    ['a question for the schema', '{ __schema { types { name } } }', 'BAD_INPUT'],
    ['a type by name', '{ __type(name: "Staff") { name } }', 'BAD_INPUT'],
    ['a field that is not there', '{ plans { id passwordHash } }', 'UNKNOWN_FIELD'],
    ['no GraphQL at all', '{ plans { id }', 'BAD_INPUT'],
    ['an enum value that is not there', '{ subscribers(sort: SALARY) { rows { name } } }', 'BAD_INPUT'],
  ])('%s', async (_what, text, code) => {
    const answer = await admin.query(text);
    expect({ status: answer.status, codes: [...new Set(answer.errors?.map((error) => error.extensions.code))], data: answer.data }).toMatchObject({
      status: 400,
      codes: expect.arrayContaining([code]) as string[],
      data: undefined,
    });
    expect(JSON.stringify(answer.errors)).not.toMatch(/Did you mean|stack|node_modules/);
  });

  it('the bomb of 15 fragments is a few hundred bytes, and is answered at once', async () => {
    expect(Buffer.byteLength(fragmentBomb(15))).toBeLessThan(1_000);
    const started = performance.now();
    await admin.query(fragmentBomb(15));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('what was refused is not kept, so it is refused again', async () => {
    const text = `mutation { ${money(1)} ${money(2)} }`;
    for (let turn = 0; turn < 3; turn += 1) expect((await admin.query(text)).code).toBe('ONE_MONEY_ACTION');
  });
});

describe('what fits is served', () => {
  it.each(['SubscriberRow', 'WorklistRow', 'ChargeRow'])('%s, of which a list has many, costs no call per field', (name) => {
    const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
    const fields = Object.values((schema.getType(name) as GraphQLObjectType).getFields());
    expect(fields.filter((field) => field.resolve).map((field) => field.name)).toEqual([]);
  });

  it('the largest document of the console', async () => {
    const text = `query Largest($id: ID!) { subscriber(id: $id) { id name lines { id msisdn plan { id price { minor currency } } openRenewal { id } } } }`;
    const { errors } = await admin.query('{ plans { id code versions { id number price { minor currency } retryOffsetsDays } linesOnPlan { value moreThan } } }');
    expect(errors).toBeUndefined();
    expect(['NOT_FOUND', 'UNKNOWN_FIELD']).toContain((await admin.query(text, { id: '01a20483-9593-7134-9a79-9e8952114368' })).code);
  });

  it('literals of our own scalars keep their type', async () => {
    expect((await admin.query('{ auditEntry(seq: "1") { seq action } }')).data).toEqual({ auditEntry: { seq: '1', action: 'staff.add' } });
    const { data } = await admin.query('{ auditEntries(filter: { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" }) { rows { action } } }');
    expect(data).toMatchObject({ auditEntries: { rows: expect.arrayContaining([{ action: 'signIn' }]) as object[] } });
  });
});

describe('variables that do not fit are the caller’s mistake', () => {
  it.each([
    ['missing', {}, 'first'],
    ['of the wrong kind', { first: 'many' }, 'first'],
    ['null', { first: null }, 'first'],
  ])('%s', async (_what, variables, field) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await admin.query('query ($first: Int!) { subscribers(first: $first) { rows { name } } }', variables);
      expect([answer.status, answer.code, answer.errors?.[0]?.extensions.params['field']]).toEqual([400, 'BAD_INPUT', field]);
    }
  });

  it.each([
    ['en', 'The field “id” cannot be accepted: it is not an id. Correct it and try again.'],
    ['fr', /^Le champ «\u00a0id\u00a0» n’est pas accepté\u00a0: ce n’est pas un identifiant\. /],
    ['zh', '字段“id”无法接受：不是有效的标识。请更正后重试。'],
  ] as const)('the reason is told in %s, and as a code to programs', async (locale, message) => {
    const reader = await api.as('agent', { locale });
    const answer = await reader.query('{ charge(id: "x") { id } }');
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(message) as string, extensions: { code: 'BAD_INPUT', params: { field: 'id', reason: 'NOT_AN_ID' } } });
  });

  it('a page of 101 rows, and a page mark from another list', async () => {
    const text = 'query ($first: Int!, $after: String) { subscribers(first: $first, after: $after) { rows { name } } }';
    expect((await admin.query(text, { first: 101 })).code).toBe('PAGE_SIZE');
    expect((await admin.query(text, { first: 10, after: 'eyJ4IjoxfQ' })).code).toBe('CURSOR_INVALID');
  });
});

describe('the way in', () => {
  const post = (body: string | Buffer, type = 'application/json'): request.Test =>
    request(api.url).post('/graphql').set({ 'content-type': type, cookie: admin.cookie ?? '' }).send(body as string);
  const codeIn = (answer: request.Response): string | undefined => (answer.body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

  it('10 MB are refused as too large, without being read to the end', async () => {
    const answer = await post(JSON.stringify({ query: `{ plans { id } } #${'x'.repeat(10_000_000)}` })).catch((error: unknown) => error as NodeJS.ErrnoException);
    if ('code' in answer && !('status' in answer)) expect(['EPIPE', 'ECONNRESET']).toContain(answer.code);
    else expect([(answer as request.Response).status, codeIn(answer as request.Response)]).toEqual([413, 'QUERY_TOO_LARGE']);
    expect((await admin.query('{ plans { id } }')).code).toBeUndefined();
  });

  it.each([
    ['broken JSON', '{"query":', 'application/json'],
    ['a list of operations', '[{"query":"{ plans { id } }"}]', 'application/json'],
    ['no query', '{"variables":{}}', 'application/json'],
    ['a form, as another site’s page can send it', 'query=mutation%7BsignOut%7D', 'application/x-www-form-urlencoded'],
    ['plain text, as another site’s page can send it', '{"query":"mutation { signOut }"}', 'text/plain'],
    ['a multipart form', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
  ])('%s is refused with 400', async (_what, body, type) => {
    const answer = await post(body, type);
    expect([answer.status, codeIn(answer)]).toEqual([400, 'BAD_INPUT']);
  });

  it('GET neither changes anything nor answers a page of another site', async () => {
    const plain = await request(api.url).get('/graphql').query({ query: '{ me { idleMinutes } }' }).set('cookie', admin.cookie ?? '');
    expect(plain.status).toBe(400);
    const change = await request(api.url).get('/graphql').query({ query: 'mutation { signOut }' }).set({ cookie: admin.cookie ?? '', 'apollo-require-preflight': '1' });
    expect(change.status).toBe(405);
    expect((await admin.query('{ plans { id } }')).code).toBeUndefined();
  });

  it('there is no landing page and no word about what serves it', async () => {
    const page = await request(api.url).get('/graphql').set('accept', 'text/html');
    expect(page.status).toBe(400);
    expect(page.text).not.toMatch(/<html|sandbox|apollo server/i);
    const health = await request(api.url).get('/healthz');
    expect(health.headers).not.toHaveProperty('x-powered-by');
  });

  it('surprises are answered with a reference and nothing else', async () => {
    await api.asOwner('ALTER TABLE plan RENAME TO plan_gone');
    try {
      const answer = await admin.query('{ plans { id code } }');
      expect(answer.errors).toEqual([
        {
          message: expect.stringContaining(answer.headers['x-request-id'] as string) as string,
          path: ['plans'],
          extensions: { code: 'INTERNAL', kind: 'internal', params: { reference: answer.headers['x-request-id'] }, reference: answer.headers['x-request-id'] },
        },
      ]);
      expect(JSON.stringify(answer.errors)).not.toContain('plan_gone');
    } finally {
      await api.asOwner('ALTER TABLE plan_gone RENAME TO plan');
    }
  });

});
