import { createMongoAbility, subject } from '@casl/ability';
import type { ForcedSubject, MongoAbility, MongoQuery, RawRuleOf } from '@casl/ability';
import type { Role, StaffIdentity } from './roles.js';
import type { SubjectFields, SubjectName, Verb } from './subjects.js';

type TypedSubject = { [Name in SubjectName]: SubjectFields[Name] & ForcedSubject<Name> }[SubjectName];

export type StaffAbility = MongoAbility<[Verb, SubjectName | TypedSubject]>;

type Can = <Name extends SubjectName>(verbs: Verb | readonly Verb[], name: Name, conditions?: MongoQuery<SubjectFields[Name]>) => void;

/** Rules are additive only: a role is its own rules and those of the role that it builds on; there is no `cannot`. */
const grants: Record<Role, (can: Can, staff: StaffIdentity) => void> = {
  agent(can, staff) {
    const market = inMarkets(staff);
    can('read', 'Dashboard');
    can('read', 'Plan');
    can(['read', 'updateContact', 'restoreConsent'], 'Subscriber', market);
    can(['read', 'claim', 'extendValidity', 'renewNow', 'sendConfirmationLink', 'sendUpdateCardLink', 'awaitTransfer', 'changePlan', 'setAutoRenew'], 'Line', market);
    can('read', 'Renewal', market);
    can(['read', 'askProvider', 'refundCharge', 'receiveTransfer', 'stopAwaiting'], 'Charge', market);
    can(['read', 'openCase', 'closeCase'], 'Case', market);
    can(['read', 'adjustPoints'], 'Loyalty', market);
    can('read', 'Request', market);
    can('read', 'AuditEntry', { actorId: staff.id });
  },
  supervisor(can, staff) {
    grants.agent(can, staff);
    const market = inMarkets(staff);
    can('read', 'AuditEntry');
    can('decide', 'Request', market);
    can(['takeOver', 'bulk'], 'Line', market);
    can(['closeUnknownCharge', 'closeUnknownRefund'], 'Charge', market);
    can(['read', 'acknowledgeViolation'], 'Invariant');
    can('export', 'Subscriber', market);
    can('export', 'Renewal', market);
    can('export', 'Charge', market);
  },
  admin(can, staff) {
    grants.supervisor(can, staff);
    can(['createPlan', 'publishPlanVersion', 'retirePlan'], 'Plan', inMarkets(staff));
    can('export', 'AuditEntry');
  },
  auditor(can, staff) {
    const market = inMarkets(staff);
    can('read', 'Dashboard');
    can('read', 'Plan');
    can(['read', 'export'], 'Subscriber', market);
    can('read', 'Line', market);
    can(['read', 'export'], 'Renewal', market);
    can(['read', 'export'], 'Charge', market);
    can('read', 'Case', market);
    can('read', 'Loyalty', market);
    can('read', 'Request', market);
    can(['read', 'export'], 'AuditEntry');
    can('read', 'Invariant');
  },
};

/** What this member of staff may do. The API guard, list scoping and the console all ask this one object. */
export function abilityFor(staff: StaffIdentity): StaffAbility {
  const rules: RawRuleOf<StaffAbility>[] = [];
  grants[staff.role]((verbs, name, conditions) => {
    rules.push({ action: typeof verbs === 'string' ? [verbs] : [...verbs], subject: name, ...(conditions && { conditions }) });
  }, staff);
  return createMongoAbility<StaffAbility>(rules);
}

/** Tags a record so that a rule with conditions can judge it; a missing field does not compile. */
export function record<Name extends SubjectName>(name: Name, fields: SubjectFields[Name]): TypedSubject {
  return subject(name, { ...fields }) as unknown as TypedSubject;
}

function inMarkets(staff: StaffIdentity): MongoQuery<{ market: string }> | undefined {
  return staff.markets ? { market: { $in: [...staff.markets] } } : undefined;
}
