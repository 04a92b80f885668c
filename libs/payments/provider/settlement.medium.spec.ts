import { newId, newReference, systemClock } from '#kernel';
import type { CurrencyCode } from '#kernel';
import { PaypalConnection, PaypalProvider, StripeProvider, connectStripe } from '#payments';
import type { PaymentProvider, ProviderRequest, SettlementLine } from '#payments';
import { startSimulator } from '../../../apps/simulator/simulator.js';
import type { Simulator } from '../../../apps/simulator/simulator.js';

const MINUTE = 60_000;
const NOWHERE = 'http://127.0.0.1:9';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const stripe = (apiUrl = simulator.url): StripeProvider =>
  new StripeProvider(connectStripe({ apiUrl, secretKey: simulator.secretKey, webhookSecret: 'whsec_x', timeoutMs: 1_000 }).stripe, systemClock, 'http://localhost/thanks');
const paypal = (url = simulator.url): PaypalProvider =>
  new PaypalProvider(new PaypalConnection({ apiUrl: url, certificateUrl: url, clientId: simulator.paypal.clientId, clientSecret: simulator.paypal.clientSecret, webhookId: simulator.paypal.webhookId, timeoutMs: 1_000 }), systemClock);

const PROVIDERS: readonly (readonly [name: string, connect: (url?: string) => PaymentProvider, token: (behaviour: string) => string])[] = [
  ['Stripe', stripe, (behaviour) => `pm_sim_${behaviour}_${newId().replaceAll('-', '')}`],
  ['PayPal', paypal, (behaviour) => `vault_sim_${behaviour}`],
];

describe.each(PROVIDERS)('the settlement of %s', (_name, connect, token) => {
  const charge = async (behaviour: string, minor = 1_200n, currency: CurrencyCode = 'EUR'): Promise<string> => {
    const request: ProviderRequest = {
      chargeId: newId(), reference: newReference('CHG'), amount: { minor, currency }, method: { token: token(behaviour), customer: null }, providerReference: null, byLink: false, createdAt: systemClock.now(),
    };
    await connect().charge(request, () => Promise.resolve(true));
    return request.chargeId;
  };
  const read = async (from: number, to: number, url?: string): Promise<SettlementLine[]> => {
    const now = systemClock.now().getTime();
    const lines: SettlementLine[] = [];
    for await (const page of connect(url).settled?.({ from: new Date(now + from), to: new Date(now + to) }) ?? []) lines.push(...page);
    return lines;
  };

  it('lists what was taken, with our ids and in our units, and nothing that was not', async () => {
    const paid = await charge('ok');
    const yen = await charge('ok', 700n, 'JPY');
    const unheard = await charge('drop_after_capture');
    const declined = await charge('insufficient_funds');
    const lines = new Map((await read(-MINUTE, MINUTE)).map((line) => [line.chargeId, line]));
    expect(lines.get(paid)).toMatchObject({ captured: { minor: 1_200n, currency: 'EUR' }, takenAt: expect.any(Date) as Date });
    expect(lines.get(yen)?.captured).toEqual({ minor: 700n, currency: 'JPY' });
    expect(lines.get(unheard)?.captured).toEqual({ minor: 1_200n, currency: 'EUR' });
    expect(lines.has(declined)).toBe(false);
    expect(new Set([...lines.values()].map(({ id }) => id)).size).toBe(lines.size);
  });

  it('of another time is empty', async () => {
    await charge('ok');
    expect(await read(-9 * MINUTE, -5 * MINUTE)).toEqual([]);
  });

  it('of a provider that is away is no empty list', async () => {
    await expect(read(-MINUTE, MINUTE, NOWHERE)).rejects.toThrow();
  });
});

it('Stripe’s comes in pages, each line once', async () => {
  const before = systemClock.now();
  for (let n = 0; n < 103; n += 1) {
    await stripe().charge({ chargeId: newId(), reference: newReference('CHG'), amount: { minor: 900n, currency: 'CHF' }, method: { token: `pm_sim_ok_${n}`, customer: null }, providerReference: null, byLink: false, createdAt: before });
  }
  const pages: SettlementLine[][] = [];
  for await (const page of stripe().settled({ from: new Date(before.getTime() - MINUTE), to: new Date(before.getTime() + MINUTE) })) pages.push([...page]);
  const francs = pages.flat().filter(({ captured }) => captured.currency === 'CHF');
  expect([pages.length > 1, francs.length, new Set(francs.map(({ id }) => id)).size]).toEqual([true, 103, 103]);
});
