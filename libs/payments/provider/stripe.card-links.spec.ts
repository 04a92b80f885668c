import type Stripe from 'stripe';
import { outcomeOfSession } from './stripe.card-links.js';

const CARD = { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034, fingerprint: 'abc' };
const session = (more: object): Stripe.Checkout.Session =>
  ({ id: 'cs_1', status: 'complete', url: null, expires_at: 1_800_000_000, setup_intent: { id: 'seti_1', status: 'succeeded', customer: 'cus_1', payment_method: { id: 'pm_1', customer: null, card: CARD } }, ...more }) as unknown as Stripe.Checkout.Session;
const setup = (more: object): object => ({ setup_intent: { id: 'seti_1', status: 'succeeded', customer: 'cus_1', payment_method: { id: 'pm_1', customer: null, card: CARD }, ...more } });

describe('a page for a new card', () => {
  it('that was used gives the card, and whose it is', () => {
    expect(outcomeOfSession(session({}))).toEqual({
      kind: 'used',
      reference: 'cs_1',
      card: { token: 'pm_1', customer: 'cus_1', brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2034, fingerprint: 'abc' },
    });
  });

  it('that is over, and one that is there until its end', () => {
    expect(outcomeOfSession(session({ status: 'expired' }))).toEqual({ kind: 'ended', reference: 'cs_1' });
    expect(outcomeOfSession(session({ status: 'open', url: 'https://checkout.stripe.com/c/pay/cs_1' }))).toEqual({ kind: 'open', reference: 'cs_1', url: 'https://checkout.stripe.com/c/pay/cs_1', endsAt: new Date('2027-01-15T08:00:00Z') });
  });

  it.each<[string, object]>([
    ['was used, and nothing says with what', { setup_intent: 'seti_1' }],
    ['was used without any card', setup({ payment_method: { id: 'pm_1', customer: null } })],
    ['was used with a card that was not kept', setup({ status: 'requires_payment_method' })],
    ['was used with a card of no known shape', setup({ payment_method: { id: 'pm_1', customer: null, card: { ...CARD, last4: '4242424242424242' } } })],
    ['is there and cannot be reached', { status: 'open', url: null }],
    ['is there under a script', { status: 'open', url: 'javascript:alert(1)' }],
    ['is in a state that nobody knows', { status: 'paused' }],
  ])('that %s is not known', (_, more) => {
    expect(outcomeOfSession(session(more))).toMatchObject({ kind: 'unknown' });
  });
});
