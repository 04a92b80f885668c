import { redactBody } from './personal.redaction.js';

const contactChange = {
  action: 'updateContact',
  actor: { kind: 'staff', id: 's', name: 'Nadia Agent' },
  subject: { type: 'Subscriber', id: 'x' },
  plan: {
    effects: [
      { kind: 'field_changed', field: 'email', before: 'old@example.fr', after: 'new@example.fr' },
      { kind: 'field_changed', field: 'name', before: 'Amélie Durand', after: null },
      { kind: 'field_changed', field: 'zone', before: 'Europe/Paris', after: 'UTC' },
    ],
  },
  details: { nested: [{ msisdn: '+33612345678' }] },
};

describe('the body of an audit entry', () => {
  it('an auditor sees that something personal changed, not what', () => {
    const text = JSON.stringify(redactBody(contactChange, 'auditor'));
    for (const secret of ['example.fr', 'Durand', '612345678']) expect(text).not.toContain(secret);
    expect(text).toContain('Europe/Paris');
    expect(text).toContain('Nadia Agent');
  });

  it('an agent sees the name and the number, and no address', () => {
    const text = JSON.stringify(redactBody(contactChange, 'agent'));
    expect(text).toContain('Amélie Durand');
    expect(text).toContain('+33612345678');
    expect(text).not.toContain('new@example.fr');
  });

  it('the name of a plan is no secret', () => {
    const body = { subject: { type: 'Plan', id: 'p' }, plan: { effects: [{ field: 'name', before: null, after: 'Keep 12' }] } };
    expect(redactBody(body, 'auditor')).toEqual(body);
  });
});
