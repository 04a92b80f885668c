import { Module } from '@nestjs/common';
import { AuditApiModule } from '#audit/api';
import { PaymentsApiModule } from '#payments/api';
import { BoundedCounter } from '#platform/database';
import { PlansModule } from '#plans';
import { PlansApiModule } from '#plans/api';
import { SubscribersModule } from '#subscribers';
import { CaseFileReader } from '../reads/case-file.reader.js';
import { DeskReader } from '../reads/desk.reader.js';
import { IncidentReader } from '../reads/incident.reader.js';
import { RenewalReader } from '../reads/renewal.reader.js';
import { Worklist } from '../reads/worklist.js';
import { BulkModule } from '../bulk/bulk.module.js';
import { BulkReader } from '../reads/bulk.reader.js';
import { BulkResolver } from './bulk.resolver.js';
import { DashboardResolver } from './dashboard.resolver.js';
import { IncidentResolver } from './incident.resolver.js';
import { LineRenewalResolver, SubscriberRenewalsResolver } from './line-renewal.resolver.js';
import { RenewalBudgetResolver } from './renewal-budget.resolver.js';
import { RenewalResolver } from './renewal.resolver.js';
import { VerdictResolver } from './verdict.resolver.js';
import { WorklistExportController } from './worklist-export.controller.js';
import { FailureReasonsResolver, WorklistResolver } from './worklist.resolver.js';

@Module({
  imports: [AuditApiModule, BulkModule, PaymentsApiModule, PlansModule, PlansApiModule, SubscribersModule],
  controllers: [WorklistExportController],
  providers: [
    BoundedCounter,
    BulkReader,
    BulkResolver,
    CaseFileReader,
    DeskReader,
    IncidentReader,
    IncidentResolver,
    RenewalReader,
    Worklist,
    DashboardResolver,
    FailureReasonsResolver,
    LineRenewalResolver,
    RenewalBudgetResolver,
    RenewalResolver,
    SubscriberRenewalsResolver,
    VerdictResolver,
    WorklistResolver,
  ],
})
export class RenewalsApiModule {}
