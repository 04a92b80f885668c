export { RenewalType } from './renewal.type.js';
export { CaseFileReader } from '../reads/case-file.reader.js';
export { verdictView } from '../reads/verdict.view.js';
export { RenewalsApiModule } from './renewals-api.module.js';
