import { Module } from '@nestjs/common';
import { AdjustmentReader } from './adjustment.reader.js';
import { LoyaltyResolver } from './loyalty.resolver.js';
import { PointsReader } from './points.reader.js';

@Module({ providers: [LoyaltyResolver, PointsReader, AdjustmentReader] })
export class LoyaltyApiModule {}
