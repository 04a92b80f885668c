import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startApi } from '../support/api.js';
import type { Caller, GraphqlAnswer, TestApi } from '../support/api.js';
import { insertRenewal } from '../support/desk.rows.js';

let api: TestApi;
let anna: Caller;
let bob: Caller;
let supervisor: Caller;
let line: InsertedLine;
let renewalId: string;

beforeAll(async () => {
  api = await startApi({ at: '2027-03-04T09:00:00Z' });
  [anna, bob, supervisor] = await Promise.all([api.as('agent', { name: 'Anna' }), api.as('agent', { name: 'Bob' }), api.as('supervisor', { name: 'Sara' })]);
});
afterAll(() => api.close());
beforeEach(async () => {
  line = await insertLine(api.database, { planVersionId: await insertPlan(api.database), validTo: '2027-03-10T23:00:00Z' });
  renewalId = await insertRenewal(api.database, { lineId: line.lineId });
});

const ask = (caller: Caller, mutation: string): Promise<GraphqlAnswer> =>
  caller.query(`mutation ($id: ID!) { ${mutation}(lineId: $id) ${mutation === 'releaseLine' ? '' : '{ staffName mine secondsLeft }'} }`, { id: line.lineId });
const expire = () => api.database.query(`UPDATE line_lease SET claimed_at = clock_timestamp() - interval '20 minutes', until = clock_timestamp() - interval '1 second' WHERE line_id = $1`, [line.lineId]);
const extend = (caller: Caller) =>
  caller.query('mutation ($input: ExtendValidityInput!) { extendValidity(input: $input, control: { mode: PREVIEW }) { plan { hash } } }', { input: { lineId: line.lineId, days: 3 } });
const recorded = async () =>
  (await api.database.query<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq', [line.lineId])).map(({ action }) => action);

describe('a line that somebody works on', () => {
  it('says so, to everybody, in the list, on the renewal and on the subscriber’s page', async () => {
    expect((await ask(anna, 'claimLine')).data?.['claimLine']).toMatchObject({ staffName: 'Anna', mine: true });
    const { data, errors } = await bob.query(
      `query ($renewal: ID!, $subscriber: ID!) { renewal(id: $renewal) { lease { staffName mine } } failedRenewals(first: 100) { rows { lineId lease { staffName mine } } } subscriber(id: $subscriber) { lines { lease { staffName mine } } } }`,
      { renewal: renewalId, subscriber: line.subscriberId },
    );
    expect(errors).toBeUndefined();
    const lease = { staffName: 'Anna', mine: false };
    const { renewal, failedRenewals, subscriber } = data as { renewal: unknown; failedRenewals: { rows: { lineId: string; lease: unknown }[] }; subscriber: unknown };
    expect([renewal, failedRenewals.rows.find(({ lineId }) => lineId === line.lineId)?.lease, subscriber]).toEqual([{ lease }, lease, { lines: [{ lease }] }]);
  });

  it('is refused to others by name, until it is given back', async () => {
    await ask(anna, 'claimLine');
    const refused = await ask(bob, 'claimLine');
    expect([refused.code, refused.errors?.[0]?.extensions.params]).toEqual(['LINE_CLAIMED', { name: 'Anna', until: expect.any(String) as string, minutes: 10 }]);
    expect((await ask(bob, 'releaseLine')).data).toEqual({ releaseLine: false });
    expect((await ask(anna, 'releaseLine')).data).toEqual({ releaseLine: true });
    expect((await ask(bob, 'claimLine')).code).toBeUndefined();
    expect(await recorded()).toEqual(['line.claim', 'line.release', 'line.claim']);
  });

  it('is got by one of two who reach for it at once', async () => {
    const answers = await Promise.all([ask(anna, 'claimLine'), ask(bob, 'claimLine')]);
    expect(answers.map(({ code }) => code ?? 'had').sort()).toEqual(['LINE_CLAIMED', 'had']);
    expect(await recorded()).toEqual(['line.claim']);
  });

  it('is free when its time has run out, and whoever slept over it is told', async () => {
    await ask(anna, 'claimLine');
    await expire();
    expect((await ask(bob, 'claimLine')).data?.['claimLine']).toMatchObject({ staffName: 'Bob' });
    expect((await ask(anna, 'keepLine')).code).toBe('LINE_CLAIMED');
    await ask(bob, 'releaseLine');
    expect((await ask(anna, 'keepLine')).code).toBe('LEASE_LOST');
  });

  it('is kept by working on it, without a line in the record each time', async () => {
    await ask(anna, 'claimLine');
    await expire();
    expect((await ask(anna, 'keepLine')).data?.['keepLine']).toMatchObject({ mine: true, secondsLeft: expect.any(Number) as number });
    expect((await ask(anna, 'claimLine')).code).toBeUndefined();
    expect(await recorded()).toEqual(['line.claim']);
  });

  it('is taken over by a supervisor, on record, and by nobody else', async () => {
    await ask(anna, 'claimLine');
    expect((await ask(bob, 'takeOverLine')).code).toBe('FORBIDDEN');
    expect((await ask(supervisor, 'takeOverLine')).data?.['takeOverLine']).toMatchObject({ staffName: 'Sara', mine: true });
    expect((await ask(anna, 'keepLine')).code).toBe('LINE_CLAIMED');
    expect(await recorded()).toEqual(['line.claim', 'line.takeOver']);
  });

  it('is extended by who works on it, and by nobody else, from whatever screen', async () => {
    await ask(anna, 'claimLine');
    expect([(await extend(bob)).code, (await extend(anna)).code]).toEqual(['LINE_CLAIMED', undefined]);
  });

  it('of another market is not there', async () => {
    const abroad = await api.as('agent', { markets: ['TN'] });
    expect((await ask(abroad, 'claimLine')).code).toBe('NOT_FOUND');
  });
});
