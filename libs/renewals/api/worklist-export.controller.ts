import { Controller, Get, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ExportLog } from '#audit/api';
import { minorToDecimal } from '#kernel';
import type { CurrencyCode } from '#kernel';
import { FAILURE_CLASSES } from '#payments';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { csvAnswer, csvLines, plainNumber } from '#platform/csv';
import { parseInput } from '#platform/input';
import type { CsvColumn } from '#platform/csv';
import { renewalStates } from '../domain/renewal.states.js';
import { Worklist } from '../reads/worklist.js';
import { WORKLIST_CLAIMS } from '../reads/worklist.filter.js';
import type { WorklistRow } from '../reads/worklist.js';

const FILTER = z.strictObject({
  status: z.string().toLowerCase().pipe(z.enum(renewalStates.states)).optional(),
  failureClass: z.string().toLowerCase().pipe(z.enum(FAILURE_CLASSES)).optional(),
  market: z.string().optional(),
  lostWithinDays: z.coerce.number().int().optional(),
  failureCode: z.string().max(60).optional(),
  minAgeHours: z.coerce.number().int().optional(),
  maxAgeHours: z.coerce.number().int().optional(),
  incidentId: z.string().optional(),
  claim: z.string().toLowerCase().pipe(z.enum(WORKLIST_CLAIMS)).optional(),
});

const COLUMNS: readonly CsvColumn<WorklistRow>[] = [
  { title: 'renewalId', value: (row) => row.renewalId },
  { title: 'name', value: (row) => row.name },
  { title: 'msisdn', value: (row) => plainNumber(row.msisdn) },
  { title: 'market', value: (row) => row.market },
  { title: 'lineStatus', value: (row) => row.lineStatus.toUpperCase() },
  { title: 'status', value: (row) => row.status.toUpperCase() },
  { title: 'failureCode', value: (row) => row.failureCode },
  { title: 'failure', value: (row) => row.failureTitle },
  { title: 'failureClass', value: (row) => row.failureClass?.toUpperCase() ?? null },
  { title: 'incidentId', value: (row) => row.incidentId },
  { title: 'amount', value: (row) => minorToDecimal(row.amount.minor, row.amount.currency as CurrencyCode) },
  { title: 'currency', value: (row) => row.amount.currency },
  { title: 'attempts', value: (row) => row.attempts },
  { title: 'openedAt', value: (row) => row.openedAt },
  { title: 'nextAttemptAt', value: (row) => row.nextAttemptAt },
  { title: 'validTo', value: (row) => row.validTo },
  { title: 'numberLostAt', value: (row) => row.numberLostAt },
  { title: 'zone', value: (row) => row.zone },
  { title: 'plan', value: (row) => row.planName },
];

@Controller('export')
export class WorklistExportController {
  constructor(
    private readonly worklist: Worklist,
    private readonly log: ExportLog,
  ) {}

  @Get('failed-renewals.csv')
  @Requires('export', 'Renewal')
  async failedRenewals(@Query() query: unknown, @CurrentStaff() staff: StaffActor): Promise<StreamableFile> {
    const filter = parseInput(FILTER, query, 'query');
    const ended = await this.log.begin('failed-renewals.csv', filter, staff);
    const lines = csvLines(COLUMNS, async (first, after) => {
      const { rows, pageInfo } = await this.worklist.page({ filter, first, after }, staff, first);
      return { rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }, ended);
    return csvAnswer('failed-renewals.csv', lines);
  }
}
