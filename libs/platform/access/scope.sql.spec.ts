import { createMongoAbility } from '@casl/ability';
import type { StaffAbility } from '#permissions';
import { abilityToSql, scopeToSql } from '#platform/access';

describe('a scope', () => {
  it('is TRUE for who sees everything, and nothing to ask for who sees nothing', () => {
    expect(scopeToSql({ id: 'a', role: 'supervisor', markets: null }, 'read', 'Line', { market: 'l.market' }, 1)).toEqual({ sql: 'TRUE', parameters: [] });
    expect(scopeToSql({ id: 'a', role: 'auditor', markets: null }, 'extendValidity', 'Line', { market: 'l.market' }, 1)).toBeNull();
  });

  it('binds values from the parameter that the statement has free, and never writes one into the text', () => {
    const staff = { id: `x'; DROP TABLE line; --`, role: 'agent', markets: ["FR' OR true --"] } as const;
    expect(scopeToSql(staff, 'read', 'Line', { market: 'l.market' }, 4)).toEqual({ sql: 'l.market = ANY($4)', parameters: [["FR' OR true --"]] });
    expect(scopeToSql(staff, 'read', 'AuditEntry', { actorId: 'e.actor_id' }, 2)).toEqual({ sql: 'e.actor_id = $2', parameters: [staff.id] });
  });

  it('of no market selects nothing', () => {
    expect(scopeToSql({ id: 'a', role: 'agent', markets: [] }, 'read', 'Line', { market: 'l.market' }, 1)).toEqual({ sql: 'FALSE', parameters: [] });
  });

  it('fails rather than guesses: an operator or a field that it does not know', () => {
    const ability = createMongoAbility([{ action: 'read', subject: 'Line', conditions: { market: { $gt: 'A' } } }]) as unknown as StaffAbility;
    expect(() => abilityToSql(ability, 'read', 'Line', { market: 'market' }, 1)).toThrow('uses "gt"');
    const other = createMongoAbility([{ action: 'read', subject: 'Line', conditions: { owner: 'me' } }]) as unknown as StaffAbility;
    expect(() => abilityToSql(other, 'read', 'Line', { market: 'market' }, 1)).toThrow('"owner"');
  });
});
