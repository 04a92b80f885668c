import { Module } from '@nestjs/common';
import { SubscribersModule } from '#subscribers';
import { BulkRows } from './bulk.rows.js';
import { BulkRunner } from './bulk.runner.js';
import { BulkRuns } from './bulk.runs.js';

/** Needs the action bus, with the actions that runs are made of. */
@Module({ imports: [SubscribersModule], providers: [BulkRows, BulkRunner, BulkRuns], exports: [BulkRunner, BulkRuns] })
export class BulkModule {}
