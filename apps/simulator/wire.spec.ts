import { mkdtempSync, readFileSync, appendFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { FixedClock } from '#kernel';
import { readConfiguration } from './simulator.config.js';
import { startSimulator } from './simulator.js';
import { charge, openBench, refusalOf, sdkFor, type Bench } from './testing/bench.js';

let bench: Bench;
let stripe: Stripe;
const clock = new FixedClock('2026-11-22T10:00:00Z');
beforeEach(async () => {
  bench = await openBench({ clock });
  ({ stripe } = bench);
});
afterEach(() => bench.simulator.stop());

const form = (body: string, headers: Record<string, string> = {}): Parameters<Bench['raw']>[1] => ({ method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers } });
const errorOf = async (answer: Response): Promise<{ type: string; message: string; code?: string; param?: string }> => ((await answer.json()) as { error: { type: string; message: string } }).error;

describe('idempotency keys', () => {
  const keyed = (idempotencyKey: string, extra: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.Response<Stripe.PaymentIntent>> => stripe.paymentIntents.create(charge('pm_card_visa', extra), { idempotencyKey });

  it('same key, same parameters: the same answer, and one charge', async () => {
    const first = await keyed('k1', { metadata: { charge_id: 'c1' } });
    const again = await keyed('k1', { metadata: { charge_id: 'c1' } });
    expect(again).toEqual(first);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(again.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true', 'original-request': first.lastResponse.requestId, 'idempotency-key': 'k1' });
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect(await bench.admin('GET', 'state?value=c1')).toMatchObject({ captures: { distinct: 1, total: 1, more_than_once: {}, of: { c1: 1 } } });
  });

  it('a decline is replayed too', async () => {
    const attempt = (): Promise<Stripe.errors.StripeError> => refusalOf(stripe.paymentIntents.create(charge('pm_sim_fails_1_then_ok_do_not_honor_1'), { idempotencyKey: 'k' }));
    const [first, again] = [await attempt(), await attempt()];
    expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
    expect(again.headers?.['idempotent-replayed']).toBe('true');
  });

  it('same key, other parameters or another endpoint: refused', async () => {
    const intent = await keyed('k');
    const other = await refusalOf(keyed('k', { amount: 1300 }));
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(other).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
    expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'k' }))).message).toContain("'/v1/refunds' vs '/v1/payment_intents'");
  });

  it('the order of the parameters does not matter', async () => {
    const first = await bench.raw('/v1/customers', form('name=A&email=a%40b.c', { 'Idempotency-Key': 'o' }));
    const again = await bench.raw('/v1/customers', form('email=a%40b.c&name=A', { 'Idempotency-Key': 'o' }));
    expect(await again.json()).toEqual(await first.json());
  });

  it('a request that was refused before it began does not use up its key', async () => {
    await refusalOf(keyed('k', { amount: 1 }));
    expect((await keyed('k')).status).toBe('succeeded');
  });

  it('twenty at once: one charge; those that come while it is under way get 409', async () => {
    await bench.admin('POST', 'faults', { delayMs: 1_500, times: 1 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => keyed('k').then(({ id }) => id, (error: unknown) => (error instanceof Stripe.errors.StripeError ? error : undefined))));
    const refused = outcomes.filter((outcome) => outcome instanceof Stripe.errors.StripeError);
    expect(refused).toHaveLength(19);
    expect(refused[0]).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect(await bench.admin('GET', 'state')).toMatchObject({ payment_intents: { total: 1 } });
    expect(outcomes).toContain((await keyed('k')).id);
  });

  it('is forgotten after 24 hours', async () => {
    const first = await keyed('k');
    clock.advance({ hours: 24, seconds: 1 });
    expect((await keyed('k')).id).not.toBe(first.id);
  });
});

