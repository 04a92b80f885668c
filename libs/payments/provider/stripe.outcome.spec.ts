import type Stripe from 'stripe';
import { outcomeOfIntent } from './stripe.outcome.js';

const URL = 'https://hooks.stripe.com/redirect/authenticate/src_1?client_secret=abc';
const intent = (more: object): Stripe.PaymentIntent => ({ id: 'pi_1', status: 'requires_action', metadata: { turn: 'subscriber' }, currency: 'eur', amount_received: 0, ...more }) as unknown as Stripe.PaymentIntent;
const redirect = (url: unknown): object => ({ next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: null } } });

describe('a payment that wants its cardholder', () => {
  it('is the subscriber’s turn where a link was asked for', () => {
    expect(outcomeOfIntent(intent(redirect(URL)), 'req_1')).toEqual({ kind: 'awaiting', reference: 'pi_1', link: URL, requestId: 'req_1' });
  });

  it('is a refusal where nobody is there', () => {
    expect(outcomeOfIntent(intent({ metadata: {}, ...redirect(URL) }), null)).toMatchObject({ kind: 'failed', raw: 'authentication_required' });
  });

  it.each<[string, object]>([
    ['that is a script', redirect('javascript:alert(1)')],
    ['that is a file', redirect('file:///etc/passwd')],
    ['that is no address', redirect('//')],
    ['of any length', redirect(`${URL}${'x'.repeat(2_048)}`)],
    ['that is not there', { next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} } }],
    ['of a shape that nobody knows', redirect({ href: URL })],
    ['without any next step', { next_action: null }],
  ])('gives no link %s', (_, more) => {
    expect(outcomeOfIntent(intent(more), null)).toMatchObject({ kind: 'awaiting', link: null });
  });
});
