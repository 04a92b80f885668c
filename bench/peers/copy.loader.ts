import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Scene } from '../scene/scene.js';

/** Those that an import of new lines writes; parents first. */
const TABLES = ['plan', 'plan_version', 'subscriber', 'line', 'validity_movement', 'payment_method', 'points_lot', 'points_entry', 'ledger_transaction', 'ledger_posting'];
const LOADED = TABLES.slice(2);

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
  FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`;
const PLAIN_INDEXES = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS off, pg_get_indexdef(indexrelid) AS on
  FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisunique`;

/**
 * Seconds that PostgreSQL alone needs to take the same rows out of files that are ready in its own format: nothing is parsed, checked or sent. Plain
 * indexes and foreign keys are made when the rows are there, which is its fastest way.
 */
export async function copyAlone(scene: Scene, filled: string): Promise<number> {
  const directory = path.join(scene.directory, 'copy');
  mkdirSync(directory, { recursive: true });
  // The server writes and reads the files itself, under its own account.
  chmodSync(directory, 0o777);
  const fileOf = (table: string): string => `'${path.join(directory, table)}'`;
  for (const table of TABLES) await scene.ask(filled, `COPY ${table} TO ${fileOf(table)}`);
  const url = await scene.database('copy');
  await scene.keepline(url, 'migrate');
  for (const table of TABLES.slice(0, 2)) await scene.ask(url, `COPY ${table} FROM ${fileOf(table)}`);
  const [keys, indexes] = await Promise.all([FOREIGN_KEYS, PLAIN_INDEXES].map((sql) => scene.ask<{ off: string; on: string }>(url, sql, [LOADED])));
  const late = [...(indexes ?? []), ...(keys ?? [])];
  const script = [
    'BEGIN', `SET LOCAL maintenance_work_mem = '256MB'`, ...[...late].reverse().map(({ off }) => off),
    ...LOADED.map((table) => `COPY ${table} FROM ${fileOf(table)}`), 'SET CONSTRAINTS ALL IMMEDIATE', ...late.map(({ on }) => on),
    'COMMIT', `ANALYZE ${LOADED.join(', ')}`,
  ];
  const started = performance.now();
  await scene.ask(url, script.join(';\n'));
  const seconds = (performance.now() - started) / 1000;
  await scene.drop(url);
  return seconds;
}
