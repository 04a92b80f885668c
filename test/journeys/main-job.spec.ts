import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AuditChain, AuditRecorder, SYSTEM } from '#audit';
import { newId } from '#kernel';
import { violations } from '#invariants/testing';
import { PlanCatalogue } from '#plans';
import { RenewalEngine } from '#renewals';
import { LineReader, LineValidity } from '#subscribers';
import { RejectFile, SubscriberImport } from '#subscribers/import';
import { seed } from '../../apps/cli/demo/seed.js';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { csvFile, csvRow, person } from '../support/people.js';

const NOW = '2026-11-22T18:00:00Z';
const SECRET_KEY = 'sk_test_main_job';
/** Ended soon enough to be charged now; renewed by 30 days of Paris. */
const DUE = { validFrom: '2026-10-25', validTo: '2026-11-24' };
const RENEWED_TO = '2026-12-23T23:00:00.000Z';

const lea = person(1, 'Léa Vasseur');
const tom = person(2, 'Tom Delmas');
const ana = person(3, 'Ana Pons');
const zoe = person(4, 'Zoé Marchal');

let server: TestDatabase;
let simulator: Simulator;
let api: TestApi;
let agent: Caller;
let auditor: Caller;

beforeAll(async () => {
  server = await createTestDatabase();
  await seed(server.url, { subscribers: 40, now: new Date(NOW) });
  simulator = await startSimulator({ secretKey: SECRET_KEY });
  api = await startApi({ at: NOW, databaseUrl: server.url, env: { STRIPE_API_URL: simulator.url, STRIPE_SECRET_KEY: SECRET_KEY } });
  agent = await api.as('agent', { name: 'Karim Haddad' });
  auditor = await api.as('auditor');
});

afterAll(async () => {
  await api.close();
  await simulator.stop();
  await server.drop();
});

async function importRows(rows: readonly string[]) {
  const directory = await mkdtemp(path.join(tmpdir(), 'keepline-main-job-'));
  const plans = new PlanCatalogue(api.database);
  const subscribers = new SubscriberImport(api.database, plans, new LineValidity(api.database, new LineReader(api.database), plans), new AuditRecorder(api.database), api.clock);
  const rejects = new RejectFile(path.join(directory, 'rejects.csv'));
  try {
    return (await subscribers.run({ bytes: Readable.from([Buffer.from(csvFile(rows))]), fileName: 'march.csv', actor: SYSTEM, rejects })).counters;
  } finally {
    await rejects.close();
    await rm(directory, { recursive: true });
  }
}

const renewDue = () => api.app.get(RenewalEngine, { strict: false }).run();

interface Hit {
  kind: string;
  subscriberId: string;
  lineId: string;
  exact: boolean;
}

async function find(text: string): Promise<Hit> {
  const { data } = await agent.query('query ($text: String!) { search(text: $text) { hits { kind subscriberId lineId exact } } }', { text });
  const [hit] = (data as { search: { hits: Hit[] } }).search.hits;
  if (!hit) throw new Error(`Nothing found for ${text}`);
  return hit;
}

interface Page {
  lines: { status: string; validTo: string; openRenewal: { status: string; attempts: number; failure: { title: string; explanation: string; advice: string; rawCode: string } | null } | null }[];
  paymentMethods: { id: string; last4: string; isDefault: boolean }[];
  charges: { id: string; status: string; requestedBy: string }[];
  pointsBalance: string;
}

async function open({ subscriberId }: Hit): Promise<Page> {
  const { data } = await agent.query(
    `query ($id: ID!) { subscriber(id: $id) { pointsBalance paymentMethods { id last4 isDefault } charges { id status requestedBy }
       lines { status validTo openRenewal { status attempts failure { title explanation advice rawCode } } } } }`,
    { id: subscriberId },
  );
  return (data as { subscriber: Page }).subscriber;
}

const RENEW = `mutation ($input: RenewNowInput!, $control: ActionControl!) { renewNow(input: $input, control: $control) {
  plan { hash effects { field after } } execution { id status chargeId auditSeq replayed actorName } } }`;

interface Renewed {
  plan: { hash: string; effects: { field: string; after: string }[] };
  execution: { id: string; status: string; chargeId: string; auditSeq: string; replayed: boolean; actorName: string } | null;
}

async function renewNow(input: { lineId: string; paymentMethodId?: string | undefined }, control: object): Promise<Renewed> {
  const answer = await agent.query(RENEW, { input, control });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data['renewNow'] as Renewed;
}

