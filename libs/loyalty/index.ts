export { LoyaltyModule } from './loyalty.module.js';
export { PointsLedger } from './points.ledger.js';
export type { PointsEarned, PointsPosting } from './points.ledger.js';
