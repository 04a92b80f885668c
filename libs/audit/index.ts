export { AuditChain, GENESIS, entryHash, inspectEntry } from './audit.chain.js';
export type { ChainEntry, ChainFault, ChainMark, ChainVerdict, ChainWalk } from './audit.chain.js';
export { AuditModule } from './audit.module.js';
export { SYSTEM } from './audit.record.js';
export type { AuditActor, AuditRecord } from './audit.record.js';
export { AuditRecorder } from './audit.recorder.js';
