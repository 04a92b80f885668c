export type { LineRecord } from './domain/line.record.js';
export { lineSchedule } from './domain/line.schedule.js';
export type { LineSchedule, LineScheduleInput } from './domain/line.schedule.js';
export { RESCUABLE, lineStates } from './domain/line.states.js';
export type { LineEvent, LineStatus } from './domain/line.states.js';
export { LineReader } from './line.reader.js';
export { LineValidity, statusAfter } from './line.validity.js';
export type { ValidityMove } from './line.validity.js';
export { SubscribersModule } from './subscribers.module.js';