const capturesOf = async (chargeId: string): Promise<{ of: Record<string, number>; more_than_once: object }> => {
  const answer = await fetch(`${simulator.url}/_simulator/state?metadata_key=charge_id&value=${chargeId}`, { headers: { authorization: `Bearer ${SECRET_KEY}` } });
  return ((await answer.json()) as { captures: { of: Record<string, number>; more_than_once: object } }).captures;
};

async function charge(input: { lineId: string; paymentMethodId?: string | undefined }): Promise<Renewed['execution']> {
  const { plan } = await renewNow(input, { mode: 'PREVIEW' });
  return (await renewNow(input, { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' })).execution;
}

interface Verdict {
  standing: string;
  cause: string;
  certainty: string;
  title: string;
  steps: { kind: string; title: string; action: string | null; input: { lineId: string; paymentMethodId: string } | null }[];
}

async function verdictOn(renewalId: string): Promise<Verdict> {
  const { data, errors } = await agent.query('query ($id: ID!) { renewal(id: $id) { verdict { standing cause certainty title steps { kind title action input } } } }', { id: renewalId });
  expect(errors).toBeUndefined();
  return (data as { renewal: { verdict: Verdict } }).renewal.verdict;
}

describe('the main job, from a file to the record', () => {
  let lineOfLea: Hit;
  let executed: Renewed['execution'];

  it('subscribers come in from a file that the demo did not make', async () => {
    expect(
      await importRows([
        csvRow(lea, { ...DUE, card: 'fails_1_then_ok_insufficient_funds', last4: '9995' }),
        csvRow(tom, { ...DUE, card: 'expired_card', last4: '0069' }),
        csvRow(ana, { ...DUE, card: 'ok', points: 50 }),
      ]),
    ).toEqual({ read: 3, created: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(await importRows([csvRow(tom, { ...DUE, card: 'ok', brand: 'mastercard', last4: '4444' })])).toMatchObject({ created: 0, updated: 1 });
  });

  it('the schedule renews them: one pays, two are declined', async () => {
    await renewDue();
    expect((await open(await find(ana.national))).lines).toEqual([{ status: 'ACTIVE', validTo: RENEWED_TO, openRenewal: null }]);
    expect((await open(await find(tom.national))).lines[0]?.openRenewal).toMatchObject({ status: 'FAILED', attempts: 1 });
  });

  it('the agent finds the subscriber by the number as it was said, and reads why in words', async () => {
    lineOfLea = await find(lea.national);
    expect(lineOfLea).toMatchObject({ kind: 'LINE', exact: true });
    const [line] = (await open(lineOfLea)).lines;
    expect(line?.openRenewal).toMatchObject({ status: 'RETRY_SCHEDULED', failure: { title: 'Not enough money on the account', rawCode: 'insufficient_funds' } });
    expect(line?.openRenewal?.failure?.explanation).toMatch(/\w+ \w+ \w+/);
    expect(line?.openRenewal?.failure?.advice).toMatch(/\w+ \w+ \w+/);
  });

  it('sees beforehand what charging again does, and it does that, once', async () => {
    const input = { lineId: lineOfLea.lineId };
    const preview = await renewNow(input, { mode: 'PREVIEW' });
    expect(preview.execution).toBeNull();
    expect(preview.plan.effects).toContainEqual({ field: 'validTo', after: RENEWED_TO });

    const control = { mode: 'EXECUTE', planHash: preview.plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure', note: 'Topped up, asked to try again' };
    const [one, two] = await Promise.allSettled([renewNow(input, control), renewNow(input, control)]);
    const again = await renewNow(input, control);
    executed = [one, two].map((each) => (each.status === 'fulfilled' ? each.value.execution : null)).find((each) => each !== null && !each.replayed) ?? null;
    expect(executed).toMatchObject({ status: 'COMPLETED', actorName: 'Karim Haddad' });
    expect(again.execution).toMatchObject({ id: executed?.id, chargeId: executed?.chargeId, status: 'COMPLETED', replayed: true });

    const page = await open(lineOfLea);
    expect(page.lines).toEqual([{ status: 'ACTIVE', validTo: RENEWED_TO, openRenewal: null }]);
    expect(page.charges.map(({ status, requestedBy }) => [status, requestedBy])).toEqual([['SUCCEEDED', 'STAFF'], ['FAILED', 'SCHEDULE']]);
    expect(page.pointsBalance).toBe('10');
    expect(await capturesOf(executed?.chargeId ?? '')).toMatchObject({ of: { [executed?.chargeId ?? '']: 1 }, more_than_once: {} });
  });

  it('an expired card is put right with the other one on file', async () => {
    const hit = await find(tom.msisdn.slice(-7));
    const { paymentMethods } = await open(hit);
    const other = paymentMethods.find(({ last4 }) => last4 === '4444');
    expect(other?.isDefault).toBe(false);
    const declined = await charge({ lineId: hit.lineId });
    expect(declined?.status).toBe('DECLINED');
    // The entry was written before the bank answered, and stays; the list says what came of it.
    const { data } = await auditor.query('{ auditEntries(filter: { action: "renewNow" }) { rows { executionId outcome executionStatus } } }');
    expect(data?.['auditEntries']).toEqual({
      rows: [
        { executionId: declined?.id, outcome: 'done', executionStatus: 'DECLINED' },
        { executionId: executed?.id, outcome: 'done', executionStatus: 'COMPLETED' },
      ],
    });
    const execution = await charge({ lineId: hit.lineId, paymentMethodId: other?.id });
    expect(execution?.status).toBe('COMPLETED');
    expect((await open(hit)).lines).toEqual([{ status: 'ACTIVE', validTo: RENEWED_TO, openRenewal: null }]);
  });

  it('the verdict names the cause, and its next best action put through as it stands resolves it', async () => {
    await importRows([csvRow(zoe, { ...DUE, card: 'expired_card', last4: '0069' })]);
    await importRows([csvRow(zoe, { ...DUE, card: 'ok', brand: 'mastercard', last4: '4444' })]);
    await renewDue();
    const hit = await find(zoe.national);
    const { data } = await agent.query('query ($id: ID!) { subscriber(id: $id) { lines { openRenewal { id } } } }', { id: hit.subscriberId });
    const renewalId = (data as { subscriber: { lines: { openRenewal: { id: string } }[] } }).subscriber.lines[0]?.openRenewal.id ?? '';
    // The date on file has not passed: the bank calls the card expired, which points to it and does not prove it.
    const before = await verdictOn(renewalId);
    expect(before).toMatchObject({ standing: 'OPEN', cause: 'CARD_EXPIRED', certainty: 'LIKELY', title: 'Card expired' });
    const [step] = before.steps;
    expect(step).toMatchObject({ kind: 'ACT', action: 'renewNow', title: 'Charge Mastercard 4444' });
    expect((await charge(step?.input ?? { lineId: '' }))?.status).toBe('COMPLETED');
    expect(await verdictOn(renewalId)).toMatchObject({ standing: 'RENEWED', cause: 'RENEWED', certainty: 'CERTAIN', steps: [{ kind: 'END', action: null }] });
  });

  it('the auditor reads who did what and why', async () => {
    const seq = executed?.auditSeq;
    const { data } = await auditor.query('query ($seq: BigInt!) { auditEntry(seq: $seq) { action actorName subjectId outcome reasonCode note hashMatches plan { effects { field after } } } }', { seq });
    expect(data?.['auditEntry']).toMatchObject({
      action: 'renewNow', actorName: 'Karim Haddad', subjectId: lineOfLea.lineId, outcome: 'done', reasonCode: 'payment_failure', hashMatches: true,
      plan: { effects: expect.arrayContaining([{ field: 'validTo', after: RENEWED_TO }]) as unknown },
    });
  });

  it('and can change nothing', async () => {
    const answer = await auditor.query(RENEW, { input: { lineId: lineOfLea.lineId }, control: { mode: 'PREVIEW' } });
    expect(answer.code).toBe('FORBIDDEN');
  });

  it('the next run finds nothing left to do for them', async () => {
    const before = (await open(lineOfLea)).charges.length;
    await renewDue();
    expect((await open(lineOfLea)).charges).toHaveLength(before);
  });

  it('and nothing in the database contradicts its history, the record or the provider', async () => {
    expect(await violations(api.database, api.clock)).toEqual({});
    expect(await new AuditChain(api.database).verify()).toMatchObject({ fault: null });
    const paid = await api.database.query<{ id: string }>(`SELECT id FROM charge WHERE status = 'succeeded' AND created_at >= $1`, [new Date(NOW)]);
    expect(paid.length).toBeGreaterThan(2);
    for (const { id } of paid) expect((await capturesOf(id)).of[id]).toBe(1);
    expect((await capturesOf('')).more_than_once).toEqual({});
  });
});
