import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { patience, until } from './patience.js';
import { killRefunds } from './refunds.js';
import { CrashScene } from './scene.js';

/** Where a worker dies. There is no provisioning yet, so its two points are those of the outbox, which will deliver to it. */
const POINTS = {
  B1: 'before the charge is committed',
  B2: 'after the charge is committed, before the provider is asked',
  B3: 'the provider has taken the money, its answer is not read',
  B4: 'the answer is read, before it is committed',
  B5: 'the commit is sent, nobody hears of it',
  B6: 'after the commit, before the job is done',
  B7: 'after the commit, before the outbox is relayed',
  B8: 'events are handed over, before they are marked',
} as const;
type Point = keyof typeof POINTS;

/** Lines that fall due in each round. */
const LINES_A_ROUND = 3;
const DIES_WITHIN_MS = 60_000;
const MOST_STARTS = 4;
/** Clients that give lines a day while the database is lost, and what they have been promised when it is. */
const CLIENTS = 4;
const ACKNOWLEDGED_BEFORE_KILL = 12;
const RECOVERS_WITHIN_SECONDS = 10;

/** Kills, recovers, and says what was lost; 1 if anything was. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string', default: '20' }, databases: { type: 'string', default: '10' }, points: { type: 'string' }, patience: { type: 'string', default: '1' }, report: { type: 'string' } } });
  const [rounds, databases] = [Number(values.rounds), Number(values.databases)];
  patience.factor = Number(values.patience);
  const scene = await CrashScene.open();
  const counts = { passed: 0, failed: 0 };
  const tell = (what: string, faults: readonly string[]): void => {
    counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
    console.log(`  ${what}${faults.length === 0 ? '' : ` FAILED: ${faults.join('; ')}`}`);
  };
  try {
    const isWanted = (point: string): boolean => values.points?.split(',').includes(point) ?? true;
    for (const point of (Object.keys(POINTS) as Point[]).filter(isWanted)) await killWorkers(scene, point, rounds, tell);
    if (isWanted('B9')) await killRefunds(scene, rounds, tell);
    if (databases > 0) await killDatabases(scene, databases, tell);
  } finally {
    await scene.close();
  }
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify(counts));
  return counts.failed === 0 ? 0 : 1;
}

export type Tell = (what: string, faults: readonly string[]) => void;

async function killWorkers(scene: CrashScene, point: Point, rounds: number, tell: Tell): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await scene.addDueLines(LINES_A_ROUND);
    // A supervisor starts it again: one that could not connect in time on a busy machine ends by itself.
    for (let start = 1; !(await startAndDie(scene, point, start === MOST_STARTS, tell)) && start < MOST_STARTS; start += 1);
  }
  const seconds = await scene.recover();
  tell(`${point} ${POINTS[point]}: ${rounds} kills, put right by a fresh worker in ${seconds.toFixed(1)} s`, await scene.faults());
}

/** Whether it died where it was to die; what else happened is told if there is no other try. */
async function startAndDie(scene: CrashScene, point: Point, isLast: boolean, tell: Tell): Promise<boolean> {
  const worker = scene.startWorker(point);
  const problem = await until(`a worker dies at ${point}: ${POINTS[point]}`, () => Promise.resolve(!worker.isRunning()), DIES_WITHIN_MS).catch(String);
  const end = await worker.end('SIGKILL');
  if (problem === undefined && end === 'SIGKILL') return true;
  if (isLast || problem !== undefined) tell(`${point} ${POINTS[point]}`, [`${problem ?? `the worker ended with ${end}`}: ${worker.output()}; ${await scene.standing()}`]);
  return false;
}

/** The postmaster is killed while a worker charges and clients act; whatever they were told must be there afterwards. */
async function killDatabases(scene: CrashScene, times: number, tell: Tell): Promise<void> {
  const acknowledged: string[] = [];
  const recoveries: number[] = [];
  const worker = scene.startWorker();
  for (let time = 0; time < times; time += 1) {
    const lines = await scene.addDueLines(12);
    const before = acknowledged.length;
    let isOver = false;
    const clients = Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = client; !isOver; turn += CLIENTS) {
        // A refusal or a lost connection promises nothing.
        await scene.extend(lines[turn % lines.length] ?? '').then((id) => acknowledged.push(id), () => undefined);
      }
    });
    await until('clients are at work', () => Promise.resolve(acknowledged.length >= before + ACKNOWLEDGED_BEFORE_KILL));
    recoveries.push(await scene.loseDatabase(killPostmaster));
    isOver = true;
    await Promise.all(clients);
  }
  const missing = await scene.executionsMissing(acknowledged);
  const isAlive = worker.isRunning();
  await worker.end('SIGKILL');
  const seconds = await scene.recover();
  const slowest = Math.max(...recoveries);
  tell(`PostgreSQL: ${times} kills under load, ${acknowledged.length} operations acknowledged, the database back in at most ${slowest.toFixed(1)} s, everything put right in ${seconds.toFixed(1)} s`, [
    ...(missing === 0 ? [] : [`${missing} acknowledged operations are missing`]),
    ...(isAlive ? [] : [`the worker did not outlive the database: ${worker.output()}`]),
    ...(slowest <= RECOVERS_WITHIN_SECONDS * patience.factor ? [] : [`the database was away for ${slowest.toFixed(1)} s`]),
    ...(await scene.faults()),
  ]);
}

function killPostmaster(cluster: string): void {
  process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
}
