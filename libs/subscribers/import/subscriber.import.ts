import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, isRefusal, renderRefusal } from '#kernel';
import type { Clock } from '#kernel';
import { AuditRecorder } from '#audit';
import type { AuditActor } from '#audit';
import { PlanCatalogue } from '#plans';
import { Database, UNIQUE_VIOLATION, sqlstate } from '#platform/database';
import { LineValidity } from '#subscribers';
import { BatchWriter } from './batch/batch.writer.js';
import type { PreparedBatch, WriteOptions } from './batch/batch.writer.js';
import { ImportBatch } from './batch/import.batch.js';
import type { Given } from './batch/verdict.js';
import { BulkLoad } from './bulk/bulk.load.js';
import { BulkWriter } from './bulk/bulk.writer.js';
import { csvRecords } from './csv/csv.records.js';
import type { CsvRecord } from './csv/csv.tokenizer.js';
import { layoutOf } from './csv/layout.js';
import { FileMeter } from './file.meter.js';
import { ImportRun } from './import.run.js';
import type { ImportCounters } from './import.run.js';
import type { RejectSink } from './reject.file.js';
import { RowReader } from './row/row.reader.js';

export interface ImportOptions {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  readonly actor: AuditActor;
  readonly rejects: RejectSink;
  /** ISO 3166-1; for rows that name no market. */
  readonly market?: string | null;
  /** Checks everything and changes nothing. */
  readonly dryRun?: boolean;
  /**
   * If there are no subscribers yet, the file is loaded in one transaction that has the tables to itself: several times as fast, and
   * all or nothing if it is interrupted by force. Otherwise, and for a dry run, batch by batch as usual.
   */
  readonly bulk?: boolean;
  /** Called once in a bulk load, when the rows are in and the indexes are being made. */
  readonly onIndexing?: () => void;
  /** Called after each batch; bytes are those read from the file so far. */
  readonly onProgress?: (counters: Readonly<ImportCounters>, bytes: number) => void;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
  readonly batchRows?: number;
}

export interface ImportResult {
  readonly runId: string;
  readonly reference: string;
  readonly counters: Readonly<ImportCounters>;
  /** Why reading stopped before the end of the file; the counters say what was taken until there. */
  readonly failure: Refusal | null;
}

const BATCH_ROWS = 2_500;
/** After so many rows the connection gets a turn, so that a batch is written while the next one is read. */
const ROWS_A_TURN = 25;
/** Batches on their way into the database. */
const MOST_UNFINISHED = 2;
const MAX_TRIES = 3;

