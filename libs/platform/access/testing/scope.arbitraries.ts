import { createMongoAbility, subject } from '@casl/ability';
import fc from 'fast-check';
import type { StaffAbility } from '#permissions';

/** A row that rules are judged by; both fields may be NULL in the database. */
export interface JudgedRow {
  readonly market: string | null;
  readonly actorId: string | null;
}

/** Conditions are plain objects; fast-check gives them no prototype unless told. */
const plain = <T extends object>(members: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> => fc.record(members, { noNullPrototype: true }) as fc.Arbitrary<T>;

const word = fc.constantFrom('FR', 'TN', 'DE', 'SN', '');
const value = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.constant(null) });
const condition = fc.oneof(
  value,
  plain({ $eq: value }),
  plain({ $ne: value }),
  plain({ $in: fc.array(value, { maxLength: 3 }) }),
  plain({ $nin: fc.array(value, { maxLength: 3 }) }),
);
const conditions = fc.oneof(
  plain({ market: condition }),
  plain({ actorId: condition }),
  plain({ market: condition, actorId: condition }),
);
const rule = plain({ inverted: fc.boolean(), conditions: fc.option(conditions, { nil: undefined }) });

/** Abilities with more in them than our roles have: several rules, `cannot`, negation, NULL, alternatives. */
export const abilities: fc.Arbitrary<StaffAbility> = fc.array(rule, { maxLength: 4 }).map((rules) =>
  createMongoAbility<StaffAbility>(
    rules.map(({ inverted, conditions: given }) => ({ action: 'read', subject: 'AuditEntry', inverted, ...(given && { conditions: given }) })),
  ),
);

export const rows: fc.Arbitrary<JudgedRow[]> = fc.array(plain({ market: value, actorId: value }), { minLength: 1, maxLength: 12 });

export function mayRead(ability: StaffAbility, row: JudgedRow): boolean {
  return ability.can('read', subject('AuditEntry', { ...row }));
}
