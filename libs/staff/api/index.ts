export { StaffApiModule } from './staff.api.module.js';
export { StaffType } from './staff.types.js';
