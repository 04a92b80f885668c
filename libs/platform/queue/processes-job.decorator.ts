import { SetMetadata } from '@nestjs/common';
import type { JobDeclaration, JobProcessor } from './job.declaration.js';

export const PROCESSES_JOB = Symbol('ProcessesJob');

/** Marks the provider that does the work of a declared job. Each declared job has exactly one; the boot check insists. */
export function ProcessesJob<Payload>(declaration: JobDeclaration<Payload>) {
  return (target: new (...dependencies: never[]) => JobProcessor<Payload>): void => {
    SetMetadata(PROCESSES_JOB, declaration.name)(target);
  };
}
