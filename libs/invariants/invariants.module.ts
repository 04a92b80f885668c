import { Module } from '@nestjs/common';
import { CheckRequests } from './check.requests.js';
import { FindingStore } from './finding.store.js';
import { InvariantChecker } from './invariant.checker.js';
import { InvariantReader } from './invariant.reader.js';
import { InvariantRunner } from './invariant.runner.js';

/** Needs the global modules of database, clock, audit, outbox and payments. */
@Module({ providers: [InvariantChecker, FindingStore, InvariantRunner, InvariantReader, CheckRequests], exports: [CheckRequests, InvariantRunner, InvariantReader] })
export class InvariantsModule {}
