import type { loadServiceConfig } from '#platform/config';

/** The configuration of a process that serves. */
export type ApiConfig = ReturnType<typeof loadServiceConfig>;