describe('who may ask', () => {
  it('another key is refused with 401', async () => {
    const error = await refusalOf(sdkFor(bench.simulator, 'sk_test_wrong_key_000').paymentIntents.list());
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error).toMatchObject({ statusCode: 401, requestId: expect.stringMatching(/^req_/) as string });
    expect(error.message).not.toContain('sk_test_wrong_key_000');
  });

  it.each([['nothing', {}], ['an empty bearer', { Authorization: 'Bearer ' }], ['another scheme', { Authorization: 'Digest x' }]])('%s is refused with 401', async (_, headers) => {
    const answer = await fetch(`${bench.simulator.url}/v1/customers`, { headers });
    expect(answer.status).toBe(401);
    expect((await errorOf(answer)).message).toContain('did not provide an API key');
  });

  it('basic authentication with the key as the user name is accepted', async () => {
    const answer = await fetch(`${bench.simulator.url}/v1/customers`, { headers: { Authorization: `Basic ${Buffer.from(`${bench.simulator.secretKey}:`).toString('base64')}` } });
    expect(answer.status).toBe(200);
  });
});

describe('malformed requests', () => {
  it.each([
    ['JSON instead of a form', { method: 'POST', body: '{"amount":1}', headers: { 'Content-Type': 'application/json' } }, 400],
    ['broken URL encoding', form('amount=%E0%A4%A'), 400],
    ['brackets that do not close', form('metadata[a=1'), 400],
    ['brackets without a name', form('[a]=1'), 400],
    ['nesting without end', form(`a${'[b]'.repeat(50)}=1`), 400],
    ['text where fields are expected', form('amount=100&currency=eur&metadata=hello'), 400],
    ['fields where text is expected', form('amount[x]=100&currency=eur'), 400],
    ['both text and fields', form('amount=100&currency=eur&metadata=1&metadata[a]=2'), 400],
    ['a key twice as long as allowed', form('amount=100&currency=eur', { 'Idempotency-Key': 'k'.repeat(256) }), 400],
    ['an unknown version', form('amount=100&currency=eur', { 'Stripe-Version': 'latest' }), 400],
    ['an expansion of what is no object', form('amount=100&currency=eur&expand[]=amount'), 400],
    ['an expansion of metadata', form('amount=100&currency=eur&metadata[a]=cus_sim_1&expand[]=metadata.a'), 400],
  ])('%s', async (_, init, status) => {
    const answer = await bench.raw('/v1/payment_intents', init);
    expect(answer.status).toBe(status);
    expect((await errorOf(answer)).type).toBe('invalid_request_error');
    expect((await stripe.paymentIntents.create(charge('pm_card_visa'))).status).toBe('succeeded');
  });

  it('names that objects inherit are only names', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { constructor: 'a', toString: 'b' } }));
    expect(Object.entries(intent.metadata)).toEqual([['constructor', 'a'], ['toString', 'b']]);
    expect((await bench.raw('/v1/customers', form('__proto__[x]=1'))).status).toBe(400);
  });

  it('more than 1 MiB is refused with 413, announced or not, and the server lives', async () => {
    const body = `description=${'x'.repeat(1024 * 1024)}`;
    const announced = await bench.raw('/v1/customers', form(body));
    expect([announced.status, announced.headers.get('connection')]).toEqual([413, 'close']);
    const streamed = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(`${bench.simulator.url}/v1/customers`, { method: 'POST', headers: { Authorization: `Bearer ${bench.simulator.secretKey}`, 'Content-Type': 'application/x-www-form-urlencoded' } }, (answer) => resolve(answer.statusCode));
      sent.on('error', reject);
      for (let part = 0; part < 24; part += 1) sent.write('x'.repeat(65_536));
      sent.end();
    });
    expect(streamed).toBe(413);
    expect((await stripe.customers.create()).object).toBe('customer');
  });

  it('unknown addresses and ids are told apart', async () => {
    expect((await errorOf(await bench.raw('/v1/nothing'))).message).toContain('Unrecognized request URL (GET: /v1/nothing)');
    const missing = [
      stripe.paymentIntents.retrieve('pi_x'), stripe.customers.retrieve('cus_x'), stripe.charges.retrieve('ch_x'), stripe.refunds.retrieve('re_x'), stripe.disputes.retrieve('dp_x'), stripe.events.retrieve('evt_x'),
      stripe.setupIntents.retrieve('seti_x'), stripe.balanceTransactions.retrieve('txn_x'), stripe.webhookEndpoints.retrieve('we_x'), stripe.paymentMethods.retrieve('pm_x'),
    ];
    for (const promise of missing) expect(await refusalOf(promise)).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });
});

