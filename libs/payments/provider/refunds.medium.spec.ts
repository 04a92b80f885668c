import type Stripe from 'stripe';
import { newId, newReference, systemClock } from '#kernel';
import { StripeProvider, connectStripe } from '#payments';
import type { PaymentProvider, ProviderRequest, RefundRequest } from '#payments';
import { ScriptedProvider, keepNothing } from '#payments/testing';
import { startSimulator } from '../../../apps/simulator/simulator.js';
import type { Simulator } from '../../../apps/simulator/simulator.js';

const RETURN_URL = 'https://desk.test/pay/done';

describe('the refunds of a payment provider', () => {
  let simulator: Simulator;
  let stripe: Stripe;

  beforeAll(async () => {
    simulator = await startSimulator();
    stripe = connectStripe({ apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs: 1_000 }).stripe;
  });
  afterAll(() => simulator.stop());

  const scripted = new ScriptedProvider();
  const providers: Readonly<Record<string, () => PaymentProvider>> = {
    'the double': () => scripted,
    'Stripe, through its SDK and the simulator': () => new StripeProvider(stripe, systemClock, RETURN_URL),
  };

  async function paid(provider: PaymentProvider, token = 'pm_card_visa'): Promise<RefundRequest['charge']> {
    const request: ProviderRequest = {
      chargeId: newId(),
      reference: newReference('CHG'),
      amount: { minor: 1200n, currency: 'EUR' },
      method: { token, customer: null },
      providerReference: null,
      byLink: false, createdAt: systemClock.now(),
    };
    const outcome = await provider.charge(request, keepNothing);
    if (outcome.kind !== 'succeeded' || outcome.reference === null) throw new Error(`The charge was not paid: ${outcome.kind}`);
    return { id: request.chargeId, providerReference: outcome.reference };
  }

  const refundOf = (charge: RefundRequest['charge'], minor = 1200n): RefundRequest => ({
    refundId: newId(),
    reference: newReference('REF'),
    amount: { minor, currency: 'EUR' },
    charge,
    providerReference: null,
    createdAt: systemClock.now(),
  });

  const fault = async (body: object): Promise<void> => {
    const answer = await fetch(`${simulator.url}/_simulator/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };

  describe.each(Object.keys(providers))('as %s', (name) => {
    const provider = (): PaymentProvider => providers[name]?.() ?? scripted;

    it('give back the amount that was asked for, a repeated one once', async () => {
      const request = refundOf(await paid(provider()), 500n);
      const [first, second] = [await provider().refund(request), await provider().refund(request)];
      expect(first).toMatchObject({ kind: 'succeeded', captured: { minor: 500n, currency: 'EUR' } });
      expect(second).toMatchObject({ kind: 'succeeded', reference: first.kind === 'succeeded' ? first.reference : '' });
    });

    it('are found by the provider’s reference and without it, and it is said when there is none', async () => {
      const charge = await paid(provider());
      const [done, other] = [refundOf(charge, 700n), refundOf(charge, 100n)];
      const outcome = await provider().refund(done);
      expect(await provider().findRefund(done)).toMatchObject({ kind: 'succeeded', captured: { minor: 700n, currency: 'EUR' } });
      expect(await provider().findRefund({ ...done, providerReference: outcome.kind === 'succeeded' ? outcome.reference : null })).toMatchObject({ kind: 'succeeded' });
      expect(await provider().findRefund(other)).toEqual({ kind: 'not_found' });
    });
  });

  it('that are more than what was taken are refused with the provider’s code', async () => {
    const provider = new StripeProvider(stripe, systemClock, RETURN_URL);
    const charge = await paid(provider);
    expect((await provider.refund(refundOf(charge))).kind).toBe('succeeded');
    expect(await provider.refund(refundOf(charge, 1n))).toMatchObject({ kind: 'failed', raw: 'charge_already_refunded' });
  });

  it('that are on their way are not known yet, and keep their reference', async () => {
    const provider = new StripeProvider(stripe, systemClock, RETURN_URL);
    const outcome = await provider.refund(refundOf(await paid(provider, 'pm_card_pendingRefund')));
    expect(outcome).toMatchObject({ kind: 'unknown', note: 'still_under_way', detail: 'pending', reference: expect.stringMatching(/^re_/) as string });
  });

  it.each([
    ['money moved and the answer was lost', { kind: 'dropAfterCapture' }, 'succeeded'],
    ['money moved and the answer came too late', { delayMs: 1_500 }, 'succeeded'],
    ['the request was lost', { kind: 'dropBeforeCapture' }, 'not_found'],
  ])('whose %s are unknown until the provider is asked', async (_, happens, found) => {
    const provider = new StripeProvider(stripe, systemClock, RETURN_URL);
    const request = refundOf(await paid(provider));
    await fault({ ...happens, times: 1, match: { operation: 'refund' } });
    expect((await provider.refund(request)).kind).toBe('unknown');
    expect((await provider.findRefund(request)).kind).toBe(found);
  });
});
