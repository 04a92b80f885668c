export { RenewalType } from './renewal.type.js';
export { RenewalsApiModule } from './renewals-api.module.js';
