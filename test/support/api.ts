import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import type { Response } from 'supertest';
import { FixedClock } from '#kernel';
import type { Role } from '#permissions';
import { loadServiceConfig } from '#platform/config';
import { Database } from '#platform/database';
import { StaffAccounts } from '#staff';
import type { StaffAccount } from '#staff';
import { createApi } from '../../apps/api/create-api.js';
import type { ApiParts } from '../../apps/api/create-api.js';
import { createTestDatabase, runOn } from './database.js';

export const PASSWORD = 'quiet lamps over water';

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Response['headers'];
  // The shape is what the query asked for; a spec says what it expects of it.
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: { message: string; path?: (string | number)[]; extensions: { code: string; kind: string; params: Record<string, unknown>; reference?: string } }[] | undefined;
  /** Code of the first error, if there is one. */
  readonly code: string | undefined;
}

export interface Caller {
  /** The session cookie, as it goes into a request. */
  readonly cookie: string | undefined;
  query(text: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer>;
  get(path: string): request.Test;
}

export interface TestApi {
  readonly app: INestApplication;
  readonly url: string;
  readonly clock: FixedClock;
  readonly database: Database;
  readonly anonymous: Caller;
  /** Runs SQL as the owner of the tables, who may do what the application may not. */
  asOwner(sql: string): Promise<void>;
  addStaff(role: Role, more?: { markets?: string[]; locale?: string; name?: string; email?: string }): Promise<StaffAccount>;
  /** Signs in through the API. */
  signIn(email: string): Promise<Caller>;
  /** A new account of this role, signed in. */
  as(role: Role, more?: { markets?: string[]; locale?: string; name?: string }): Promise<Caller>;
  close(): Promise<void>;
}

/** The whole api on a database of its own and a free port, with a clock that the spec moves. */
export async function startApi(options: { env?: Record<string, string>; at?: string; databaseUrl?: string; parts?: ApiParts } = {}): Promise<TestApi> {
  const own = options.databaseUrl === undefined ? await createTestDatabase() : undefined;
  const clock = new FixedClock(options.at ?? '2027-03-01T10:00:00Z');
  const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: options.databaseUrl ?? own?.url, ...options.env };
  const app = await createApi(loadServiceConfig(env), { clock, ...options.parts });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const accounts = app.get(StaffAccounts, { strict: false });
  let people = 0;

  const api: TestApi = {
    app,
    url,
    clock,
    database: app.get(Database, { strict: false }),
    anonymous: callerAt(url),
    asOwner: (sql) => runOn(env.DATABASE_URL ?? '', sql),
    addStaff(role, more = {}) {
      people += 1;
      return accounts.create({ email: `person${people}@desk.test`, name: 'Nadia Benali', role, password: PASSWORD, ...more });
    },
    async signIn(email) {
      const answer = await callerAt(url).query('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { me { idleMinutes } } }', {
        email,
        password: PASSWORD,
      });
      const [cookie] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
      if (cookie === undefined) throw new Error(`Not signed in: ${JSON.stringify(answer.errors)}`);
      return callerAt(url, cookie.split(';')[0]);
    },
    as: async (role, more = {}) => api.signIn((await api.addStaff(role, more)).email),
    async close() {
      await app.close();
      await own?.drop();
    },
  };
  return api;
}

function callerAt(url: string, cookie?: string): Caller {
  const session = cookie === undefined ? {} : { cookie };
  return {
    cookie,
    async query(query, variables = {}, headers = {}) {
      const answer = await request(url).post('/graphql').set({ ...session, ...headers }).send({ query, variables });
      const { data, errors } = answer.body as Pick<GraphqlAnswer, 'data' | 'errors'>;
      return { status: answer.status, headers: answer.headers, data, errors, code: errors?.[0]?.extensions.code };
    },
    get: (path) => request(url).get(path).set(session),
  };
}