describe('lists', () => {
  it('are paged newest first, both ways, and by the SDK by itself', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.unshift((await stripe.paymentIntents.create({ amount: 100 + n, currency: 'eur', ...(n % 5 === 0 && { customer: 'cus_sim_1' }) })).id);
    const first = await stripe.paymentIntents.list();
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 10), true]);
    const last = await stripe.paymentIntents.list({ limit: 10, starting_after: ids[19] ?? '' });
    expect([last.data.map(({ id }) => id), last.has_more]).toEqual([ids.slice(20), false]);
    const back = await stripe.paymentIntents.list({ limit: 5, ending_before: ids[20] ?? '' });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(15, 20), true]);
    const all: string[] = [];
    for await (const { id } of stripe.paymentIntents.list({ limit: 7 })) all.push(id);
    expect(all).toEqual(ids);
    expect((await stripe.paymentIntents.list({ customer: 'cus_sim_1' })).data).toHaveLength(5);
    expect(await refusalOf(stripe.paymentIntents.list({ starting_after: 'pi_none' }))).toMatchObject({ statusCode: 400, param: 'starting_after' });
    expect(await refusalOf(stripe.paymentIntents.list({ limit: 101 }))).toMatchObject({ statusCode: 400, param: 'limit' });
  });

  it('are narrowed by time, and expanded', async () => {
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    const at = Math.floor(clock.now().getTime() / 1000);
    clock.advance({ hours: 1 });
    const later = await stripe.paymentIntents.create(charge('pm_card_visa'));
    const found = await stripe.paymentIntents.list({ created: { gt: at }, expand: ['data.latest_charge'] });
    expect(found.data).toMatchObject([{ id: later.id, latest_charge: { object: 'charge', paid: true } }]);
    expect((await stripe.paymentIntents.list({ created: at })).data).toHaveLength(1);
  });
});

describe('search', () => {
  it('finds intents by metadata, whatever became of them', async () => {
    const paid = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c-1', run: 'r' } }));
    const failed = (await refusalOf(stripe.paymentIntents.create(charge('pm_card_visa_chargeDeclined', { metadata: { charge_id: 'c-2', run: 'r' } })))).payment_intent?.id;
    const search = async (query: string): Promise<string[]> => (await stripe.paymentIntents.search({ query })).data.map(({ id }) => id);
    expect(await search("metadata['charge_id']:'c-1'")).toEqual([paid.id]);
    expect(await search('metadata["charge_id"]:"c-2"')).toEqual([failed]);
    expect(await search("metadata['charge_id']:'c-3'")).toEqual([]);
    expect(await search("metadata['run']:'r' AND status:'succeeded'")).toEqual([paid.id]);
    expect(await search("metadata['run']:'r' AND -status:'succeeded'")).toEqual([failed]);
    expect(await search("metadata['charge_id']:'c-1' OR metadata['charge_id']:'c-2'")).toEqual([failed, paid.id]);
    expect(await search("metadata['charge_id']~'c-' AND amount>=1200 currency:'eur'")).toEqual([failed, paid.id]);
    expect(await search("metadata['run']:'r' AND -metadata['other']:null")).toEqual([]);
    await stripe.paymentIntents.update(paid.id, { metadata: { charge_id: 'c-9' } });
    expect([await search("metadata['charge_id']:'c-9'"), await search("metadata['charge_id']:'c-1'")]).toEqual([[paid.id], []]);
  });

  it('is paged', async () => {
    for (let n = 0; n < 12; n += 1) await stripe.paymentIntents.create({ amount: 100, currency: 'eur', metadata: { run: 'p' } });
    const found: string[] = [];
    for await (const { id } of stripe.paymentIntents.search({ query: "metadata['run']:'p'", limit: 5 })) found.push(id);
    expect(new Set(found).size).toBe(12);
  });

  it('can lag behind, as the real index does', async () => {
    await bench.admin('POST', 'settings', { searchLagMs: 30_000 });
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c' } }));
    const query = "metadata['charge_id']:'c'";
    expect((await stripe.paymentIntents.search({ query })).data).toEqual([]);
    clock.advance({ seconds: 31 });
    expect((await stripe.paymentIntents.search({ query })).data.map(({ id }) => id)).toEqual([intent.id]);
  });

  it.each(['', 'nonsense', "metadata['a']", "status>'x'", "amount:'ten'", "a:'1'", "status:'a' AND", "status:'a' AND status:'b' OR status:'c'"])('%j is not a query', async (query) => {
    expect((await bench.raw(`/v1/payment_intents/search?query=${encodeURIComponent(query)}`)).status).toBe(400);
  });
});

