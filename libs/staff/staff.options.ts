export interface StaffOptions {
  /** True behind https; false on plain-http localhost only. */
  readonly secureCookies: boolean;
  /** Minutes without a request after which a session is over. */
  readonly idleMinutes: number;
  /** Hours after sign-in at which a session is over in any case. */
  readonly absoluteHours: number;
}

/** Dependency injection token of {@link StaffOptions}. */
export const STAFF_OPTIONS = Symbol('StaffOptions');
