import { Injectable } from '@nestjs/common';
import { Refusal, isUuid } from '#kernel';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters } from '#platform/database';
import { decodeCursor, encodeCursor, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { inspectEntry } from '#audit';
import type { ChainEntry } from '#audit';
import type { AuditEntryRowType, AuditEntryType, AuditFilterInput, ChainHeadType } from './audit.type.js';
import { redactBody } from './personal.redaction.js';

/** An entry with what the bus needs to add its part. */
export interface AuditEntryView extends AuditEntryType {
  readonly executionId: string | null;
  /** The plan as it was hashed, unmasked: whoever shows it masks it. */
  readonly attestedPlan: unknown;
}

export interface AuditListRequest {
  readonly filter: AuditFilterInput;
  readonly first: number;
  readonly after?: string | null | undefined;
}

const ROW = `
  e.seq, e.recorded_at AS "recordedAt", e.action, e.actor_kind AS "actorKind", e.actor_name AS "actorName", e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.subscriber_id AS "subscriberId", e.outcome, e.body::jsonb ->> 'reasonCode' AS "reasonCode", e.execution_id AS "executionId",
  (SELECT upper(x.status) FROM action_execution x WHERE x.id = e.execution_id) AS "executionStatus"`;
const LIST = 'audit.newest';

/** Reads the record, newest first. Agents find their own entries only. */
@Injectable()
export class AuditReader {
  constructor(private readonly database: Database) {}

  /** Refusals BAD_INPUT, PAGE_SIZE, CURSOR_INVALID. `max` is for exports. */
  async page(request: AuditListRequest, staff: StaffActor, max?: number): Promise<Page<AuditEntryRowType>> {
    const first = pageSize(request.first, max);
    const parameters = new SqlParameters();
    const scope = scopeToSql(staff, 'read', 'AuditEntry', { actorId: 'e.actor_id' }, 1);
    parameters.append(scope?.parameters ?? []);
    const where = [scope?.sql ?? 'FALSE', ...conditions(request.filter, parameters)];
    const [before] = decodeCursor(LIST, request.after, ['integer']) ?? [];
    if (before !== undefined) where.push(`e.seq < ${parameters.bind(before)}::bigint`);
    const rows = await this.database.query<AuditEntryRowType>(
      `SELECT ${ROW} FROM audit_entry e WHERE ${where.join(' AND ')} ORDER BY e.seq DESC LIMIT ${first + 1}`,
      parameters.values,
    );
    return toPage(rows, first, (row) => encodeCursor(LIST, [row.seq]));
  }

  /** Refusal NOT_FOUND for a missing entry and for one that the reader may not see alike. */
  async entry(seq: bigint, staff: StaffActor): Promise<AuditEntryView> {
    const scope = scopeToSql(staff, 'read', 'AuditEntry', { actorId: 'e.actor_id' }, 2);
    const [row] = await this.database.query<ChainEntry & { recordedAt: Date; before: Buffer | null }>(
      `SELECT e.seq, e.recorded_at AS "recordedAt", (extract(epoch FROM e.recorded_at) * 1000000)::bigint AS "recordedMicros", e.prev_hash AS "prevHash",
              e.hash, e.body, e.action, e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName", e.subject_type AS "subjectType",
              e.subject_id AS "subjectId", e.subscriber_id AS "subscriberId", e.outcome, e.execution_id AS "executionId",
              (SELECT p.hash FROM audit_entry p WHERE p.seq = e.seq - 1) AS before
       FROM audit_entry e WHERE e.seq = $1 AND ${scope?.sql ?? 'FALSE'}`,
      [seq, ...(scope?.parameters ?? [])],
    );
    if (!row) throw new Refusal('NOT_FOUND');
    const { prevHash, hash, before, body, ...columns } = row;
    const said = JSON.parse(body) as Record<string, unknown>;
    return {
      ...columns,
      hash: hash.toString('hex'),
      prevHash: prevHash.toString('hex'),
      reasonCode: textOr(said['reasonCode']),
      note: textOr(said['note']),
      requestId: textOr(said['requestId']),
      body: redactBody(said, staff.role),
      attestedPlan: said['plan'] ?? null,
      hashMatches: inspectEntry(row, row.seq, before ?? prevHash) === null,
    };
  }

  /** The newest entries of one member of staff, or of everybody. */
  async latest(actorId: string | null, count: number): Promise<AuditEntryRowType[]> {
    const where = actorId === null ? '' : 'WHERE e.actor_id = $1';
    return this.database.query(`SELECT ${ROW} FROM audit_entry e ${where} ORDER BY e.seq DESC LIMIT ${count}`, actorId === null ? [] : [actorId]);
  }

  async head(): Promise<ChainHeadType | null> {
    const [head] = await this.database.query<{ seq: bigint; hash: Buffer; recordedAt: Date | null }>(
      `SELECT h.seq, h.hash, e.recorded_at AS "recordedAt" FROM audit_head h LEFT JOIN audit_entry e ON e.seq = h.seq WHERE h.id = 1`,
    );
    return head ? { ...head, hash: head.hash.toString('hex') } : null;
  }
}

function conditions(filter: AuditFilterInput, parameters: SqlParameters): string[] {
  const equal = (column: string, value: string | null | undefined): string[] => (value == null ? [] : [`e.${column} = ${parameters.bind(value)}`]);
  for (const field of ['actorId', 'subscriberId'] as const) {
    if (filter[field] != null && !isUuid(filter[field])) throw new Refusal('BAD_INPUT', { field, reason: 'NOT_AN_ID' });
  }
  return [
    ...equal('actor_id', filter.actorId),
    ...equal('action', filter.action),
    ...equal('subject_type', filter.subjectType),
    ...equal('subject_id', filter.subjectId),
    ...equal('subscriber_id', filter.subscriberId),
    ...equal('outcome', filter.outcome),
    ...(filter.from == null ? [] : [`e.seq >= ${firstSince('>=', parameters.bind(filter.from))}`]),
    ...(filter.to == null ? [] : [`e.seq < ${firstSince('>=', parameters.bind(filter.to))}`]),
  ];
}

/** Entries are in order of time, so a moment is a place in the chain; past the end it is beyond every number. */
function firstSince(comparison: string, moment: string): string {
  return `coalesce((SELECT f.seq FROM audit_entry f WHERE f.recorded_at ${comparison} ${moment} ORDER BY f.recorded_at, f.seq LIMIT 1), 9223372036854775807)`;
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
