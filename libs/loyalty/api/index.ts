import { Module } from '@nestjs/common';
import { AuditApiModule } from '#audit/api';
import { LoyaltyResolver } from './loyalty.resolver.js';
import { PointsReader } from './points.reader.js';

@Module({ imports: [AuditApiModule], providers: [LoyaltyResolver, PointsReader] })
export class LoyaltyApiModule {}
