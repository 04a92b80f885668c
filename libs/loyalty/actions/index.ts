import { Module } from '@nestjs/common';
import { LoyaltyModule } from '#loyalty';
import { AdjustPoints } from './adjust-points.action.js';
import { PointsPostedEffect } from './points-posted.effect.js';

@Module({ imports: [LoyaltyModule], providers: [AdjustPoints, PointsPostedEffect] })
export class LoyaltyActionsModule {}
