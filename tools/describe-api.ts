import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { systemClock } from '#kernel';
import { ROLES, abilityFor } from '#permissions';
import { assertEveryHandlerDeclaresAccess, entrancesOf } from '#platform/access';
import type { Entrance } from '#platform/access';
import { loadServiceConfig } from '#platform/config';
import { createDataSource } from '#platform/database';
import { ApiModule } from '../apps/api/api.module.js';

const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

/** The api as the code describes it: nothing is connected to. */
export async function describeApi(): Promise<{ readonly schema: string; readonly operations: string }> {
  const config = loadServiceConfig({ DATABASE_URL: NO_DATABASE });
  const testing = await Test.createTestingModule({ imports: [ApiModule.forRoot(config, systemClock)] })
    .overrideProvider(DataSource)
    .useValue(createDataSource({ url: NO_DATABASE }))
    .compile();
  const app = testing.createNestApplication({ logger: ['error'] });
  await app.init();
  assertEveryHandlerDeclaresAccess(app);
  return { schema: schemaOf(app), operations: operationsTable(entrancesOf(app)) };
}

function schemaOf(app: INestApplication): string {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  return `# Printed from the resolvers by \`npm run schema\`; do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}

function operationsTable(entrances: readonly Entrance[]): string {
  const rows = entrances.map((entrance) => `| ${entrance.kind} | \`${entrance.name}\` | ${cells(entrance).join(' | ')} |`);
  return [
    '# Who may call what',
    '',
    'Printed from the schema, the routes and `libs/permissions` by `npm run docs:operations`; do not edit.',
    '"yes" means that the role may call it at all: which records it then sees or changes is decided by market and limit, and an auditor reads',
    'personal data masked. Where no permission is needed, the reason is given.',
    '',
    `| kind | name | needs | ${ROLES.join(' | ')} | nobody signed in |`,
    `|---|---|---|${ROLES.map(() => '---|').join('')}---|`,
    ...rows,
    '',
  ].join('\n');
}

function cells({ rule }: Entrance): string[] {
  if (!rule) throw new Error('An entrance without a rule cannot be described');
  if ('open' in rule) return [rule.open, ...ROLES.map(() => 'yes'), 'yes'];
  if ('signedIn' in rule) return [rule.signedIn, ...ROLES.map(() => 'yes'), '—'];
  const roles = ROLES.map((role) => (abilityFor({ id: 'somebody', role, markets: null }).can(rule.verb, rule.subject) ? 'yes' : '—'));
  return [`${rule.verb} ${rule.subject}`, ...roles, '—'];
}
