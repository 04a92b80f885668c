import { lineSchedule } from './line.schedule.js';

const plan = { chargeDaysBefore: 7, durations: { graceDays: 30, suspendedDays: 60, quarantineDays: 90 } };
const validTo = new Date('2027-03-20T23:00:00Z'); // midnight in Paris, before the clocks change on 28 March
const validFrom = new Date('2026-03-20T23:00:00Z');
const base = { validFrom, validTo, zone: 'Europe/Paris', autoRenew: true, plan };

describe('what follows from the end of validity', () => {
  it('counts on the local calendar: midnight stays midnight over the change of clocks', () => {
    const schedule = lineSchedule({ ...base, status: 'active' });
    expect(schedule.serviceLostAt).toEqual(validTo);
    expect(schedule.numberLostAt.toISOString()).toBe('2027-06-18T22:00:00.000Z');
    expect(schedule.recycledAt.toISOString()).toBe('2027-09-16T22:00:00.000Z');
    expect(schedule.renewAt?.toISOString()).toBe('2027-03-13T23:00:00.000Z');
  });

  it.each([
    ['created', '2026-03-20T23:00:00.000Z'],
    ['active', '2027-03-20T23:00:00.000Z'],
    ['grace', '2027-04-19T22:00:00.000Z'],
    ['suspended', '2027-06-18T22:00:00.000Z'],
    ['terminated', '2027-06-18T22:00:00.000Z'],
    ['quarantine', '2027-09-16T22:00:00.000Z'],
  ] as const)('a line that is %s moves next at %s', (status, at) => {
    expect(lineSchedule({ ...base, status }).transitionAt?.toISOString()).toBe(at);
  });

  it.each(['barred', 'recycled', 'ported_out'] as const)('a line that is %s moves by itself never, and does not renew', (status) => {
    const schedule = lineSchedule({ ...base, status });
    expect(schedule.transitionAt).toBeNull();
    expect(schedule.renewAt).toBeNull();
  });

  it('does not renew a line before it is active', () => {
    expect(lineSchedule({ ...base, status: 'created' }).renewAt).toBeNull();
  });

  it('is not renewed when auto-renew is off', () => {
    expect(lineSchedule({ ...base, status: 'active', autoRenew: false }).renewAt).toBeNull();
  });
});
