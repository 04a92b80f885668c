import type { ProviderOutcome, RefundRecord } from '#payments';
import { refundVerdict } from './refund.verdict.js';

const CREATED = new Date('2027-03-04T09:00:00Z');
const after = (minutes: number): Date => new Date(CREATED.getTime() + minutes * 60_000);
const refund = (more: Partial<RefundRecord>): RefundRecord =>
  ({ status: 'unknown', amountMinor: 500n, currency: 'EUR', createdAt: CREATED, settledAt: null, failureCode: null, providerReference: null, exchanges: 1, ...more }) as RefundRecord;
const withdrawn = refund({ status: 'canceled', settledAt: after(5), failureCode: 'never_received' });
const gone: ProviderOutcome = { kind: 'succeeded', reference: 're_1', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
const refused: ProviderOutcome = { kind: 'failed', reference: 're_1', raw: 'declined', network: null, advice: null, message: null, requestId: null };
const notFound: ProviderOutcome = { kind: 'not_found' };
const kindOf = (of: RefundRecord, outcome: ProviderOutcome, minutes: number): string => refundVerdict(of, outcome, after(minutes)).kind;

describe('what an answer about a refund means', () => {
  it('that it cannot be found proves nothing as long as its request may be under way, nor once it has an id', () => {
    expect([kindOf(refund({}), notFound, 4), kindOf(refund({}), notFound, 5)]).toEqual(['not_known', 'withdrawn']);
    expect(kindOf(refund({ providerReference: 're_1' }), notFound, 90)).toBe('not_known');
  });

  it('that the provider could not be reached says something of the first request only', () => {
    const unreached: ProviderOutcome = { kind: 'not_reached', note: 'no_connection', detail: null };
    expect([kindOf(refund({ exchanges: 0 }), unreached, 0), kindOf(refund({}), unreached, 6)]).toEqual(['withdrawn', 'not_known']);
  });

  it('of one that was withdrawn: it has gone after all, or its end is known at last', () => {
    expect([kindOf(withdrawn, gone, 90), kindOf(withdrawn, refused, 90)]).toEqual(['paid', 'refused']);
    expect([kindOf(withdrawn, notFound, 90), kindOf({ ...withdrawn, failureCode: 'amount_mismatch' }, gone, 90)]).toEqual(['no_news', 'no_news']);
    expect(kindOf(withdrawn, { ...gone, captured: { minor: 400n, currency: 'EUR' } }, 90)).toBe('paid_otherwise');
  });

  it('of one that the provider itself has ended: nothing, but for the bank that sends the money back', () => {
    const failed = refund({ status: 'failed', settledAt: after(1), failureCode: 'refused' });
    const succeeded = refund({ status: 'succeeded', settledAt: after(1) });
    expect([kindOf(failed, gone, 9), kindOf(succeeded, gone, 9), kindOf(succeeded, refused, 9)]).toEqual(['no_news', 'no_news', 'returned']);
  });
});
