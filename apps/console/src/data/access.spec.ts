import { mayInReactAdmin, staffAbility } from './access.js';

const auditor = staffAbility({ id: 's1', role: 'AUDITOR', markets: null });
const agent = staffAbility({ id: 's2', role: 'AGENT', markets: ['FR'] });

describe('react-admin’s questions in the words of the rules', () => {
  test('to list a resource is to read its subject', () => {
    expect(mayInReactAdmin(agent, 'list', 'failedRenewals')).toBe(true);
    expect(mayInReactAdmin(agent, 'export', 'charges')).toBe(false);
    expect(mayInReactAdmin(auditor, 'export', 'charges')).toBe(true);
  });

  test('an action is asked by its own name', () => {
    expect(mayInReactAdmin(agent, 'extendValidity', 'Line')).toBe(true);
    expect(mayInReactAdmin(auditor, 'extendValidity', 'Line')).toBe(false);
  });

  test('what neither side knows is refused', () => {
    expect(mayInReactAdmin(agent, 'delete', 'charges')).toBe(false);
    expect(mayInReactAdmin(agent, 'list', 'secrets')).toBe(false);
    expect(mayInReactAdmin(agent, 'list', 'toString')).toBe(false);
  });
});
