export type { PlanVersion } from './domain/plan-version.js';
export { PlanCatalogue } from './plan.catalogue.js';
export { PlansModule } from './plans.module.js';
