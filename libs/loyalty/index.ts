export { LoyaltyModule } from './loyalty.module.js';
export { PointsLedger } from './points.ledger.js';
export type { PointsEarned, PointsSpent } from './points.ledger.js';
