import { Module } from '@nestjs/common';
import { PointsLedger } from './points.ledger.js';

@Module({ providers: [PointsLedger], exports: [PointsLedger] })
export class LoyaltyModule {}
