import { Inject, Injectable } from '@nestjs/common';
import { ActionRegistry, REASON_CODES } from '#actions';
import { AuditRecorder } from '#audit';
import { CLOCK, Refusal, isUuid, looksLikeCardNumber, newId, newReference } from '#kernel';
import type { Clock } from '#kernel';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters } from '#platform/database';
import { Outbox } from '#platform/queue';
import { BULK_MAX_ROWS, bulkStates } from '../domain/bulk.states.js';
import type { BulkAction, BulkEvent, BulkStatus } from '../domain/bulk.states.js';
import { worklistConditions } from '../reads/worklist.filter.js';
import type { WorklistFilter } from '../reads/worklist.filter.js';

/** Wakes the worker; losing it only means waiting for the schedule. */
export const BULK_WANTED = 'bulk.wanted';

export interface BulkRequest {
  readonly action: BulkAction;
  /** The action's own fields, without those that say which line. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly reasonCode: string;
  readonly note: string | null;
  /** Rows chosen by hand, or everything that the filter selects at this moment. */
  readonly selection: { readonly renewalIds: readonly string[] } | { readonly filter: WorklistFilter };
}

/** Runs of one action over many failures, as staff begin and steer them. */
@Injectable()
export class BulkRuns {
  constructor(
    private readonly database: Database,
    private readonly registry: ActionRegistry,
    private readonly audit: AuditRecorder,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Freezes the selection; its preview is made by the worker. @throws Refusal BAD_INPUT, REASON_UNKNOWN, NOTE_REQUIRED, CARD_NUMBER_REFUSED, BULK_TOO_LARGE, NOTHING_TO_CHANGE */
  async prepare(request: BulkRequest, staff: StaffActor): Promise<string> {
    const { reasons } = this.registry.action(request.action).declaration;
    const reason = reasons.find((known) => known === request.reasonCode);
    if (reason === undefined) throw new Refusal('REASON_UNKNOWN', { reason: request.reasonCode });
    if (reason === 'other' && !request.note?.trim()) throw new Refusal('NOTE_REQUIRED');
    if (request.note !== null && looksLikeCardNumber(request.note)) throw new Refusal('CARD_NUMBER_REFUSED');
    return this.begin(request, null, staff, (id) => this.freeze(id, request, staff));
  }

  /** A run that takes back what another one did, row by row, as far as that can be taken back. */
  prepareUndo(of: string, note: string | null, staff: StaffActor): Promise<string> {
    return this.database.transaction(async () => {
      await this.own(of, staff);
      const request = { action: 'undo', input: {}, reasonCode: 'correction' satisfies (typeof REASON_CODES)[number], note, selection: { undoOf: of } };
      return this.begin(request, of, staff, (id) =>
        this.database.query(
          `INSERT INTO bulk_row (run_id, n, renewal_id, line_id, subscriber_id, undoes)
           SELECT $1, row_number() OVER (ORDER BY n DESC), renewal_id, line_id, subscriber_id, execution_id FROM bulk_row WHERE run_id = $2 AND status = 'done' AND execution_id IS NOT NULL`,
          [id, of],
        ),
      );
    });
  }

  /** @throws Refusal NOT_FOUND, FORBIDDEN for another person's run, ILLEGAL_TRANSITION */
  steer(id: string, event: Extract<BulkEvent, 'start' | 'pause' | 'resume' | 'cancel'>, staff: StaffActor): Promise<void> {
    return this.database.transaction(async () => {
      const { status } = await this.own(id, staff);
      const next = bulkStates.next(status, event);
      await this.database.query('UPDATE bulk_run SET status = $2, started_at = CASE WHEN $3 THEN $4 ELSE started_at END WHERE id = $1', [id, next, event === 'start', this.clock.now()]);
      // What the preview refused was not confirmed, and is not tried.
      if (event === 'start') await this.database.query(`UPDATE bulk_row SET status = 'refused', finished_at = $2 WHERE run_id = $1 AND verdict = 'refused'`, [id, this.clock.now()]);
      this.record(`bulk.${event}`, id, staff, null);
      this.outbox.publish(BULK_WANTED, {});
    });
  }

  private begin(request: { action: string; input: object; reasonCode: string; note: string | null; selection: object }, undoOf: string | null, staff: StaffActor, freeze: (id: string) => Promise<unknown>): Promise<string> {
    const { action, input, reasonCode, note, selection } = request;
    return this.database.transaction(async () => {
      const id = newId();
      await this.database.query(
        `INSERT INTO bulk_run (id, reference, action, input, reason_code, note, selection, status, undo_of, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'preparing', $8, $9, $10)`,
        [id, newReference('BLK'), action, JSON.stringify(input), reasonCode, note?.trim() || null, JSON.stringify(selection), undoOf, staff.id, this.clock.now()],
      );
      await freeze(id);
      const [{ rows } = { rows: 0 }] = await this.database.query<{ rows: number }>('SELECT count(*)::int AS rows FROM bulk_row WHERE run_id = $1', [id]);
      if (rows === 0) throw new Refusal('NOTHING_TO_CHANGE');
      if (rows > BULK_MAX_ROWS) throw new Refusal('BULK_TOO_LARGE', { max: BULK_MAX_ROWS });
      this.record('bulk.prepare', id, staff, { action, rows, undoOf });
      this.outbox.publish(BULK_WANTED, {});
      return id;
    });
  }

  private async freeze(id: string, { selection }: BulkRequest, staff: StaffActor): Promise<void> {
    const parameters = new SqlParameters();
    const run = parameters.bind(id);
    const where = worklistConditions('filter' in selection ? selection.filter : {}, staff, this.clock.now(), parameters);
    if ('renewalIds' in selection) {
      if (!selection.renewalIds.every(isUuid)) throw new Refusal('BAD_INPUT', { field: 'renewalIds', reason: 'NOT_AN_ID' });
      where.push(`r.id = ANY(${parameters.bind(selection.renewalIds)}::uuid[])`);
    }
    await this.database.query(
      `INSERT INTO bulk_row (run_id, n, renewal_id, line_id, subscriber_id)
       SELECT ${run}::uuid, row_number() OVER (), id, line_id, subscriber_id FROM (
         SELECT r.id, r.line_id, r.subscriber_id FROM renewal r WHERE ${where.join(' AND ')} ORDER BY r.number_lost_at, r.currency, (-r.amount_minor), r.id LIMIT ${BULK_MAX_ROWS + 1}
       ) selected`,
      parameters.values,
    );
  }

  private async own(id: string, staff: StaffActor): Promise<{ status: BulkStatus }> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'runId', reason: 'NOT_AN_ID' });
    const [run] = await this.database.query<{ status: BulkStatus; createdBy: string }>('SELECT status, created_by AS "createdBy" FROM bulk_run WHERE id = $1 FOR UPDATE', [id]);
    if (!run) throw new Refusal('NOT_FOUND');
    if (run.createdBy !== staff.id) throw new Refusal('FORBIDDEN', { action: 'bulk' });
    return run;
  }

  private record(action: string, id: string, staff: StaffActor, details: object | null): void {
    const { requestId, address } = requestContext.current();
    const actor = { kind: 'staff', id: staff.id, name: staff.name, role: staff.role } as const;
    this.audit.record({ action, actor, subject: { type: 'BulkRun', id }, outcome: 'done', requestId, address, details });
  }
}
