import { Inject, Injectable } from '@nestjs/common';
import { undoVerdict } from '#actions';
import type { UndoVerdict } from '#actions';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { maskFor, record } from '#permissions';
import { abilityOf, scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters } from '#platform/database';
import { decodeCursor, encodeCursor, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { AdjustmentType } from './adjustment.type.js';

type Row = Omit<AdjustmentType, 'undone' | 'undoable'> & { readonly undo: UndoVerdict; readonly actorId: string; readonly market: string };

const LIST = 'loyalty.newest';
const KINDS = ['adjustPoints', 'undo.adjustPoints'];

/** Points that staff gave or took, and what they took back, newest first: who may see the subscriber may see what was done there. */
@Injectable()
export class AdjustmentReader {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refusals PAGE_SIZE, CURSOR_INVALID. */
  async page(asked: number, after: string | null, staff: StaffActor): Promise<Page<AdjustmentType>> {
    const first = pageSize(asked);
    const parameters = new SqlParameters();
    const scope = scopeToSql(staff, 'read', 'Loyalty', { market: 's.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const [before] = decodeCursor(LIST, after, ['integer']) ?? [];
    const beyond = before === undefined ? '' : ` AND e.seq < ${parameters.bind(before)}::bigint`;
    // One kind at a time, so that each is walked in the order of its index.
    const newest = KINDS.map(
      (kind) => `(SELECT e.seq, e.recorded_at, e.actor_name, e.execution_id, s.id AS subscriber_id, s.name, s.market
        FROM audit_entry e JOIN subscriber s ON s.id = e.subscriber_id
        WHERE e.action = '${kind}' AND ${scope?.sql ?? 'FALSE'}${beyond} ORDER BY e.seq DESC LIMIT ${first + 1})`,
    );
    const now = parameters.bind(this.clock.now());
    const rows = await this.database.query<Row>(
      `SELECT e.seq, e.recorded_at AS "recordedAt", e.subscriber_id AS "subscriberId", e.name AS "subscriberName", e.market, e.actor_name AS "actorName", x.actor_id AS "actorId",
         x.id AS "executionId", x.reason_code AS "reasonCode", x.undo_of AS "undoOf",
         ${undoVerdict('x', `${now}::timestamptz`)} AS undo,
         (SELECT sum((f->>'after')::bigint - (f->>'before')::bigint)::bigint FROM jsonb_array_elements(x.plan->'effects') f) AS points
       FROM (${newest.join(' UNION ALL ')}) e JOIN action_execution x ON x.id = e.execution_id
       ORDER BY e.seq DESC LIMIT ${first + 1}`,
      parameters.values,
    );
    const page = toPage(rows, first, ({ seq }) => encodeCursor(LIST, [seq]));
    return { ...page, rows: page.rows.map((row) => this.seen(row, staff)) };
  }

  /** Undo is offered to who made it, as in the timeline, and to nobody else. */
  private seen({ market, undo, actorId, ...row }: Row, staff: StaffActor): AdjustmentType {
    const may = abilityOf(staff).can('adjustPoints', record('Loyalty', { market }));
    return {
      ...row,
      subscriberName: maskFor(staff.role, 'name', row.subscriberName),
      undone: undo === 'undone',
      undoable: may && actorId === staff.id && undo === 'possible',
    };
  }
}