describe('memory that outlives the process', () => {
  const opened: Bench[] = [];
  const reopen = async (stateFile: string): Promise<Bench> => {
    const one = await openBench({ stateFile });
    opened.push(one);
    return one;
  };
  // Also when the scenario fails: an open server would keep the test run from ending.
  afterEach(() => Promise.allSettled(opened.map(({ simulator }) => simulator.stop())));

  it('keeps payments, methods and idempotency keys, and survives a line that was cut off', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'deep', 'state.jsonl');
    const before = await reopen(stateFile);
    const customer = (await before.stripe.customers.create({ name: 'Awa' })).id;
    const paid = await before.stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c' } }), { idempotencyKey: 'k' });
    const failing = charge('pm_sim_fails_2_then_ok_do_not_honor_1');
    await refusalOf(before.stripe.paymentIntents.create(failing));
    // What a killed process leaves: everything that was answered, and half of what was not.
    appendFileSync(stateFile, '{"k":"intent","r":{"id":"pi_ha');
    const after = await reopen(stateFile);
    await before.simulator.stop();
    expect(await after.stripe.paymentIntents.retrieve(paid.id)).toEqual(paid);
    expect((await after.stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c' } }), { idempotencyKey: 'k' })).id).toBe(paid.id);
    expect(await after.stripe.customers.retrieve(customer)).toMatchObject({ name: 'Awa' });
    await refusalOf(after.stripe.paymentIntents.create(failing));
    expect((await after.stripe.paymentIntents.create(failing)).status).toBe('succeeded');
    await after.simulator.stop();
    expect(readFileSync(stateFile, 'utf8')).not.toContain('pi_ha');
  });
});

describe('configuration', () => {
  it('has defaults', () => {
    expect(readConfiguration({})).toMatchObject({ port: 12111, host: '127.0.0.1', secretKey: 'sk_test_keepline', webhookSecret: 'whsec_keepline_demo', webhookUrl: undefined, stateFile: undefined });
  });

  it.each([
    ['SIMULATOR_PORT', 'http'], ['SIMULATOR_PORT', '70000'], ['SIMULATOR_PORT', ''], ['SIMULATOR_HOST', 'a b'], ['SIMULATOR_SECRET_KEY', 'sk_live_x'], ['SIMULATOR_WEBHOOK_SECRET', 'x'], ['SIMULATOR_WEBHOOK_URL', 'ftp://x'], ['SIMULATOR_SEARCH_LAG_MS', '-1'],
  ])('%s=%s is refused in one line that names it', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(new RegExp(`^${name} .*"${value}"$`));
  });

  it('does not start in production, nor twice on one port', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    await expect(startSimulator()).rejects.toThrow('NODE_ENV=production');
    process.env.NODE_ENV = before;
    await expect(startSimulator({ port: bench.simulator.port })).rejects.toThrow('EADDRINUSE');
  });
});
