import { Injectable } from '@nestjs/common';
import { maskFor, maskedFields } from '#permissions';
import type { StaffActor } from '#platform/access';
import { BoundedCounter, Database, SqlParameters, preparedName } from '#platform/database';
import type { BoundedCount } from '#platform/database';
import { pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { filteredLines, subscriberCursor, subscriberPage } from './subscriber-list.sql.js';
import type { ResolvedFilter, SubscriberFilter, SubscriberOrder, SubscriberRow } from './subscriber-list.sql.js';

export interface SubscriberListRequest extends SubscriberOrder {
  readonly filter: SubscriberFilter;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** The list of subscribers, one row per line: keyset pages, so that every page costs what the first one does. */
@Injectable()
export class SubscriberList {
  constructor(
    private readonly database: Database,
    private readonly counter: BoundedCounter,
  ) {}

  /** Refusals PAGE_SIZE, CURSOR_INVALID. `max` is for exports. */
  async page(request: SubscriberListRequest, staff: StaffActor, max?: number): Promise<Page<SubscriberRow>> {
    const first = pageSize(request.first, max);
    const filter = await this.resolved(request.filter);
    const statement = filter && subscriberPage(filter, request, first, request.after, staff);
    const rows = statement ? await this.read(statement.sql, statement.values, isSelective(request.filter)) : [];
    const page = toPage(rows, first, (row) => subscriberCursor(request, row));
    return maskedFields(staff.role).includes('name') ? { ...page, rows: page.rows.map((row) => masked(row, staff)) } : page;
  }

  async count(asked: SubscriberFilter, staff: StaffActor): Promise<BoundedCount> {
    const parameters = new SqlParameters();
    const filter = await this.resolved(asked);
    const where = filter && filteredLines(filter, staff, parameters);
    if (where === null) return { value: 0, moreThan: false };
    return this.counter.count(where === '' ? 'FROM line l ORDER BY l.id' : `FROM line l WHERE ${where}`, parameters.values);
  }

  /** Null when no plan has the code. */
  private async resolved({ planCode, ...filter }: SubscriberFilter): Promise<ResolvedFilter | null> {
    if (planCode == null) return filter;
    const versions = await this.database.query<{ id: string }>('SELECT v.id FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE p.code = $1', [planCode]);
    return versions.length === 0 ? null : { ...filter, planVersionIds: versions.map(({ id }) => id) };
  }

  /** A filter is planned for its value: a rare state wants another index than a common one. */
  private read(sql: string, values: readonly unknown[], selective: boolean): Promise<SubscriberRow[]> {
    return this.database.query<SubscriberRow>(sql, values, selective ? {} : { name: preparedName(sql) });
  }
}

function isSelective(filter: SubscriberFilter): boolean {
  return Object.values(filter).some((value) => value != null);
}

function masked(row: SubscriberRow, { role }: StaffActor): SubscriberRow {
  return { ...row, name: maskFor(role, 'name', row.name), msisdn: maskFor(role, 'msisdn', row.msisdn) };
}
