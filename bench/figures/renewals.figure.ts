import { pgbench } from '../peers/pgbench.js';
import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';
import { WORKER_NODE, makeDueLines } from './renewals.world.js';
import type { RenewalFigures } from './renewals.world.js';

const PER_SECOND = 2_500;
const RATIO = 0.9;
const CLIENTS = 16;

/** Everything that one renewal leaves behind. */
const ROWS = {
  renewal: 'true', charge: 'true', charge_attempt: 'true', validity_movement: 'seq > 1', ledger_transaction: 'true', ledger_posting: 'true', points_lot: 'true', points_entry: 'true',
  outbox_event: `topic = 'renewal.succeeded'`, audit_entry: `action = 'renewals.settle'`,
};

/** The engine against pgbench, which writes the same rows, one transaction for each renewal. */
export async function measureRenewals(scene: Scene): Promise<Reading[]> {
  const lines = Math.floor(scene.size.renewals / CLIENTS) * CLIENTS;
  const [engine, rows] = await engineRun(scene, lines);
  const peer = await peerRuns(scene, lines, rows);
  const perSecond = lines / engine.seconds;
  const ratio = peer.perSecond === null ? null : perSecond / peer.perSecond;
  return [
    {
      id: 'renewals.rate',
      title: `Renewal run, ${lines.toLocaleString('en')} lines, a provider that answers at once`,
      measured: `${perSecond.toFixed(0)}/s`,
      baseline: peer.words,
      ratio,
      target: `≥ ${PER_SECOND.toLocaleString('en')}/s, ratio ≥ ${RATIO}`,
      reached: perSecond >= PER_SECOND && (ratio === null || ratio >= RATIO),
      note: `${[...rows.values()].reduce((sum, count) => sum + count, 0)} rows written for each renewal, the same on both sides, besides the changes to line, renewal, charge and subscriber`,
    },
  ];
}

async function engineRun(scene: Scene, lines: number): Promise<[RenewalFigures, Map<string, number>]> {
  const url = await dueLines(scene, 'renewals', lines);
  scene.say('Measuring: renewal run');
  const child = scene.start('bench/figures/renewals.process.ts', { args: [url, String(lines)], execArgv: [...WORKER_NODE, ...scene.profiling()], log: scene.log('renewals') });
  const figures = await child.answer<RenewalFigures>();
  const rows = await rowsPerRenewal(scene, url, lines);
  await scene.drop(url);
  return [figures, rows];
}

async function peerRuns(scene: Scene, lines: number, expected: ReadonlyMap<string, number>): Promise<{ perSecond: number | null; words: string }> {
  const rates: number[] = [];
  for (const audit of [true, false]) {
    const url = await dueLines(scene, audit ? 'pgbench' : 'pgbench_unaudited', lines);
    await scene.ask(url, TARGETS);
    scene.say(`Measuring: pgbench, ${audit ? 'the same rows' : 'without the audit entry'}`);
    const rate = await pgbench(url, { script: 'bench/peers/renewal.pgbench.sql', clients: CLIENTS, transactions: lines / CLIENTS, variables: { audit: Number(audit) } });
    if (rate === null) return { perSecond: null, words: 'not measured: there is no pgbench on the PATH' };
    if (audit) assertSame(await rowsPerRenewal(scene, url, lines), expected);
    rates.push(rate);
    await scene.drop(url);
  }
  const [full = 0, unaudited = 0] = rates;
  return { perSecond: full, words: `pgbench, the same rows in one transaction each, ${CLIENTS} clients: ${full.toFixed(0)}/s (${unaudited.toFixed(0)}/s without the audit chain, whose head is locked to the end of each commit)` };
}

/** What the script of pgbench takes its ids from, one row for each transaction. */
const TARGETS = `
  CREATE TABLE bench_target AS SELECT row_number() OVER (ORDER BY l.id) AS n, l.id AS line_id, l.subscriber_id, l.plan_version_id, m.id AS method_id
  FROM line l JOIN payment_method m ON m.subscriber_id = l.subscriber_id;
  ALTER TABLE bench_target ADD PRIMARY KEY (n);
  ANALYZE bench_target;
  CREATE SEQUENCE bench_next`;

/** A database with so many due lines, as an installation's server would have it. */
export async function dueLines(scene: Scene, name: string, lines: number, token?: string): Promise<string> {
  const url = await scene.database(name);
  await scene.keepline(url, 'migrate');
  await makeDueLines(url, lines, token);
  await scene.settle(url);
  return url;
}

async function rowsPerRenewal(scene: Scene, url: string, lines: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [table, condition] of Object.entries(ROWS)) {
    const [row] = await scene.ask<{ rows: number }>(url, `SELECT count(*)::int AS rows FROM ${table} WHERE ${condition}`);
    counts.set(table, (row?.rows ?? 0) / lines);
  }
  return counts;
}

function assertSame(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
  for (const [table, count] of expected) {
    if (found.get(table) !== count) throw new Error(`A renewal leaves ${count} rows in ${table}, pgbench ${found.get(table) ?? 0}: bring bench/peers/renewal.pgbench.sql up to date`);
  }
}
