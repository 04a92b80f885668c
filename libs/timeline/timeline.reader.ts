import { Inject, Injectable } from '@nestjs/common';
import { topicSubject } from '#cases';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { failureTitle } from '#payments/api';
import type { StaffActor } from '#platform/access';
import { Database, preparedName } from '#platform/database';
import { decodeCursor, encodeCursor, pageSize, toPage } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import type { CaseTopic } from '#subscribers';
import { timelineStatement } from './timeline.sql.js';
import { timelineTitle } from './titles/index.js';
import type { TimelineKind } from './titles/index.js';

interface StoredEntry {
  readonly id: string;
  readonly at: Date;
  readonly mark: string;
  readonly kind: TimelineKind;
  readonly word: string;
  readonly actorName: string | null;
  readonly lineId: string | null;
  readonly refId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TimelineEntry extends StoredEntry {
  readonly title: string;
}

const LIST = 'timeline.newest';

/** Reads what happened from the tables of every feature; owns none of them, and nothing depends on it. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A page of one subscriber's history, newest first. The caller has checked that the reader may see the subscriber. */
  async page(subscriberId: string, first: number, after: string | null | undefined, staff: StaffActor): Promise<Page<TimelineEntry>> {
    const size = pageSize(first);
    const statement = timelineStatement(subscriberId, size, decodeCursor(LIST, after, ['instant', 'text']), staff, this.clock.now());
    const rows = await this.database.query<StoredEntry>(statement.sql, statement.values, { name: preparedName(statement.sql) });
    const page = toPage(rows, size, (row) => encodeCursor(LIST, [row.mark, row.id]));
    return { ...page, rows: page.rows.map((row) => ({ ...row, data: inWords(row.data, staff), title: timelineTitle(row.kind, row.word, staff.locale) })) };
  }
}

/** The reason of a failure and the topic of a case go along in words, as everywhere. */
function inWords(data: StoredEntry['data'], staff: StaffActor): StoredEntry['data'] {
  const { failureCode, topic } = data;
  if (typeof topic === 'string') return { ...data, subject: topicSubject(topic as CaseTopic, staff.locale) };
  return typeof failureCode === 'string' ? { ...data, failureTitle: failureTitle(failureCode, staff) } : data;
}
