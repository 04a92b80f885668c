import { Controller, Get, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ExportLog } from '#audit/api';
import { minorToDecimal } from '#kernel';
import type { CurrencyCode } from '#kernel';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { csvAnswer, csvLines, plainNumber } from '#platform/csv';
import { parseInput } from '#platform/input';
import type { CsvColumn } from '#platform/csv';
import { chargeStates } from '../domain/charge.states.js';
import { FAILURE_CLASSES } from '../domain/failure.js';
import { ChargeList } from '../reads/charge.list.js';
import type { ChargeRow } from '../reads/charge.list.js';

const FILTER = z.strictObject({
  status: z.string().toLowerCase().pipe(z.enum(chargeStates.states)).optional(),
  failureClass: z.string().toLowerCase().pipe(z.enum(FAILURE_CLASSES)).optional(),
  market: z.string().optional(),
  requestedBy: z.string().toLowerCase().pipe(z.enum(['schedule', 'staff'])).optional(),
});

const COLUMNS: readonly CsvColumn<ChargeRow>[] = [
  { title: 'reference', value: (row) => row.reference },
  { title: 'createdAt', value: (row) => row.createdAt },
  { title: 'name', value: (row) => row.name },
  { title: 'msisdn', value: (row) => plainNumber(row.msisdn) },
  { title: 'amount', value: (row) => minorToDecimal(row.amount.minor, row.amount.currency as CurrencyCode) },
  { title: 'currency', value: (row) => row.amount.currency },
  { title: 'status', value: (row) => row.status.toUpperCase() },
  { title: 'failureCode', value: (row) => row.failureCode },
  { title: 'failure', value: (row) => row.failureTitle },
  { title: 'failureClass', value: (row) => row.failureClass?.toUpperCase() ?? null },
  { title: 'brand', value: (row) => row.brand },
  { title: 'last4', value: (row) => row.last4 ?? row.accountLabel },
  { title: 'requestedBy', value: (row) => row.requestedBy },
];

@Controller('export')
export class ChargeExportController {
  constructor(
    private readonly list: ChargeList,
    private readonly log: ExportLog,
  ) {}

  @Get('charges.csv')
  @Requires('export', 'Charge')
  async charges(@Query() query: unknown, @CurrentStaff() staff: StaffActor): Promise<StreamableFile> {
    const filter = parseInput(FILTER, query, 'query');
    const ended = await this.log.begin('charges.csv', filter, staff);
    const lines = csvLines(COLUMNS, async (first, after) => {
      const { rows, pageInfo } = await this.list.page({ filter, first, after }, staff, first);
      return { rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }, ended);
    return csvAnswer('charges.csv', lines);
  }
}
