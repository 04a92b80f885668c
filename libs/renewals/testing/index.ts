export { RenewalWorld } from './renewal.world.js';
export type { Seen } from './renewal.world.js';
export { insertBalance, insertLine, insertMethod, insertPlan } from './rows.js';
export type { InsertedLine, LineTermsGiven, PlanTerms } from './rows.js';
