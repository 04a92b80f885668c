import { newId, newReference } from '#kernel';
import type { Clock } from '#kernel';
import type { AuditActor, AuditRecorder } from '#audit';
import type { Database } from '#platform/database';

export interface ImportCounters {
  /** Rows of the file, without the header. */
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** The row that says what an import did. Its counters are committed with the rows that they count. */
export class ImportRun {
  readonly id = newId();
  readonly reference = newReference('IMP');
  readonly counters: ImportCounters = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };

  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
    private readonly clock: Clock,
    private readonly about: { readonly fileName: string; readonly actor: AuditActor; readonly dryRun: boolean },
  ) {}

  async start(): Promise<void> {
    const { fileName, dryRun } = this.about;
    await this.database.transaction(async () => {
      await this.database.query(`INSERT INTO import_run (id, reference, kind, file_name, started_at, status) VALUES ($1, $2, $3, $4, $5, 'running')`, [
        this.id, this.reference, dryRun ? 'subscribers, dry run' : 'subscribers', fileName, this.clock.now(),
      ]);
      this.recordAudit('started', null);
    });
  }

  /** What was counted was not committed. */
  forgetCounters(): void {
    Object.assign(this.counters, { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 });
  }

  /** In the transaction of the batch. */
  async count(counters: ImportCounters): Promise<void> {
    await this.database.query(
      'UPDATE import_run SET rows_read = $2, rows_created = $3, rows_updated = $4, rows_unchanged = $5, rows_rejected = $6 WHERE id = $1',
      [this.id, counters.read, counters.created, counters.updated, counters.unchanged, counters.rejected],
    );
  }

  /** @param failure why reading stopped before the end; null when it did not */
  async finish(sha256: string | null, failure: string | null): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query('UPDATE import_run SET finished_at = $2, file_sha256 = $3, status = $4, failure = $5 WHERE id = $1', [
        this.id, this.clock.now(), sha256, failure === null ? 'completed' : 'failed', failure,
      ]);
      this.recordAudit(failure === null ? 'done' : 'failed', { ...this.counters, sha256, failure });
    });
    await this.forget();
  }

  /** Other runs may be under way; only the last one may empty the table as a whole, which is much quicker. */
  private async forget(): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query(`SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '30s', true)`);
      await this.database.query('LOCK TABLE import_run IN SHARE ROW EXCLUSIVE MODE');
      const [others] = await this.database.query<{ running: boolean }>(`SELECT EXISTS (SELECT FROM import_run WHERE status = 'running') AS running`);
      if (others?.running) await this.database.query('DELETE FROM import_seen WHERE run_id = $1', [this.id]);
      else await this.database.query('TRUNCATE import_seen');
    });
  }

  private recordAudit(outcome: string, details: object | null): void {
    if (this.about.dryRun) return;
    const { actor, fileName } = this.about;
    this.audit.record({ action: 'import.subscribers', actor, subject: { type: 'ImportRun', id: this.id }, outcome, details: { reference: this.reference, fileName, ...details } });
  }
}
