import { DEMO_ACCOUNTS } from '../../apps/cli/demo/accounts.js';
import { medianOf, sendLoad } from '../load/load.js';
import type { LoadFigures, LoadOrder, Shot } from '../load/load.js';
import { SESSION_SETTINGS } from '#platform/database';
import { CONNECTIONS } from '../options.js';
import { captureStatements } from './capture.js';
import type { Statement } from './capture.js';
import { Desk } from './desk.js';
import type { Operation } from './desk.js';
import type { Running, Scene } from './scene.js';

/** Rounds in turn, so that a disturbance hits everybody, and their median, so that one of them may be lost to it. */
const ROUNDS = 3;
/** Connections to the database, as in the product. */
const POOL_SIZE = 10;

const agent = DEMO_ACCOUNTS.find(({ role }) => role === 'agent');
if (!agent) throw new Error('The demo has an agent');
const { email, password } = agent;

export interface Contestant extends Running {
  readonly name: string;
  readonly shots: readonly Shot[];
  readonly begins: string;
}

/** The product's api, asked by a demo agent. */
export async function product(scene: Scene, databaseUrl: string, operations: readonly Operation[]): Promise<Contestant> {
  const { url, pid } = await scene.api(databaseUrl);
  const desk = await agentAt(scene, databaseUrl);
  return { name: 'product', url, pid, shots: operations.map((operation) => desk.shot(operation)), begins: '{"data":{' };
}

export async function agentAt(scene: Scene, databaseUrl: string): Promise<Desk> {
  return Desk.open((await scene.api(databaseUrl)).url, email, password);
}

export function statementsOf(scene: Scene, databaseUrl: string, operations: readonly Operation[]): Promise<Statement[][]> {
  return captureStatements({ databaseUrl, email, password, operations }, scene.log('capture'));
}

/** node:http and pg with the same statements. */
export async function bare(scene: Scene, databaseUrl: string, statements: readonly Statement[][]): Promise<Contestant> {
  return peer(scene, 'bare', 'bench/peers/bare.server.mjs', { databaseUrl, statements, poolSize: POOL_SIZE, sessionSettings: SESSION_SETTINGS }, (index) => ({ method: 'GET', path: `/${index}`, headers: {} }), '[');
}

/** A server of bench/peers: gets its order, says its port, answers the shots. */
export async function peer(scene: Scene, name: string, file: string, order: PeerOrder, shot: (index: number) => Shot, begins: string): Promise<Contestant> {
  const child = scene.start(file, { log: scene.log(name), execArgv: scene.profiling(), env: { NODE_ENV: 'production' } });
  child.send(order);
  const { port } = await child.answer<{ port: number }>();
  return { name, url: `http://127.0.0.1:${port}`, pid: child.pid, shots: order.statements.map((_, index) => shot(index)), begins };
}

export interface PeerOrder {
  readonly databaseUrl: string;
  readonly statements: readonly Statement[][];
  readonly poolSize: number;
  readonly sessionSettings?: string;
}

/** Everybody in turn, round after round; the median of each. */
export async function compare(scene: Scene, contestants: readonly Contestant[], connections = CONNECTIONS): Promise<LoadFigures[]> {
  const { warmUpSeconds, seconds } = scene.size;
  const runs = contestants.map((): LoadFigures[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, { url, pid, shots, begins }] of contestants.entries()) {
      const order: LoadOrder = { url, pid, shots, begins, connections, warmUpSeconds, seconds };
      runs[place]?.push(await sendLoad(order, scene.log('load')));
    }
  }
  return runs.map(medianOf);
}
