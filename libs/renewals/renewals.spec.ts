import fc from 'fast-check';
import { lineClocks } from '#kernel';
import { FAILURES, failureKind } from '#payments';
import type { FailureCode } from '#payments';
import { decideAfterFailure, renewalStates } from '#renewals';
import type { FailedAttempt } from '#renewals';
import { nextLifeStep } from './domain/life-cycle.js';

const PERIOD_END = new Date('2027-03-10T23:00:00Z');
const ZONE = 'Europe/Paris';
const OFFSETS = [-7, -5, -3, -1, 0, 2, 5, 9];

function after(code: FailureCode, given: Omit<Partial<FailedAttempt>, 'now'> & { now: Date | string }): string {
  const decision = decideAfterFailure({
    onlyBySubscriber: false,
    failure: { code, class: failureKind(code).class },
    advice: null,
    attempts: 1,
    offsetsDays: OFFSETS,
    periodEnd: PERIOD_END,
    zone: ZONE,
    numberLostAt: lineClocks(PERIOD_END, ZONE, { graceDays: 30, suspendedDays: 60, quarantineDays: 90 }).numberLostAt,
    allowedFrom: new Date(given.now),
    ...given,
    now: new Date(given.now),
  });
  return decision.kind === 'retry' ? decision.at.toISOString() : decision.kind;
}

describe('after a failed charge', () => {
  it('the plan’s next time comes, on the line’s own calendar across a clock change', () => {
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z' })).toBe('2027-03-05T23:00:00.000Z');
    expect(after('insufficient_funds', { now: '2027-03-20T23:00:00Z', offsetsDays: [20] })).toBe('2027-03-30T22:00:00.000Z');
  });

  it('not within a day of the last attempt', () => {
    expect(after('insufficient_funds', { now: '2027-03-05T00:00:00Z' })).toBe('2027-03-07T23:00:00.000Z');
  });

  it('not before the network’s advice', () => {
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z', advice: '28' })).toBe('2027-03-09T23:00:00.000Z');
  });

  it('not before the retry budget allows it, whether the fault was the card’s or not', () => {
    const allowedFrom = new Date('2027-03-08T10:00:00Z');
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z', allowedFrom })).toBe('2027-03-09T23:00:00.000Z');
    expect(after('bank_unavailable', { now: '2027-03-03T23:00:00Z', allowedFrom })).toBe('2027-03-08T10:00:00.000Z');
    expect(after('bank_unavailable', { now: '2027-03-03T23:00:00Z', allowedFrom: new Date('2027-12-01') })).toBe('needs_attention');
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z', allowedFrom: null })).toBe('needs_attention');
  });

  it.each(['03', '21', '01', 'do_not_try_again'])('never against advice %s', (advice) => {
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z', advice })).toBe('needs_attention');
  });

  it.each<FailureCode>(['insufficient_funds', 'bank_unavailable', 'never_received'])('not by ourselves where only the subscriber can put it right, whatever came last: %s', (code) => {
    expect(after(code, { now: '2027-03-03T23:00:00Z', onlyBySubscriber: true })).toBe('needs_attention');
  });

  it('not any more when the schedule is over, or the number will be lost by then', () => {
    expect(after('insufficient_funds', { now: '2027-03-19T22:59:00Z' })).toBe('needs_attention');
    expect(after('insufficient_funds', { now: '2027-03-03T23:00:00Z', numberLostAt: new Date('2027-03-05T23:00:00Z') })).toBe('needs_attention');
  });

  it('a vague refusal is tried four times', () => {
    expect([1, 3, 4].map((attempts) => after('declined_by_bank', { now: '2027-03-03T23:00:00Z', attempts }))).toEqual([
      '2027-03-05T23:00:00.000Z', '2027-03-05T23:00:00.000Z', 'needs_attention',
    ]);
  });

  it('a technical fault is tried after an hour, after four, then at the plan’s times', () => {
    expect([1, 2, 3].map((attempts) => after('bank_unavailable', { now: '2027-03-03T23:00:00Z', attempts }))).toEqual([
      '2027-03-04T00:00:00.000Z', '2027-03-04T03:00:00.000Z', '2027-03-05T23:00:00.000Z',
    ]);
  });

  it('whatever happens, only soft and technical failures are tried again, in the future, in time', () => {
    const codes = Object.keys(FAILURES) as FailureCode[];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: -10, max: 120 }), fc.integer({ min: 1, max: 10 }), fc.constantFrom(null, '02', '03', '24', '30'), (code, day, attempts, advice) => {
        const now = new Date(PERIOD_END.getTime() + day * 86_400_000);
        const at = after(code, { now, attempts, advice });
        if (at === 'needs_attention') return true;
        const hours = (new Date(at).getTime() - now.getTime()) / 3_600_000;
        const { class: failureClass } = failureKind(code);
        return (failureClass === 'soft' && hours >= 24) || (failureClass === 'technical' && hours >= 1);
      }),
    );
  });
});

describe('the life of a renewal', () => {
  it('is refused every move that is not in its table', () => {
    const moves = renewalStates.allPairs().filter(({ next }) => next !== null);
    expect(moves.map(({ state, event, next }) => `${state} -${event}-> ${next ?? ''}`)).toMatchSnapshot();
    expect(renewalStates.allPairs()).toHaveLength(9 * 9);
    for (const { state, event, next } of renewalStates.allPairs()) {
      if (next === null) expect(() => renewalStates.next(state, event)).toThrow('ILLEGAL_TRANSITION');
    }
  });

  it('knows no charge while one is under way, and none after success or loss', () => {
    for (const state of ['charging', 'awaiting', 'unknown', 'succeeded', 'lapsed'] as const) expect(renewalStates.can(state, 'begin')).toBe(false);
  });
});

describe('the calendar', () => {
  it('leads from created to recycled, and moves nothing else', () => {
    const path = ['created'];
    for (let step = nextLifeStep('created'); step; step = nextLifeStep(step.to)) path.push(step.to);
    expect(path).toEqual(['created', 'active', 'grace', 'suspended', 'terminated', 'quarantine', 'recycled']);
    for (const state of ['barred', 'ported_out', 'recycled'] as const) expect(nextLifeStep(state)).toBeNull();
  });
});
