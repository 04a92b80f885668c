export { AuditApiModule } from './audit-api.module.js';
export { AuditReader } from './audit.reader.js';
export type { AuditEntryView } from './audit.reader.js';
export { AuditEntryRowType, AuditEntryType, AuditPageType, ChainHeadType } from './audit.type.js';
export { ExportLog } from './export.log.js';
