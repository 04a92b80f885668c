export { PasswordHasher } from './password.hasher.js';
export { StaffAccounts } from './staff.accounts.js';
export type { NewStaffAccount, Preferences } from './staff.accounts.js';
export type { StaffAccount } from './staff.account.js';
export { StaffModule } from './staff.module.js';
export { STAFF_OPTIONS } from './staff.options.js';
export type { StaffOptions } from './staff.options.js';
