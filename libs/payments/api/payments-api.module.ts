import { Module } from '@nestjs/common';
import { AuditApiModule } from '#audit/api';
import { BoundedCounter } from '#platform/database';
import { BudgetReader } from '../reads/budget.reader.js';
import { CardLinkReader } from '../reads/card-link.reader.js';
import { ChargeList } from '../reads/charge.list.js';
import { ChargeReader } from '../reads/charge.reader.js';
import { RefundReader } from '../reads/refund.reader.js';
import { PaymentMethodReader } from '../reads/payment-method.reader.js';
import { ChargeBudgetResolver } from './charge-budget.resolver.js';
import { ChargeExportController } from './charge-export.controller.js';
import { ChargeListResolver } from './charge-list.resolver.js';
import { ChargeRefundsResolver } from './charge-refunds.resolver.js';
import { ChargeResolver } from './charge.resolver.js';
import { ExecutionFailureResolver } from './execution-failure.resolver.js';
import { SubscriberPaymentsResolver } from './subscriber-payments.resolver.js';

@Module({
  imports: [AuditApiModule],
  controllers: [ChargeExportController],
  providers: [
    BoundedCounter,
    BudgetReader,
    CardLinkReader,
    ChargeBudgetResolver,
    ChargeList,
    ChargeReader,
    PaymentMethodReader,
    RefundReader,
    ChargeListResolver,
    ChargeRefundsResolver,
    ChargeResolver,
    ExecutionFailureResolver,
    SubscriberPaymentsResolver,
  ],
  exports: [BudgetReader, ChargeReader],
})
export class PaymentsApiModule {}
