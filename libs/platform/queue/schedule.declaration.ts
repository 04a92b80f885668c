import type { JobDeclaration } from './job.declaration.js';

/** Work that wakes up by itself. The tick carries nothing: its job looks into the tables for what is due. */
export interface ScheduleDeclaration {
  readonly name: string;
  readonly everySeconds: number;
  readonly job: JobDeclaration<Record<string, never>>;
}
