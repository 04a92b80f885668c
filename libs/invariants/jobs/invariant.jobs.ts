import { z } from 'zod';
import { CHECK_REQUESTED } from '#invariants';
import { declareJob } from '#platform/queue';
import type { ScheduleDeclaration } from '#platform/queue';

const nothing = z.strictObject({}) as z.ZodType<Record<string, never>>;

/** A check that fails is made again by the next hour, and never twice at a time. */
export const checkInvariants = declareJob({ name: 'invariants.check', payload: nothing, attempts: 1 });
/** As a person asks for it: everything, and at once. */
export const checkAllNow = declareJob({ name: 'invariants.check-now', payload: nothing, attempts: 1, topics: [CHECK_REQUESTED] });

/** Finds what a person asked for and the queue has lost. */
export const answerRequests = declareJob({ name: 'invariants.requests', payload: nothing, attempts: 1 });

export const invariantJobs = [checkInvariants, checkAllNow, answerRequests];

export const invariantSchedules: ScheduleDeclaration[] = [
  { name: 'invariants.check', everySeconds: 3_600, job: checkInvariants },
  { name: 'invariants.requests', everySeconds: 30, job: answerRequests },
];
