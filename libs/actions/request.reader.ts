import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, isUuid } from '#kernel';
import type { Clock } from '#kernel';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, SqlParameters } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { decodeCursor, encodeCursor, instantText, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { RequestStatus } from './domain/request.states.js';
import { FROM_REQUEST, REQUEST_COLUMNS } from './request.store.js';
import type { ActionRequest } from './request.store.js';

export interface RequestFilter {
  readonly status?: RequestStatus | null | undefined;
}

type Marked = ActionRequest & { readonly mark: string };

const LIST = 'actionRequests.requested';

/** What was put before a second person, newest first. What nobody decided on in time reads as expired. */
@Injectable()
export class RequestReader {
  constructor(
    private readonly database: Database,
    private readonly counter: BoundedCounter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refusals BAD_INPUT; NOT_FOUND for a missing request and for one of another market alike. */
  async request(id: string, staff: StaffActor): Promise<ActionRequest> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const parameters = new SqlParameters();
    const [found] = await this.database.query<ActionRequest>(`SELECT ${REQUEST_COLUMNS} ${FROM_REQUEST} WHERE q.id = ${parameters.bind(id)} AND ${scope(staff, parameters)}`, parameters.values);
    if (!found) throw new Refusal('NOT_FOUND');
    return this.asOfNow(found);
  }

  /** Refusals PAGE_SIZE, CURSOR_INVALID. */
  async page(request: { readonly filter: RequestFilter; readonly first: number; readonly after: string | null }, staff: StaffActor): Promise<Page<ActionRequest>> {
    const first = pageSize(request.first);
    const parameters = new SqlParameters();
    const where = this.conditions(request.filter, staff, parameters);
    const [at, id] = (decodeCursor(LIST, request.after, ['instant', 'uuid']) ?? []).map((part) => parameters.bind(part));
    if (at && id) where.push(`(q.requested_at, q.id) < (${at}::timestamptz, ${id}::uuid)`);
    const rows = await this.database.query<Marked>(
      `SELECT ${REQUEST_COLUMNS}, ${instantText('q.requested_at')} AS mark ${FROM_REQUEST}
       WHERE ${where.join(' AND ')} ORDER BY q.requested_at DESC, q.id DESC LIMIT ${first + 1}`,
      parameters.values,
    );
    const page = toPage(rows, first, (row) => encodeCursor(LIST, [row.mark, row.id]));
    return { ...page, rows: page.rows.map((row) => this.asOfNow(row)) };
  }

  count(filter: RequestFilter, staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const where = this.conditions(filter, staff, parameters);
    return this.counter.count(`FROM action_request q WHERE ${where.join(' AND ')}`, parameters.values);
  }

  private conditions({ status }: RequestFilter, staff: StaffActor, parameters: SqlParameters): string[] {
    const where = [scope(staff, parameters)];
    if (status == null) return where;
    const now = (): string => `${parameters.bind(this.clock.now())}::timestamptz`;
    if (status === 'awaiting') return [...where, `q.status = 'awaiting' AND q.expires_at > ${now()}`];
    if (status === 'expired') return [...where, `(q.status = 'expired' OR (q.status = 'awaiting' AND q.expires_at <= ${now()}))`];
    return [...where, `q.status = ${parameters.bind(status)}`];
  }

  private asOfNow(request: ActionRequest): ActionRequest {
    const isOver = request.status === 'awaiting' && request.expiresAt <= this.clock.now();
    return isOver ? { ...request, status: 'expired', decidedAt: request.expiresAt } : request;
  }
}

function scope(staff: StaffActor, parameters: SqlParameters): string {
  const part = scopeToSql(staff, 'read', 'Request', { market: 'q.market' }, parameters.next);
  parameters.append(part?.parameters ?? []);
  return part?.sql ?? 'FALSE';
}
