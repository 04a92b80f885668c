import { ROLES, abilityFor, record } from '#permissions';

describe('what each role may do', () => {
  it.each(ROLES)('%s: the whole list of rules, for review', (role) => {
    const staff = { id: 'staff-1', role, markets: ['FR'] };
    const rules = abilityFor(staff).rules.flatMap((rule) =>
      [rule.action].flat().map((verb) => `${verb} ${String(rule.subject)} ${JSON.stringify(rule.conditions ?? 'any')}`),
    );
    expect([...new Set(rules)].sort()).toMatchSnapshot();
  });

  it('an auditor can change nothing', () => {
    const verbs = abilityFor({ id: 'a', role: 'auditor', markets: null }).rules.flatMap((rule) => [rule.action].flat());
    expect([...new Set(verbs)].sort()).toEqual(['export', 'read']);
  });

  it.each(['agent', 'supervisor', 'auditor'] as const)('%s cannot touch plans', (role) => {
    const ability = abilityFor({ id: 'a', role, markets: null });
    for (const verb of ['createPlan', 'publishPlanVersion', 'retirePlan'] as const) expect(ability.can(verb, 'Plan')).toBe(false);
  });

  it('staff of one market act on its lines only', () => {
    const ability = abilityFor({ id: 'a', role: 'agent', markets: ['FR'] });
    expect(ability.can('renewNow', record('Line', { market: 'FR' }))).toBe(true);
    expect(ability.can('renewNow', record('Line', { market: 'TN' }))).toBe(false);
  });

  it('an agent reads only their own audit entries', () => {
    const ability = abilityFor({ id: 'a', role: 'agent', markets: null });
    expect(ability.can('read', record('AuditEntry', { actorId: 'a' }))).toBe(true);
    expect(ability.can('read', record('AuditEntry', { actorId: 'b' }))).toBe(false);
  });
});
