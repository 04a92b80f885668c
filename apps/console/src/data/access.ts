import { abilityFor, isRole, SUBJECTS, VERBS, type StaffAbility, type SubjectName, type Verb } from '#permissions';
import type { Staff } from './session.js';

export type { StaffAbility, SubjectName, Verb };

/** Which subject of the permission rules a react-admin resource shows. */
export const RESOURCE_SUBJECTS = {
  subscribers: 'Subscriber',
  failedRenewals: 'Renewal',
  charges: 'Charge',
  plans: 'Plan',
  auditEntries: 'AuditEntry',
  loyaltyAdjustments: 'Loyalty',
  actionRequests: 'Request',
  invariants: 'Invariant',
} as const satisfies Record<string, SubjectName>;

export type ResourceName = keyof typeof RESOURCE_SUBJECTS;

export function staffAbility(staff: Pick<Staff, 'id' | 'role' | 'markets'>): StaffAbility {
  const role = staff.role.toLowerCase();
  if (!isRole(role)) throw new Error(`No such role: ${role}`);
  return abilityFor({ id: staff.id, role, markets: staff.markets });
}

/** react-admin asks in its own words (`list` of `charges`); the rules know `read` of `Charge`. What neither knows is refused. */
export function mayInReactAdmin(ability: StaffAbility, action: string, resource: string): boolean {
  const verb = action === 'list' || action === 'show' ? 'read' : VERBS.find((known) => known === action);
  const subject = Object.hasOwn(RESOURCE_SUBJECTS, resource)
    ? RESOURCE_SUBJECTS[resource as ResourceName]
    : SUBJECTS.find((known) => known === resource);
  return verb !== undefined && subject !== undefined && ability.can(verb, subject);
}
