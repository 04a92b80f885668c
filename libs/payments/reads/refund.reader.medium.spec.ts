import { CasesModule } from '#cases';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import { RefundDesk, RefundPerformer } from '#renewals';
import { RenewalWorld } from '#renewals/testing';
import { createTestDatabase } from '../../../test/support/database.js';
import { RefundReader } from './refund.reader.js';

describe('the refunds of a charge as they are read', () => {
  it('stand with their postings beside what can still go back', async () => {
    const testDatabase = await createTestDatabase();
    const world = await RenewalWorld.open(testDatabase.url, new ScriptedProvider(), '2027-03-04T09:00:00.000Z', CasesModule);
    await world.line({ planVersionId: await world.plan(), validTo: '2027-03-10T23:00:00.000Z' });
    await world.renew();
    const chargeId = (await world.database.query<{ id: string }>('SELECT id FROM charge'))[0]?.id ?? '';
    const reader = new RefundReader(world.database);
    expect((await reader.refundable([chargeId])).get(chargeId)).toEqual({ minor: 500n, currency: 'EUR' });
    const order = { chargeId, kind: 'goodwill', amount: { minor: 200n, currency: 'EUR' }, executionId: newId(), now: world.clock.now() } as const;
    const id = await world.database.transaction(() => world.get(RefundDesk).request(order));
    await world.get(RefundPerformer).perform(id);
    expect((await reader.ofCharges([chargeId])).get(chargeId)).toMatchObject([
      { id, kind: 'goodwill', status: 'succeeded', amount: { minor: 200n }, postings: [{ account: 'goodwill', amount: { minor: 200n } }, { account: 'provider_clearing', amount: { minor: -200n } }] },
    ]);
    expect((await reader.refundable([chargeId, newId()])).get(chargeId)).toEqual({ minor: 300n, currency: 'EUR' });
    expect((await reader.disputesOf([chargeId])).size).toBe(0);
    await world.close();
    await testDatabase.drop();
  });
});
