import { Module } from '@nestjs/common';
import { ChargeTarget } from './charge.target.js';

/** What actions on charges work on; the actions stand where their consequences are known. */
@Module({ providers: [ChargeTarget] })
export class PaymentActionsModule {}
