import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import pg from 'pg';
import { loadServiceConfig } from '#platform/config';
import { createApi } from '../../apps/api/create-api.js';
import type { CaptureOrder, Statement } from './capture.js';
import { Desk } from './desk.js';
import { productionEnvironment } from './scene.js';

let heard: Statement[] = [];
listenToStatements();

process.once('message', (message) => {
  capture(message as CaptureOrder).then(
    (statements) => process.send?.(statements),
    (problem: unknown) => {
      process.stderr.write(`${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
      process.exit(1);
    },
  );
});
process.channel?.ref();

async function capture({ databaseUrl, email, password, operations }: CaptureOrder): Promise<Statement[][]> {
  const app = await createApi(loadServiceConfig({ ...productionEnvironment(databaseUrl), PUBLIC_URL: 'http://127.0.0.1' }));
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const desk = await Desk.open(`http://127.0.0.1:${port}`, email, password);
  const statements: Statement[][] = [];
  for (const operation of operations) {
    // The first time fills what the product keeps, such as a count beyond its bound.
    await desk.ask(operation);
    heard = [];
    await desk.ask(operation);
    statements.push([...heard]);
  }
  await app.close();
  return statements;
}

/** Every way to the database ends in this method of the driver. */
function listenToStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const statement = statementOf(args);
    if (statement && !statement.text.includes('staff_session')) heard.push(statement);
    return query.apply(this, args);
  };
}

function statementOf([first, values]: unknown[]): Statement | null {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values : [] };
  const config = first as Partial<Statement> | null;
  if (typeof config?.text !== 'string') return null;
  return { ...(config.name !== undefined && { name: config.name }), text: config.text, values: config.values ?? [] };
}
