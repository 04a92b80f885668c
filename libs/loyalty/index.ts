export { spendable } from './domain/lots.js';
export type { Lot } from './domain/lots.js';
export { LoyaltyModule } from './loyalty.module.js';
export { PointsLedger } from './points.ledger.js';
export type { EarnedLot, PointsEarned, PointsPosting } from './points.ledger.js';
