export { PlanReader } from './plan.reader.js';
export { PlanType, PlanVersionType, planVersionView } from './plan.type.js';
export { PlansApiModule } from './plans-api.module.js';
