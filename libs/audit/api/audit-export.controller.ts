import { Controller, Get, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { csvAnswer, csvLines } from '#platform/csv';
import { parseInput } from '#platform/input';
import type { CsvColumn } from '#platform/csv';
import { AuditReader } from './audit.reader.js';
import type { AuditEntryRowType } from './audit.type.js';
import { ExportLog } from './export.log.js';

const FILTER = z.strictObject({
  actorId: z.uuid().optional(),
  action: z.string().optional(),
  subjectType: z.string().optional(),
  subjectId: z.string().optional(),
  subscriberId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional(),
  to: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional(),
  outcome: z.string().optional(),
});

const COLUMNS: readonly CsvColumn<AuditEntryRowType>[] = (
  ['seq', 'recordedAt', 'action', 'actorKind', 'actorName', 'subjectType', 'subjectId', 'subscriberId', 'outcome', 'reasonCode', 'executionId'] as const
).map((title) => ({ title, value: (row) => row[title] }));

@Controller('export')
export class AuditExportController {
  constructor(
    private readonly reader: AuditReader,
    private readonly log: ExportLog,
  ) {}

  @Get('audit.csv')
  @Requires('export', 'AuditEntry')
  async audit(@Query() query: unknown, @CurrentStaff() staff: StaffActor): Promise<StreamableFile> {
    const filter = parseInput(FILTER, query, 'query');
    const ended = await this.log.begin('audit.csv', filter, staff);
    const lines = csvLines(COLUMNS, async (first, after) => {
      const { rows, pageInfo } = await this.reader.page({ filter, first, after }, staff, first);
      return { rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }, ended);
    return csvAnswer('audit.csv', lines);
  }
}
