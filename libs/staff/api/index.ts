export { StaffApiModule } from './staff.api.module.js';
export { StaffRole, StaffType } from './staff.types.js';
