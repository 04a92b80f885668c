import { Controller, Get, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ExportLog } from '#audit/api';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { csvAnswer, csvLines, plainNumber } from '#platform/csv';
import { parseInput } from '#platform/input';
import type { CsvColumn } from '#platform/csv';
import { lineStates } from '../domain/line.states.js';
import { SubscriberList } from '../reads/subscriber.list.js';
import type { SubscriberRow } from '../reads/subscriber-list.sql.js';

const FILTER = z.strictObject({
  market: z.string().optional(),
  status: z.string().toLowerCase().pipe(z.enum(lineStates.states)).optional(),
  planCode: z.string().optional(),
  autoRenew: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
});

const COLUMNS: readonly CsvColumn<SubscriberRow>[] = [
  { title: 'subscriberId', value: (row) => row.subscriberId },
  { title: 'lineId', value: (row) => row.lineId },
  { title: 'name', value: (row) => row.name },
  { title: 'msisdn', value: (row) => plainNumber(row.msisdn) },
  { title: 'market', value: (row) => row.market },
  { title: 'status', value: (row) => row.status.toUpperCase() },
  { title: 'plan', value: (row) => row.planName },
  { title: 'validTo', value: (row) => row.validTo },
  { title: 'numberLostAt', value: (row) => row.numberLostAt },
  { title: 'zone', value: (row) => row.zone },
  { title: 'autoRenew', value: (row) => row.autoRenew },
];

@Controller('export')
export class SubscriberExportController {
  constructor(
    private readonly list: SubscriberList,
    private readonly log: ExportLog,
  ) {}

  @Get('subscribers.csv')
  @Requires('export', 'Subscriber')
  async subscribers(@Query() query: unknown, @CurrentStaff() staff: StaffActor): Promise<StreamableFile> {
    const filter = parseInput(FILTER, query, 'query');
    const ended = await this.log.begin('subscribers.csv', filter, staff);
    const lines = csvLines(COLUMNS, async (first, after) => {
      const { rows, pageInfo } = await this.list.page({ filter, sort: 'NAME', descending: false, first, after }, staff, first);
      return { rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }, ended);
    return csvAnswer('subscribers.csv', lines);
  }
}
