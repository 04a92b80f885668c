import { ACTING_ROLES } from './roles.js';
import type { Role } from './roles.js';

/** Largest single step of a role; `null` is no limit. Auditors act on nothing. */
export interface LimitRule {
  readonly unit: 'DAYS' | 'POINTS';
  readonly byRole: Readonly<Record<(typeof ACTING_ROLES)[number], number | null>>;
}

export const LIMITS = {
  'extendValidity.days': { unit: 'DAYS', byRole: { agent: 30, supervisor: 90, admin: 365 } },
  'adjustPoints.points': { unit: 'POINTS', byRole: { agent: 500, supervisor: 5_000, admin: 100_000 } },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof LIMITS;

/** The limit of a role: a number, `null` for none, 0 for a role that may not act. */
export function limitOf(name: LimitName, role: Role): number | null {
  return role === 'auditor' ? 0 : LIMITS[name].byRole[role];
}

/** The lowest role that may take a step of this size, or `null` when nobody may. */
export function roleThatMay(name: LimitName, value: number): Role | null {
  return ACTING_ROLES.find((role) => withinLimit(name, role, value)) ?? null;
}

export function withinLimit(name: LimitName, role: Role, value: number): boolean {
  const limit = limitOf(name, role);
  return limit === null || value <= limit;
}
