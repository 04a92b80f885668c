import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { PointsLotType } from './points-lot.type.js';

const MAX_LOTS = 50;

@Injectable()
export class PointsReader {
  constructor(private readonly database: Database) {}

  /** Lots with something left, in the order in which they are spent. The caller has checked that the reader may see the subscriber. */
  lots(subscriberId: string): Promise<PointsLotType[]> {
    return this.database.query<PointsLotType>(
      `SELECT id, quantity, remaining, earned_at AS "earnedAt", expires_at AS "expiresAt"
       FROM points_lot WHERE subscriber_id = $1 AND remaining > 0 ORDER BY expires_at, earned_at, id LIMIT ${MAX_LOTS}`,
      [subscriberId],
    );
  }
}
