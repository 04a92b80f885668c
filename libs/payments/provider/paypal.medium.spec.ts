import { FixedClock, newId, newReference, systemClock } from '#kernel';
import { PaypalConnection, PaypalProvider } from '#payments';
import type { CurrencyCode } from '#kernel';
import type { ProviderRequest, RefundRequest } from '#payments';
import { startSimulator } from '../../../apps/simulator/simulator.js';
import type { Simulator } from '../../../apps/simulator/simulator.js';

/** PayPal through its SDK, against the simulator that speaks PayPal's wire format. */
describe('PayPal', () => {
  let simulator: Simulator;
  let provider: PaypalProvider;
  /** What was kept before the capture, by charge. */
  const kept = new Map<string, string>();

  const connect = (url = simulator.url, secret = simulator.paypal.clientSecret, timeoutMs = 1_000): PaypalConnection =>
    new PaypalConnection({ apiUrl: url, certificateUrl: url, clientId: simulator.paypal.clientId, clientSecret: secret, webhookId: simulator.paypal.webhookId, timeoutMs });

  beforeAll(async () => {
    simulator = await startSimulator();
    provider = new PaypalProvider(connect(), systemClock);
  });
  afterAll(() => simulator.stop());
  beforeEach(() => fetch(`${simulator.url}/_simulator/faults`, { method: 'DELETE' }));

  const request = (behaviour: string, minor = 1200n, currency: CurrencyCode = 'EUR'): ProviderRequest => ({
    chargeId: newId(),
    reference: newReference('CHG'),
    amount: { minor, currency },
    method: { token: `vault_sim_${behaviour}`, customer: null },
    providerReference: null,
    byLink: false, createdAt: systemClock.now(),
  });
  const charge = (asked: ProviderRequest, by = provider) =>
    by.charge(asked, (reference) => {
      kept.set(asked.chargeId, reference);
      return Promise.resolve(true);
    });
  const again = (asked: ProviderRequest): ProviderRequest => ({ ...asked, providerReference: kept.get(asked.chargeId) ?? null });
  const find = (asked: ProviderRequest) => provider.find(again(asked));
  const taken = async (chargeId: string): Promise<number> => {
    const state = (await (await fetch(`${simulator.url}/_simulator/state?value=${chargeId}`)).json()) as { paypal: { captures: { of: Record<string, number> } } };
    return state.paypal.captures.of[chargeId] ?? -1;
  };
  const fault = (body: object): Promise<Response> => fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('takes what was asked for, under the order that was kept first', async () => {
    const asked = request('ok');
    const outcome = await charge(asked);
    expect(outcome).toEqual({ kind: 'succeeded', reference: kept.get(asked.chargeId), captured: { minor: 1200n, currency: 'EUR' }, requestId: null, besides: { movement: expect.stringMatching(/^[A-Z0-9]{17}$/) as string } });
    expect(await find(asked)).toEqual(outcome);
  });

  it.each<[currency: CurrencyCode, minor: bigint, outcome: object]>([
    ['JPY', 500n, { kind: 'succeeded', captured: { minor: 500n, currency: 'JPY' } }],
    ['HUF', 150_000n, { kind: 'succeeded', captured: { minor: 150_000n, currency: 'HUF' } }],
    ['HUF', 150_050n, { kind: 'failed', raw: 'DECIMAL_PRECISION' }],
    ['XOF', 5_000n, { kind: 'failed', raw: 'CURRENCY_NOT_SUPPORTED' }],
    ['TND', 5_000n, { kind: 'failed', raw: 'CURRENCY_NOT_SUPPORTED' }],
  ])('takes %s %s as PayPal counts it, or refuses it', async (currency, minor, outcome) => {
    expect(await charge(request('ok', minor, currency))).toMatchObject(outcome);
  });

  it.each([
    ['instrument_declined', 'INSTRUMENT_DECLINED'],
    ['transaction_refused', 'TRANSACTION_REFUSED'],
    ['payer_action_required', 'PAYER_ACTION_REQUIRED'],
    ['declined_5120', '5120'],
    ['declined_9520', '9520'],
  ])('says %s in PayPal’s own code', async (behaviour, raw) => {
    const asked = request(behaviour);
    expect(await charge(asked)).toMatchObject({ kind: 'failed', raw, reference: kept.get(asked.chargeId) });
    expect(await taken(asked.chargeId)).toBe(0);
  });

  it('does not know yet what PayPal reviews, until PayPal has', async () => {
    const asked = request('pending');
    expect(await charge(asked)).toMatchObject({ kind: 'unknown', note: 'still_under_way', detail: 'PENDING PENDING_REVIEW' });
    expect(await find(asked)).toMatchObject({ kind: 'unknown' });
  });

  it('never sends a charge whose order could not be kept', async () => {
    const [refused, broken] = [request('ok'), request('ok')];
    expect(await provider.charge(refused, () => Promise.resolve(false))).toEqual({ kind: 'not_reached', note: 'not_sent', detail: null });
    expect(await provider.charge(broken, () => Promise.reject(new Error('no database')))).toMatchObject({ kind: 'not_reached' });
    expect(await Promise.all([refused, broken].map(({ chargeId }) => taken(chargeId)))).toEqual([0, 0]);
    expect(await find(refused)).toEqual({ kind: 'not_found' });
  });

  it('takes once what is asked twice, also by a process that knows the order only', async () => {
    const asked = request('ok');
    await Promise.all([charge(asked), charge(asked)]);
    expect(await charge(again(asked))).toMatchObject({ kind: 'succeeded' });
    expect(await charge({ ...again(asked) }, new PaypalProvider(connect(), systemClock))).toMatchObject({ kind: 'succeeded' });
    expect(await taken(asked.chargeId)).toBe(1);
  });

  it.each<[what: string, happens: object, found: string, times: number]>([
    ['the connection closes after the capture', { kind: 'dropAfterCapture' }, 'succeeded', 1],
    ['PayPal says 500 after the capture', { kind: 'status500AfterCapture' }, 'succeeded', 1],
    ['the answer is HTML', { kind: 'htmlBody' }, 'succeeded', 1],
    ['the answer is cut off', { kind: 'truncatedBody' }, 'succeeded', 1],
    ['the answer comes too late', { delayMs: 1_500 }, 'succeeded', 1],
    ['the connection closes before the capture', { kind: 'dropBeforeCapture' }, 'not_found', 0],
    ['PayPal says 500 before the capture', { kind: 'status500BeforeCapture' }, 'not_found', 0],
    ['PayPal has too many requests', { kind: 'status429' }, 'not_found', 0],
  ])('when %s, does not know, and finds out by asking', async (_, happens, found, times) => {
    const asked = request('ok');
    await fault({ ...happens, times: 1 });
    expect(await charge(asked)).toMatchObject({ kind: 'unknown', reference: kept.get(asked.chargeId) });
    expect(await find(asked)).toMatchObject({ kind: found });
    expect(await taken(asked.chargeId)).toBe(times);
  });

  it('tells what PayPal took when it is not what was asked for', async () => {
    await fault({ kind: 'wrongAmount', excess: 7, times: 1 });
    expect(await charge(request('ok'))).toMatchObject({ kind: 'succeeded', captured: { minor: 1207n, currency: 'EUR' } });
  });

  it('is not reached without a sign-in, and recovers with the next one', async () => {
    const wrong = new PaypalProvider(connect(simulator.url, 'wrong'), systemClock);
    expect(await charge(request('ok'), wrong)).toEqual({ kind: 'not_reached', note: 'no_sign_in', detail: 'HTTP 401' });
    expect(await charge(request('ok'), wrong)).toMatchObject({ kind: 'not_reached' });
    const nobody = new PaypalProvider(connect('http://127.0.0.1:9'), systemClock);
    expect(await charge(request('ok'), nobody)).toEqual({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
  });

  it('asks PayPal’s books for an order that PayPal has forgotten, and waits until they are up to date', async () => {
    const asked = { ...request('ok'), providerReference: 'FORGOTTEN00000000' };
    expect(await provider.find(asked)).toMatchObject({ kind: 'unknown', note: 'search_lags' });
    const later = new PaypalProvider(connect(), new FixedClock(new Date(systemClock.now().getTime() + 25 * 3_600_000).toISOString()));
    expect(await later.find(asked)).toEqual({ kind: 'not_found' });
    const paid = request('ok');
    await charge(paid);
    expect(await later.find({ ...paid, providerReference: 'FORGOTTEN00000000' })).toMatchObject({ kind: 'succeeded', captured: { minor: 1200n, currency: 'EUR' } });
  });

  describe('gives back', () => {
    const refundOf = (asked: ProviderRequest, minor: bigint): RefundRequest => ({
      refundId: newId(),
      reference: newReference('REF'),
      amount: { minor, currency: 'EUR' },
      charge: { id: asked.chargeId, providerReference: kept.get(asked.chargeId) ?? '' },
      providerReference: null,
      createdAt: systemClock.now(),
    });

    it('a part, once for each refund, and no more than was taken', async () => {
      const asked = request('ok');
      await charge(asked);
      const part = refundOf(asked, 500n);
      const first = await provider.refund(part);
      expect(first).toMatchObject({ kind: 'succeeded', captured: { minor: 500n, currency: 'EUR' } });
      expect(await provider.refund(part)).toEqual(first);
      expect(await provider.findRefund(part)).toEqual(first);
      expect(await provider.findRefund({ ...part, providerReference: first.kind === 'succeeded' ? first.reference : '' })).toEqual(first);
      expect(await provider.refund(refundOf(asked, 701n))).toMatchObject({ kind: 'failed', raw: 'REFUND_AMOUNT_EXCEEDED' });
      expect(await provider.findRefund(refundOf(asked, 1n))).toEqual({ kind: 'not_found' });
      expect(await find(asked)).toMatchObject({ kind: 'succeeded', captured: { minor: 1200n } });
    });

    it.each([
      ['dropAfterCapture', 'succeeded'],
      ['dropBeforeCapture', 'not_found'],
    ])('and after %s does not know until it asks', async (kind, found) => {
      const asked = request('ok');
      await charge(asked);
      const all = refundOf(asked, 1200n);
      await fault({ kind, times: 1, match: { operation: 'refund' } });
      expect(await provider.refund(all)).toMatchObject({ kind: 'unknown' });
      expect(await provider.findRefund(all)).toMatchObject({ kind: found });
    });
  });
});
