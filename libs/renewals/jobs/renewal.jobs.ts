import { z } from 'zod';
import { PROVIDER_EVENT_RECEIVED } from '#payments';
import { declareJob } from '#platform/queue';
import { BULK_WANTED } from '#renewals';
import type { ScheduleDeclaration } from '#platform/queue';

const nothing = z.strictObject({}) as z.ZodType<Record<string, never>>;
/** A tick that fails is repeated by the next one. */
const once = { payload: nothing, attempts: 1 };

export const runRenewals = declareJob({ name: 'renewals.run', ...once });
export const moveLines = declareJob({ name: 'renewals.life-cycle', ...once });
export const resolveUnknown = declareJob({ name: 'renewals.resolve', ...once });
export const watchIncidents = declareJob({ name: 'renewals.incidents', ...once });
export const reconcile = declareJob({ name: 'renewals.reconcile', ...once });
export const workBulkRuns = declareJob({ name: 'renewals.bulk', ...once, topics: [BULK_WANTED] });
export const readProviderEvents = declareJob({ name: 'renewals.provider-events', ...once, topics: [PROVIDER_EVENT_RECEIVED] });

export const renewalJobs = [runRenewals, moveLines, resolveUnknown, readProviderEvents, watchIncidents, reconcile, workBulkRuns];

/** @param tickSeconds how often due renewals are looked for */
export function renewalSchedules(tickSeconds: number): ScheduleDeclaration[] {
  return [
    { name: 'renewals.run', everySeconds: tickSeconds, job: runRenewals },
    { name: 'renewals.life-cycle', everySeconds: 60, job: moveLines },
    { name: 'renewals.resolve', everySeconds: 30, job: resolveUnknown },
    { name: 'renewals.incidents', everySeconds: 30, job: watchIncidents },
    { name: 'renewals.reconcile', everySeconds: 3_600, job: reconcile },
    { name: 'renewals.bulk', everySeconds: 10, job: workBulkRuns },
    // The message's own wake-up comes at once; this finds those whose wake-up was lost.
    { name: 'renewals.provider-events', everySeconds: 30, job: readProviderEvents },
  ];
}
