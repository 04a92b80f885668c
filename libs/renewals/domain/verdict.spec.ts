import type { ChargeOutcome, ChargeRecord } from '#payments';
import { verdictOn } from './verdict.js';

const CREATED = new Date('2027-03-04T09:00:00Z');
const after = (minutes: number): Date => new Date(CREATED.getTime() + minutes * 60_000);
const charge = (exchanges: number): ChargeRecord =>
  ({ id: 'c', reference: 'CHG-1', provider: 'stripe', amountMinor: 500n, currency: 'EUR', createdAt: CREATED, exchanges, token: 't', customer: null, providerReference: null }) as unknown as ChargeRecord;
const kindOf = (outcome: ChargeOutcome, minutes = 0, exchanges = 1): string => verdictOn(charge(exchanges), outcome, after(minutes)).kind;
const taken = (minor: bigint, currency = 'EUR'): ChargeOutcome => ({ kind: 'succeeded', reference: 'pi', captured: { minor, currency }, requestId: null });

describe('what an answer about a charge means', () => {
  it('that it cannot be found proves nothing as long as its request may be under way', () => {
    expect([kindOf({ kind: 'not_found' }, 4), kindOf({ kind: 'not_found' }, 5)]).toEqual(['not_known', 'withdrawn']);
  });

  it('that nobody heard proves nothing, however old it is', () => {
    const lost: ChargeOutcome = { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
    expect([kindOf(lost), kindOf(lost, 9_000)]).toEqual(['not_known', 'not_known']);
  });

  it('that the provider could not be reached says something of the first request only', () => {
    const unreached: ChargeOutcome = { kind: 'not_reached', note: 'no_connection', detail: null };
    expect([kindOf(unreached, 0, 0), kindOf(unreached, 6)]).toEqual(['withdrawn', 'not_known']);
  });

  it('that another amount or currency was taken does not pay it', () => {
    expect([kindOf(taken(500n)), kindOf(taken(499n)), kindOf(taken(500n, 'USD'))]).toEqual(['paid', 'paid_otherwise', 'paid_otherwise']);
  });
});
