import { systemClock } from '#kernel';
import type { StaffActor } from '#platform/access';
import { Database, countStatements, createDataSource } from '#platform/database';
import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertCharge, insertRenewal } from '../../../test/support/desk.rows.js';
import type { SearchHit } from './search-hit.js';
import { SubscriberSearch } from './subscriber.search.js';

const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };
const AUDITOR: StaffActor = { ...AGENT, role: 'auditor' };
const OF_TUNISIA: StaffActor = { ...AGENT, markets: ['TN'] };

describe('the search box', () => {
  let test: TestDatabase;
  let database: Database;
  let search: SubscriberSearch;
  let amelie: string;
  let amelieLine: string;
  let renewalId: string;
  let charge: { id: string; reference: string };

  const hits = async (text: string, staff: StaffActor = AGENT): Promise<SearchHit[]> => (await search.search(text, staff)).hits;
  const first = async (text: string, staff: StaffActor = AGENT): Promise<SearchHit | undefined> => (await hits(text, staff))[0];

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await createDataSource({ url: test.url }).initialize());
    search = new SubscriberSearch(database, { open: () => Promise.reject(new Error('A search opens no case')), subjectOf: (topic, locale) => `${topic} ${locale}` }, systemClock);
    const { planVersionId } = await insertPlan(database);
    await insertPlan(database, { market: 'TN' });
    amelie = await insertSubscriber(database, { name: 'Amélie Durand', email: 'Amelie.Durand@example.fr', externalId: 'CRM-000123' });
    amelieLine = await insertLine(database, {
      subscriberId: amelie, planVersionId, msisdn: '+33612345678', iccid: '8933150319100012345', eid: '89049032123451234512345678901235', imsi: '208011234567890', externalId: 'SIM-77',
    });
    const paul = await insertSubscriber(database, { name: 'Paul Dupont-Martin', email: 'paul@example.fr' });
    await insertLine(database, { subscriberId: paul, planVersionId, msisdn: '+33699995678' });
    const ben = await insertSubscriber(database, { name: 'Mohamed Ben Ali', market: 'TN' });
    await insertLine(database, { subscriberId: ben, planVersionId, msisdn: '+21620123456', market: 'TN', zone: 'Africa/Tunis' });
    const awa = await insertSubscriber(database, { name: '王小明', market: 'CI' });
    await insertLine(database, { subscriberId: awa, planVersionId, msisdn: '+2250707123456', market: 'CI', zone: 'Africa/Abidjan' });
    const gone = await insertSubscriber(database, { name: 'Zoé Partie' });
    await insertLine(database, { subscriberId: gone, planVersionId, msisdn: '+33611110000', iccid: '8933150319100099991', status: 'recycled' });
    renewalId = await insertRenewal(database, { lineId: amelieLine });
    charge = await insertCharge(database, { renewalId, providerReference: 'pi_3PqXyZ2eZvKYlo2C' });
  });

  afterAll(async () => {
    await database.dataSource.destroy();
    await test.drop();
  });

  it.each(['+33612345678', '+33 6 12 34 56 78', '0033 6 12 34 56 78', '06 12 34 56 78', '06.12.34.56.78', '612345678', '33612345678', 'tel:+33612345678', '０６１２３４５６７８'])(
    '%s finds the line, exactly, and nothing before it',
    async (text) => {
      expect(await first(text)).toMatchObject({ kind: 'LINE', id: amelieLine, subscriberId: amelie, title: '+33612345678', detail: 'Amélie Durand', matchedOn: 'MSISDN', exact: true, lineStatus: 'active' });
    },
  );

  it('the last digits find every line that ends so', async () => {
    expect((await hits('5678')).map((hit) => [hit.title, hit.matchedOn, hit.exact])).toEqual([
      ['+33612345678', 'MSISDN_SUFFIX', false],
      ['+33699995678', 'MSISDN_SUFFIX', false],
    ]);
  });

  it('a number of a country that keeps its 0 is found as it is written there', async () => {
    expect(await first('07 07 12 34 56')).toMatchObject({ title: '+2250707123456', exact: true });
  });

  it('a number that is still being typed', async () => {
    expect((await hits('+336 12')).map((hit) => hit.title)).toEqual(['+33612345678']);
  });

  it.each([
    ['8933150319100012345', 'ICCID', true], ['8933 1503 1910 0012 34', 'ICCID', false], ['89049032123451234512345678901235', 'EID', true],
    ['208011234567890', 'IMSI', true], ['SIM-77', 'EXTERNAL_ID', true],
  ])('%s finds the line by %s', async (text, matchedOn, exact) => {
    expect(await first(text)).toMatchObject({ kind: 'LINE', id: amelieLine, matchedOn, exact });
  });

  it('a number that is gone is still found, by number and by card', async () => {
    expect(await first('+33611110000')).toMatchObject({ lineStatus: 'recycled', exact: true });
    expect(await first('8933150319100099991')).toMatchObject({ lineStatus: 'recycled', matchedOn: 'ICCID' });
  });

  it.each(['amelie.durand@example.fr', 'AMELIE.DURAND@', 'amélie.durand@example'])('%s finds the subscriber by e-mail', async (text) => {
    expect(await first(text)).toMatchObject({ kind: 'SUBSCRIBER', id: amelie, matchedOn: 'EMAIL', lineId: amelieLine, detail: '+33612345678' });
  });

  it.each(['Amélie Durand', 'durand amelie', 'DURAND', 'amel', 'dur ame', 'ame dur', 'Durand, Amé'])('%s finds the subscriber by name', async (text) => {
    expect(await first(text)).toMatchObject({ kind: 'SUBSCRIBER', id: amelie, title: 'Amélie Durand', matchedOn: 'NAME' });
  });

  it.each([['ben ali', 'Mohamed Ben Ali'], ['dupont martin', 'Paul Dupont-Martin'], ['王', '王小明'], ['martin dupont paul', 'Paul Dupont-Martin'], ['paul mart', 'Paul Dupont-Martin'], ['durand paul', undefined]])('%s finds %s', async (text, name) => {
    expect((await first(text))?.title).toBe(name);
  });

  it('references and ids', async () => {
    expect(await first(charge.reference.toLowerCase().replace('-', ' '))).toMatchObject({ kind: 'CHARGE', id: charge.id, title: charge.reference, matchedOn: 'CHARGE_REFERENCE' });
    expect(await first('pi_3PqXyZ2eZvKYlo2C')).toMatchObject({ kind: 'CHARGE', id: charge.id, matchedOn: 'PROVIDER_REFERENCE' });
    expect(await first('CRM-000123')).toMatchObject({ kind: 'SUBSCRIBER', id: amelie, matchedOn: 'EXTERNAL_ID' });
    expect(await first(renewalId)).toMatchObject({ kind: 'RENEWAL', id: renewalId, matchedOn: 'ID' });
    expect(await first(amelieLine.toUpperCase())).toMatchObject({ kind: 'LINE', id: amelieLine });
  });

  it('staff of one market find nothing of another', async () => {
    for (const text of ['+33612345678', '5678', 'durand', 'dur ame', 'amelie.durand@example.fr', '8933150319100012345', charge.reference, amelie, 'CRM-000123', 'SIM-77']) {
      expect(await hits(text, OF_TUNISIA)).toEqual([]);
    }
    expect(await first('ben ali', OF_TUNISIA)).toMatchObject({ title: 'Mohamed Ben Ali' });
    expect(await first('20123456', OF_TUNISIA)).toMatchObject({ title: '+21620123456', exact: true });
  });

  it('an auditor finds, and sees it masked', async () => {
    expect(await first('0612345678', AUDITOR)).toMatchObject({ title: '+33 ••• ••78', detail: 'A••• D•••', exact: true });
    expect(JSON.stringify(await hits('durand', AUDITOR))).not.toMatch(/Durand|612345678/);
  });

  it('more than twenty hits are cut, and it says so', async () => {
    const { planVersionId } = await insertPlan(database);
    for (let number = 0; number < 25; number += 1) {
      const subscriberId = await insertSubscriber(database, { name: `Crowd Person ${'abcdefghijklmnopqrstuvwxyz'.charAt(number)}` });
      await insertLine(database, { subscriberId, planVersionId, msisdn: `+3361${String(number).padStart(3, '0')}4444` });
    }
    const { hits: found, more } = await search.search('crowd', AGENT);
    expect([found.length, more]).toEqual([20, true]);
    expect((await search.search('4444', AGENT)).more).toBe(true);
    expect(await first('crowd person c')).toMatchObject({ title: 'Crowd Person c', exact: true });
  });

  it('is one statement', async () => {
    await search.search('warm', AGENT);
    for (const text of ['0612345678', 'amelie durand', 'a@example.fr', amelie]) {
      expect((await countStatements(() => search.search(text, AGENT))).statements).toHaveLength(1);
    }
    expect((await countStatements(() => search.search('?!', AGENT))).statements).toHaveLength(0);
  });

  it.each(["'; DROP TABLE line; --", '%', '_', '\\', '" OR 1=1'])('%s is text like any other', async (text) => {
    expect(await hits(text)).toEqual([]);
  });
});
