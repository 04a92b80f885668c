import { IncidentWatch } from '#renewals';
import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { insertCharge, insertRenewal } from '../support/desk.rows.js';
import { SubscriberPage } from '../../apps/console/src/screens/subscriber/subscriber.graphql.js';

describe('an incident at the desk', () => {
  let api: TestApi;
  let agent: Caller;
  let subscriberId: string;
  let renewalId: string;

  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T10:05:00Z' });
    agent = await api.as('agent');
    const { planVersionId } = await insertPlan(api.database, { code: 'keep', name: 'Keep' });
    const failure = { code: 'try_again', class: 'technical', rawCode: 'issuer_not_available' };
    for (let n = 0; n < 12; n += 1) {
      subscriberId = await insertSubscriber(api.database, { name: `Amélie ${n}` });
      const lineId = await insertLine(api.database, { subscriberId, planVersionId, validTo: '2027-03-05T23:00:00Z' });
      renewalId = await insertRenewal(api.database, { lineId, failure, createdAt: '2027-03-01T10:00:00Z' });
      await insertCharge(api.database, { renewalId, failure, createdAt: `2027-03-01T10:00:${String(n).padStart(2, '0')}Z` });
    }
    await insertRenewal(api.database, { lineId: await insertLine(api.database, { subscriberId, planVersionId, validTo: '2027-03-05T23:00:00Z' }) });
    await api.database.query(`UPDATE payment_method SET issuer = 'Banca Aurora'`);
    await api.app.get(IncidentWatch, { strict: false }).watch();
  });
  afterAll(() => api.close());

  it('says whose trouble it is, since when and for how many, on the renewal and on the list', async () => {
    const { data, errors } = await agent.query(
      `query ($id: ID!) { incidents { id issuer scope failureTitle startedAt closedAt affected { value } } renewal(id: $id) { incident { id affected { value } } } }`,
      { id: renewalId },
    );
    expect(errors).toBeUndefined();
    const { incidents, renewal } = data as { incidents: { id: string }[]; renewal: { incident: { id: string } } };
    expect(incidents).toEqual([
      { id: renewal.incident.id, issuer: 'Banca Aurora', scope: 'ISSUER', failureTitle: expect.any(String) as string, startedAt: '2027-03-01T10:00:00.000Z', closedAt: null, affected: { value: 12 } },
    ]);
    const listed = await agent.query('query ($id: ID!) { failedRenewals(filter: { incidentId: $id }) { rows { incidentId } count { value } } incident(id: $id) { reference } }', { id: renewal.incident.id });
    expect(listed.data?.['failedRenewals']).toMatchObject({ count: { value: 12 } });
    expect((await agent.query(SubscriberPage.text, { id: subscriberId })).errors).toBeUndefined();
  });

  it('counts only what the reader may see, and is not there for who sees none of it', async () => {
    const abroad = await api.as('agent', { markets: ['TN'] });
    expect((await abroad.query('{ incidents { id } }')).data).toEqual({ incidents: [] });
    const { data } = await agent.query('{ incidents { id } }');
    const [{ id } = { id: '' }] = (data as { incidents: { id: string }[] }).incidents;
    expect((await abroad.query('query ($id: ID!) { incident(id: $id) { reference } }', { id })).code).toBe('NOT_FOUND');
    expect((await agent.query('{ failedRenewals(filter: { incidentId: "x" }) { rows { name } } }')).code).toBe('BAD_INPUT');
  });
});
