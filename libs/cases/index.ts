export { CaseReader } from './cases.reader.js';
export type { CaseView } from './cases.reader.js';
export { CasesModule } from './cases.module.js';
export { caseStates } from './domain/case.states.js';
export type { CaseEvent, CaseStatus } from './domain/case.states.js';
export { topicSubject } from './domain/case.topics.js';
