import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { DEFAULT_LOCALE, LOCALES, isLocale, isMarket, renderRefusal, systemClock } from '#kernel';
import type { Refusal } from '#kernel';
import type { Locale } from '#kernel';
import { AuditRecorder } from '#audit';
import { loadConfig } from '#platform/config';
import { PlanCatalogue } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { LineReader, LineValidity } from '#subscribers';
import { RejectFile, SubscriberImport } from '#subscribers/import';
import type { ImportResult } from '#subscribers/import';
import { CommandError } from '../command.error.js';
import { withDatabase } from '../database.session.js';
import { ImportProgress } from '../import.progress.js';

interface Options {
  readonly reject?: string;
  readonly dryRun?: boolean;
  readonly market?: string;
  readonly byBatches?: boolean;
  readonly language: Locale;
}

/** As a shell tells a command that Ctrl-C ended. */
const INTERRUPTED = 130;
const READ_BYTES = 256 * 1024;
/** Making the indexes afterwards pays for files of some ten thousand rows. */
const BULK_BYTES = 4 * 1024 * 1024;

export function declare(command: Command): void {
  command
    .argument('<file>', 'CSV file in UTF-8, or - for standard input; its columns are in docs/import.md')
    .option('--reject <file>', 'where rejected rows are written (default: beside the file)')
    .option('--by-batches', 'load into an empty installation batch by batch, too, so that others can work meanwhile')
    .option('--dry-run', 'check everything and change nothing')
    .option('--market <country>', 'the market of rows that name none, such as FR')
    .addOption(new Option('--language <language>', 'language of the reasons, here and in the reject file').choices(LOCALES).default(languageOf(process.env), 'that of LANG, else en'))
    .action((file: string, options: Options) => importSubscribers(file, options));
}

async function importSubscribers(file: string, options: Options): Promise<void> {
  const market = options.market?.toUpperCase() ?? null;
  if (market !== null && !isMarket(market)) throw new CommandError(`--market ${options.market ?? ''} is not a country code of ISO 3166-1.`, 2);
  const size = await sizeOf(file);
  const rejects = new RejectFile(options.reject ?? (file === '-' ? 'stdin.rejects.csv' : `${file}.rejects.csv`), options.language);
  const progress = new ImportProgress(process.stderr, size, systemClock);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const bulk = !(options.byBatches ?? false) && (size === null || size >= BULK_BYTES);
    const result = await withDatabase(loadConfig(process.env), (url) =>
      withImport(url, bulk, (subscribers) =>
        subscribers.run({
          bytes: file === '-' ? process.stdin : createReadStream(file, { highWaterMark: READ_BYTES }),
          fileName: file === '-' ? 'stdin' : path.basename(file),
          actor: { kind: 'system', id: null, name: `keepline import (${userInfo().username})` },
          rejects,
          market,
          dryRun: options.dryRun ?? false,
          bulk,
          onIndexing: () => progress.say('Making the indexes'),
          signal: stop.signal,
          onProgress: (counters, bytes) => progress.show(counters, bytes),
        }),
      ),
    );
    await rejects.close();
    progress.end();
    process.stdout.write(`${inWords(result, rejects, options.dryRun ?? false)}\n`);
    if (result.failure) throw new CommandError(inWordsOf(result.failure, options.language), stop.signal.aborted ? INTERRUPTED : 1);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** The language of a POSIX locale such as `fr_FR.UTF-8`, if it is one of ours. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Locale {
  const language = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return isLocale(language) ? language : DEFAULT_LOCALE;
}

/** @param bulk may take indexes off, which only their owner can */
async function withImport<T>(url: string, bulk: boolean, work: (subscribers: SubscriberImport) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource({ url, poolSize: 3, statementTimeoutMs: 60_000, applicationName: 'keepline import', workAs: bulk ? 'owner' : 'application' }).initialize();
  try {
    const database = new Database(dataSource);
    const plans = new PlanCatalogue(database);
    const validity = new LineValidity(database, new LineReader(database), plans);
    return await work(new SubscriberImport(database, plans, validity, new AuditRecorder(database), systemClock));
  } finally {
    await dataSource.destroy();
  }
}

async function sizeOf(file: string): Promise<number | null> {
  if (file === '-') return null;
  const found = await stat(file).catch(() => null);
  if (!found) throw new CommandError(`${file} cannot be read: there is no such file.`, 2);
  if (found.isDirectory()) throw new CommandError(`${file} is a directory.`, 2);
  return found.isFile() ? found.size : null;
}

function inWordsOf({ code, params }: Refusal, language: Locale): string {
  return `${code}: ${renderRefusal(code, params, language)}`;
}

function inWords({ reference, counters }: ImportResult, rejects: RejectFile, dryRun: boolean): string {
  const { read, created, updated, unchanged, rejected } = counters;
  const told = `${dryRun ? 'Dry run, nothing was changed. ' : ''}${reference}: ${read} rows read, ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`;
  return rejects.exists ? `${told}\nRejected rows with their reasons: ${rejects.path}` : told;
}
