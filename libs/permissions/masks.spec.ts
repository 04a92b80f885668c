import { limitOf, maskFor, maskedFields, roleThatMay } from '#permissions';

describe('personal data', () => {
  it('an agent sees the name and the number, and the rest masked', () => {
    expect(maskFor('agent', 'name', 'Amélie Durand')).toBe('Amélie Durand');
    expect(maskFor('agent', 'msisdn', '+33612345678')).toBe('+33612345678');
    expect(maskFor('agent', 'email', 'amelie.durand@example.fr')).toBe('a•••@e•••.fr');
    expect(maskFor('agent', 'iccid', '8933150319100012345')).toBe('•••• 2345');
  });

  it('an auditor sees everything masked', () => {
    expect(maskFor('auditor', 'name', 'Amélie Durand')).toBe('A••• D•••');
    expect(maskFor('auditor', 'msisdn', '+33612345678')).toBe('+33 ••• ••78');
    expect(maskedFields('auditor')).toEqual(['name', 'msisdn', 'email', 'iccid', 'eid', 'imsi']);
  });

  it('an absent value stays absent', () => {
    expect(maskFor('auditor', 'email', null)).toBeNull();
  });
});

describe('limits', () => {
  it('names the lowest role that may take the step', () => {
    expect(roleThatMay('extendValidity.days', 30)).toBe('agent');
    expect(roleThatMay('extendValidity.days', 31)).toBe('supervisor');
    expect(roleThatMay('extendValidity.days', 366)).toBeNull();
    expect(limitOf('adjustPoints.points', 'auditor')).toBe(0);
  });
});