/** Brings subscribers and their lines in from a file of any size, batch by batch, each with its counters in one transaction. */
@Injectable()
export class SubscriberImport {
  private readonly writer: BatchWriter;
  private readonly bulkWriter: BulkWriter;
  private readonly bulkLoad: BulkLoad;

  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
    validity: LineValidity,
    private readonly audit: AuditRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.writer = new BatchWriter(database, plans, validity);
    this.bulkWriter = new BulkWriter(database, this.writer);
    this.bulkLoad = new BulkLoad(database);
  }

  /** Refusals of the file come back in the result; everything else is thrown, after the run has been marked as failed. */
  async run(options: ImportOptions): Promise<ImportResult> {
    const { fileName, actor, dryRun = false } = options;
    const run = new ImportRun(this.database, this.audit, this.clock, { fileName, actor, dryRun });
    const meter = new FileMeter();
    await run.start();
    const failure = await this.load(run, meter, options).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    await run.finish(meter.sha256(), failure === null ? null : inWords(failure));
    if (failure !== null && !isRefusal(failure)) throw failure;
    return { runId: run.id, reference: run.reference, counters: run.counters, failure };
  }

  private async load(run: ImportRun, meter: FileMeter, options: ImportOptions): Promise<void> {
    const { bulk = false, dryRun = false, onIndexing } = options;
    const inBulk = async (): Promise<void> => this.read(run, meter, options, { writer: this.bulkWriter, fromEmpty: true });
    const loaded = bulk && !dryRun && (await this.bulkLoad.around(inBulk, onIndexing).catch((error: unknown) => {
      if (!isRefusal(error)) run.forgetCounters();
      throw error;
    }));
    if (!loaded) await this.read(run, meter, options, { writer: this.writer, fromEmpty: false });
  }

  private async read(run: ImportRun, meter: FileMeter, options: ImportOptions, { writer, fromEmpty }: Writing): Promise<void> {
    const { market = null, batchRows = BATCH_ROWS, signal, dryRun = false } = options;
    const pieces = csvRecords(meter.through(options.bytes));
    const opening = await pieces.next();
    const [header, ...first] = opening.done ? [] : opening.value;
    if (!header) throw new Refusal('FILE_EMPTY');
    const layout = layoutOf(header.fields, market !== null);
    const reader = new RowReader({ layout, plans: await this.plans.current(), market, now: this.clock.now() });
    const given: Given = (column) => layout.position[column] >= 0;
    const settings = { runId: run.id, fromEmpty, given, now: this.clock.now(), dryRun };
    let writtenTo = header.line;
    const writing = new Queue(writer, async (batch) => {
      if (signal?.aborted) throw new Refusal('IMPORT_STOPPED', { line: writtenTo });
      await this.write(run, batch, settings, options.rejects);
      writtenTo = batch.content.lastLine;
      options.onProgress?.(run.counters, meter.bytes);
    });
    let batch = new ImportBatch();
    const take = async (records: readonly CsvRecord[]): Promise<void> => {
      for (const record of records) {
        if (batch.read % ROWS_A_TURN === 0) await setImmediate();
        const row = reader.read(record);
        batch.read += 1;
        batch.lastLine = record.line;
        if (Array.isArray(row)) batch.reject(row);
        else batch.add(row);
        if (batch.read < batchRows) continue;
        const full = batch;
        batch = new ImportBatch();
        await writing.next(full);
      }
    };
    try {
      await take(first);
      for await (const records of pieces) await take(records);
    } finally {
      // Rows before the place at which a file is broken are good rows.
      await writing.next(batch);
      await writing.end();
    }
  }

  /** One transaction a batch. Somebody may have taken a number or an id between the look and the write: then the batch looks again. */
  private async write(run: ImportRun, batch: BatchInFlight, settings: WriteOptions, rejects: RejectSink): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { counters, faults } = await this.database.transaction(() => this.writeOnce(run, batch, settings));
        Object.assign(run.counters, counters);
        await rejects.write([...batch.content.faults, ...faults].sort((a, b) => a.line - b.line));
        return;
      } catch (error) {
        if (attempt >= MAX_TRIES || sqlstate(error) !== UNIQUE_VIOLATION) throw error;
      }
    }
  }

  private async writeOnce(run: ImportRun, { content, prepared }: BatchInFlight, settings: WriteOptions) {
    const outcome = await prepared.write(settings);
    const rejected = new Set([...content.faults, ...outcome.faults].map((fault) => fault.line)).size;
    const { counters } = run;
    const after: ImportCounters = {
      read: counters.read + content.read,
      created: counters.created + outcome.created,
      updated: counters.updated + outcome.updated,
      unchanged: counters.unchanged + outcome.unchanged,
      rejected: counters.rejected + rejected,
    };
    await run.count(after);
    return { counters: after, faults: outcome.faults };
  }
}

interface Writing {
  readonly writer: BatchWriter | BulkWriter;
  readonly fromEmpty: boolean;
}

interface BatchInFlight {
  readonly content: ImportBatch;
  readonly prepared: PreparedBatch;
}

/**
 * Batches are written one after the other while the next ones are read; a few may wait, so that neither side stands still for the
 * other's hiccups, and no more, so that memory stays flat.
 */
class Queue {
  private last: Promise<void> = Promise.resolve();
  private readonly unfinished: Promise<void>[] = [];

  constructor(
    private readonly writer: Writing['writer'],
    private readonly work: (batch: BatchInFlight) => Promise<void>,
  ) {}

  /** Comes back when there is room for another one. @throws what a former batch has failed with; none after it is written */
  async next(content: ImportBatch): Promise<void> {
    if (content.read === 0) return;
    const batch = { content, prepared: this.writer.prepare(content) };
    this.last = this.last.then(() => this.work(batch));
    // Its failure is met at a later step; until then it must not count as unhandled.
    this.last.catch(() => undefined);
    this.unfinished.push(this.last);
    if (this.unfinished.length > MOST_UNFINISHED) await this.unfinished.shift();
  }

  end(): Promise<void> {
    return this.last;
  }
}

function inWords(failure: Error): string {
  return isRefusal(failure) ? `${failure.code}: ${renderRefusal(failure.code, failure.params, 'en')}` : failure.message;
}
