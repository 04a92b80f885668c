import { newId } from '#kernel';
import { insertPlan, insertPlanVersion } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { insertCharge, insertRenewal, watchStatements } from '../support/desk.rows.js';

const PAGE_360 = `query ($id: ID!) { subscriber(id: $id) {
  id externalId name email language zone market consents pointsBalance revision createdAt maskedFields
  lines { id msisdn iccid eid imsi profileState market zone status plan { id planName price { minor currency } } validFrom validTo validThrough serviceLostAt numberLostAt
    anchorDay autoRenew renewAt balance { minor currency } revision openRenewal { id status failure { code title } nextAttemptAt } }
  paymentMethods { id brand last4 expired } pointsLots { id remaining expiresAt } cases { id reference status openedByName }
  renewals { id status periodStart plan { planName } failure { title advice } subscriber { name } line { msisdn } }
  charges { id reference status paymentMethod { brand last4 } subscriber { name } line { msisdn } }
  timeline { entries { id at kind title actorName lineId refId data } pageInfo { endCursor hasNextPage } }
} }`;
const CHARGE = `query ($id: ID!) { charge(id: $id) { id reference status failure { code class title explanation advice rawCode }
  attempts { seq kind outcome rawCode message } postings { account amount { minor currency } } subscriber { id name } line { msisdn status } paymentMethod { last4 } } }`;

describe('what the desk reads', () => {
  let api: TestApi;
  let agent: Caller;
  let supervisor: Caller;
  let auditor: Caller;
  let tunisian: Caller;
  let plan: { planId: string; planVersionId: string };
  let amelie: string;
  let line: string;
  let renewalId: string;
  let paid: { id: string; reference: string };
  let stolen: { id: string; reference: string };

  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T10:00:00Z' });
    const { database } = api;
    plan = await insertPlan(database, { code: 'keep', name: 'Keep' });
    await insertPlanVersion(database, { planId: plan.planId, number: 2, publishedAt: new Date('2027-01-01T00:00:00Z') });
    await insertPlan(database, { code: 'old', status: 'retired' });
    amelie = await insertSubscriber(database, { name: 'Amélie Durand', email: 'amelie@example.fr' });
    line = await insertLine(database, { subscriberId: amelie, planVersionId: plan.planVersionId, msisdn: '+33612345678', iccid: '8933150319100012345', status: 'grace', validTo: '2027-02-20T00:00:00Z' });
    const earlier = await insertRenewal(database, { lineId: line, status: 'succeeded', periodStart: '2027-01-20T00:00:00Z', createdAt: '2027-01-13T08:00:00Z' });
    paid = await insertCharge(database, { renewalId: earlier, status: 'succeeded', createdAt: '2027-01-13T08:00:01Z' });
    renewalId = await insertRenewal(database, { lineId: line, failure: { code: 'card_refused', class: 'sensitive' } });
    stolen = await insertCharge(database, { renewalId, failure: { code: 'card_refused', class: 'sensitive', rawCode: 'stolen_card' } });
    agent = await api.as('agent');
    supervisor = await api.as('supervisor');
    auditor = await api.as('auditor');
    tunisian = await api.as('agent', { markets: ['TN'] });
  });

  afterAll(() => api.close());

  /** Statements that one request sends, its session's included. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const watch = watchStatements(api.database);
    try {
      await work();
      return watch.sent.map(({ sql }) => sql).filter((sql) => !sql.includes('staff_session'));
    } finally {
      watch.stop();
    }
  }

  describe('the 360° page', () => {
    it('shows the line, the reason in words and everything that happened', async () => {
      const { data, errors } = await agent.query(PAGE_360, { id: amelie });
      expect(errors).toBeUndefined();
      expect(data?.['subscriber']).toMatchObject({
        name: 'Amélie Durand', email: 'a•••@e•••.fr', maskedFields: ['email', 'iccid', 'eid', 'imsi'],
        lines: [{ msisdn: '+33612345678', iccid: '•••• 2345', status: 'GRACE', validThrough: '2027-02-19', plan: { planName: 'Keep', price: { minor: '500', currency: 'EUR' } },
          openRenewal: { id: renewalId, status: 'FAILED', failure: { code: 'card_refused' } } }],
        renewals: [{ id: renewalId }, { status: 'SUCCEEDED' }],
        charges: [{ reference: stolen.reference, status: 'FAILED' }, { reference: paid.reference, status: 'SUCCEEDED' }],
      });
      const { entries } = (data?.['subscriber'] as { timeline: { entries: { kind: string; title: string }[] } }).timeline;
      expect(entries.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
        'RENEWAL: Renewal failed', 'METHOD: Payment method added', 'CHARGE: Charge declined', 'RENEWAL: Renewal due',
        'METHOD: Payment method added', 'CHARGE: Charge paid', 'RENEWAL: Renewed', 'RENEWAL: Renewal due', 'VALIDITY: Line imported, with its validity',
      ]);
    });

    it('takes at most ten statements, and as many for a long history', async () => {
      const crowd = await insertSubscriber(api.database, { name: 'Long History' });
      const few = await statementsOf(() => agent.query(PAGE_360, { id: crowd }));
      for (let number = 0; number < 12; number += 1) {
        const many = await insertLine(api.database, { subscriberId: crowd, planVersionId: plan.planVersionId });
        for (let period = 0; period < 3; period += 1) {
          const id = await insertRenewal(api.database, { lineId: many, status: period === 2 ? 'failed' : 'succeeded', periodStart: `2026-0${period + 1}-20T00:00:00Z`, createdAt: `2026-0${period + 1}-13T08:00:00Z` });
          await insertCharge(api.database, { renewalId: id, status: period === 2 ? 'failed' : 'succeeded' });
        }
      }
      const statements = await statementsOf(async () => {
        const { data, errors } = await agent.query(PAGE_360, { id: crowd });
        expect(errors).toBeUndefined();
        expect((data?.['subscriber'] as { lines: unknown[] }).lines).toHaveLength(12);
      });
      expect(few.length).toBeLessThanOrEqual(10);
      expect(statements.length).toBeLessThanOrEqual(10);
    });

    it('the timeline is paged without gaps or doubles', async () => {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const { data } = await agent.query('query ($id: ID!, $after: String) { subscriber(id: $id) { timeline(first: 2, after: $after) { entries { id } pageInfo { endCursor hasNextPage } } } }', { id: amelie, after });
        const { entries, pageInfo } = (data?.['subscriber'] as { timeline: { entries: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }).timeline;
        seen.push(...entries.map((entry) => entry.id));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(new Set(seen).size).toBe(9);
      expect(seen).toHaveLength(9);
    });

    it('an auditor sees nothing personal, on no path', async () => {
      const answers = [
        await auditor.query(PAGE_360, { id: amelie }),
        await auditor.query(CHARGE, { id: paid.id }),
        await auditor.query('query { subscribers { rows { name msisdn } pageInfo { endCursor } } charges { rows { name msisdn } pageInfo { endCursor } } failedRenewals { rows { name msisdn } } }'),
        await auditor.query('query { dashboard { mostUrgent { name msisdn } } search(text: "durand") { hits { title detail } } }'),
      ];
      for (const { data, errors } of answers) {
        expect(errors).toBeUndefined();
        const text = JSON.stringify(data).replace(/"endCursor":"([\w-]+)"/g, (_, mark: string) => Buffer.from(mark, 'base64url').toString());
        expect(text).not.toMatch(/Durand|durand|612345678|amelie@|8933150319100012345/);
      }
    });
  });

  describe('charges and renewals', () => {
    it('a paid charge shows its exchange and its postings, which sum to zero', async () => {
      const { data } = await supervisor.query(CHARGE, { id: paid.id });
      expect(data?.['charge']).toMatchObject({
        status: 'SUCCEEDED', failure: null, attempts: [{ seq: 1, kind: 'CREATE', outcome: 'SUCCEEDED' }], subscriber: { name: 'Amélie Durand' },
        postings: [{ account: 'provider_clearing', amount: { minor: '500', currency: 'EUR' } }, { account: 'revenue', amount: { minor: '-500', currency: 'EUR' } }],
      });
    });

    it('who talks to the subscriber does not learn that the card was stolen; a supervisor does', async () => {
      expect(JSON.stringify((await agent.query(CHARGE, { id: stolen.id })).data)).not.toMatch(/stolen|lost/i);
      expect((await supervisor.query(CHARGE, { id: stolen.id })).data?.['charge']).toMatchObject({ failure: { class: 'SENSITIVE', rawCode: 'stolen_card' } });
    });

    it.each([
      ['en', 'No answer came that says anything about the money (StripeConnectionError ECONNRESET)'],
      ['fr', 'Aucune réponse n’indique si l’argent a été pris (StripeConnectionError ECONNRESET)'],
      ['zh', '未收到可判断扣款结果的响应（StripeConnectionError ECONNRESET）'],
    ] as const)('what we say of an exchange ourselves is in the reader’s language: %s', async (locale, message) => {
      await api.database.query(
        `INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, note, message)
         VALUES ($1, 2, 'query', now(), now(), 'unknown', 'no_answer', 'StripeConnectionError ECONNRESET') ON CONFLICT DO NOTHING`,
        [stolen.id],
      );
      const reader = await api.as('agent', { locale });
      expect((await reader.query(CHARGE, { id: stolen.id })).data?.['charge']).toMatchObject({ attempts: [{ message: null }, { message }] });
    });

    it('the worklist begins with the number that is lost first, and is filtered', async () => {
      const soon = await insertSubscriber(api.database, { name: 'Soon Lost' });
      const soonLine = await insertLine(api.database, { subscriberId: soon, planVersionId: plan.planVersionId });
      await insertRenewal(api.database, { lineId: soonLine, numberLostAt: '2027-03-02T00:00:00Z', failure: { code: 'card_expired', class: 'fixable' } });
      const rows = 'rows { name failureTitle failureClass numberLostAt planName amount { minor } } count { value moreThan }';
      const { data } = await agent.query(`query { all: failedRenewals { ${rows} } some: failedRenewals(filter: { lostWithinDays: 2 }) { ${rows} } hard: failedRenewals(filter: { failureClass: HARD }) { ${rows} } }`);
      const [first] = (data?.['all'] as { rows: { name: string }[] }).rows;
      expect(first).toMatchObject({ name: 'Soon Lost', failureClass: 'FIXABLE', planName: 'Keep', amount: { minor: '500' } });
      expect(data?.['some']).toMatchObject({ rows: [{ name: 'Soon Lost' }], count: { value: 1, moreThan: false } });
      expect(data?.['hard']).toMatchObject({ rows: [], count: { value: 0 } });
    });

    it('lists and details cost the same statements however many rows they have', async () => {
      const list = 'query { charges(first: 50) { rows { id name } count { value } } }';
      expect(await statementsOf(() => agent.query(list))).toHaveLength(2);
      expect(await statementsOf(() => agent.query('query { charges(first: 50) { rows { id name } } }'))).toHaveLength(1);
      const nested = 'query ($id: ID!) { subscriber(id: $id) { renewals { charges { attempts { seq } postings { account } } } charges { attempts { seq } } } }';
      expect((await statementsOf(() => agent.query(nested, { id: amelie }))).length).toBeLessThanOrEqual(7);
    });
  });

  describe('plans', () => {
    it('with their versions, newest first, and how many lines are on them', async () => {
      const statements = await statementsOf(async () => {
        const { data } = await agent.query('query { plans { code status current { number } versions { number } linesOnPlan { value moreThan } } }');
        expect(data?.['plans']).toEqual([{ code: 'keep', status: 'ACTIVE', current: { number: 2 }, versions: [{ number: 2 }, { number: 1 }], linesOnPlan: { value: 14, moreThan: false } }]);
      });
      expect(statements.length).toBeLessThanOrEqual(3);
      expect(((await agent.query('query { plans(includeRetired: true) { code } }')).data?.['plans'] as unknown[]).length).toBe(2);
      expect((await agent.query('query ($id: ID!) { plan(id: $id) { code } }', { id: plan.planId })).data?.['plan']).toEqual({ code: 'keep' });
    });
  });

  describe('what is missing, foreign or malformed', () => {
    it.each([
      ['subscriber', 'query ($id: ID!) { subscriber(id: $id) { name } }', () => amelie],
      ['renewal', 'query ($id: ID!) { renewal(id: $id) { status } }', () => renewalId],
      ['charge', 'query ($id: ID!) { charge(id: $id) { status } }', () => paid.id],
    ])('a %s of another market is as missing as one that does not exist', async (_, query, id) => {
      expect((await agent.query(query, { id: id() })).code).toBeUndefined();
      const foreign = await tunisian.query(query, { id: id() });
      const missing = await tunisian.query(query, { id: newId() });
      expect([foreign.code, foreign.errors?.[0]?.message]).toEqual(['NOT_FOUND', missing.errors?.[0]?.message]);
      expect((await agent.query(query, { id: "x' OR 1=1" })).code).toBe('BAD_INPUT');
    });

    it('lists and counts of another market are empty', async () => {
      const { data } = await tunisian.query(
        'query { subscribers { rows { lineId } count { value } } charges { rows { id } count { value } } failedRenewals { rows { renewalId } count { value } } dashboard { openFailures { value } unknownOutcomes { value } mostUrgent { name } byClass { count } } plans { linesOnPlan { value } } }',
      );
      expect(data).toEqual({
        subscribers: { rows: [], count: { value: 0 } }, charges: { rows: [], count: { value: 0 } }, failedRenewals: { rows: [], count: { value: 0 } },
        dashboard: { openFailures: { value: 0 }, unknownOutcomes: { value: 0 }, mostUrgent: [], byClass: [] }, plans: [{ linesOnPlan: { value: 0 } }],
      });
    });

    it.each(['subscribers', 'charges', 'failedRenewals', 'auditEntries'])('%s: a page is 1 to 100 rows, and a mark is of its list', async (list) => {
      const ask = async (page: string) => (await supervisor.query(`query { ${list}(${page}) { pageInfo { hasNextPage } } }`)).code;
      expect(await ask('first: 101')).toBe('PAGE_SIZE');
      expect(await ask('first: 0')).toBe('PAGE_SIZE');
      expect(await ask('after: "bm90IG91cnM"')).toBe('CURSOR_INVALID');
      expect(await ask('first: 100')).toBeUndefined();
    });
  });

  describe('the record', () => {
    it('an agent reads their own entries only; an auditor all, with the hash computed again', async () => {
      const query = 'query { auditEntries { rows { seq action actorName } } }';
      const own = (await agent.query(query)).data?.['auditEntries'] as { rows: { seq: string; action: string }[] };
      const all = (await auditor.query(query)).data?.['auditEntries'] as { rows: { seq: string }[] };
      expect(own.rows.length).toBeGreaterThan(0);
      expect(own.rows.length).toBeLessThan(all.rows.length);
      expect(all.rows.map((row) => Number(row.seq))).toEqual([...all.rows.map((row) => Number(row.seq))].sort((a, b) => b - a));
      const entry = 'query ($seq: BigInt!) { auditEntry(seq: $seq) { seq hash prevHash hashMatches body plan { hash } execution { id } } }';
      expect((await auditor.query(entry, { seq: all.rows[0]?.seq })).data?.['auditEntry']).toMatchObject({ hashMatches: true, plan: null, execution: null });
      const foreign = all.rows.find((row) => !own.rows.some((mine) => mine.seq === row.seq));
      expect((await agent.query(entry, { seq: foreign?.seq })).code).toBe('NOT_FOUND');
      expect((await auditor.query(entry, { seq: '999999999' })).code).toBe('NOT_FOUND');
    });

    it('is filtered by who, what and when', async () => {
      const ask = async (filter: string) => ((await auditor.query(`query { auditEntries(filter: ${filter}) { rows { action } } }`)).data?.['auditEntries'] as { rows: { action: string }[] }).rows;
      expect(await ask('{ action: "nothingOfTheKind" }')).toEqual([]);
      expect(await ask('{ to: "2020-01-01T00:00:00Z" }')).toEqual([]);
      expect((await ask('{ from: "2020-01-01T00:00:00Z" }')).length).toBeGreaterThan(0);
      expect(await ask('{ from: "2999-01-01T00:00:00Z" }')).toEqual([]);
      expect((await auditor.query('query { auditEntries(filter: { actorId: "me" }) { rows { action } } }')).code).toBe('BAD_INPUT');
    });

    it('loyalty adjustments are a page of the record', async () => {
      expect((await agent.query('query { loyaltyAdjustments { rows { seq } pageInfo { hasNextPage } } }')).data).toEqual({ loyaltyAdjustments: { rows: [], pageInfo: { hasNextPage: false } } });
    });
  });

  it('the dashboard says what to do now, by role', async () => {
    const query = 'query { dashboard { openFailures { value } lostWithin24h { value } lostWithin7d { value } unknownOutcomes { value } byClass { failureClass count } mostUrgent { name } lastRuns { id } recentActions { action } planCount chainHead { seq hash } } }';
    await api.database.query(`INSERT INTO renewal_run (id, mode, started_at) VALUES ($1, 'live', now())`, [newId()]);
    const seen = async (caller: Caller) => (await caller.query(query)).data?.['dashboard'] as { lastRuns: unknown[]; chainHead: unknown; mostUrgent: unknown[]; recentActions: unknown[] };
    const forAgent = await seen(agent);
    expect(forAgent).toMatchObject({ unknownOutcomes: { value: 0 }, lastRuns: [], chainHead: null, planCount: 1 });
    expect(forAgent.mostUrgent.length).toBeLessThanOrEqual(8);
    const forAuditor = await seen(auditor);
    expect(forAuditor.lastRuns).toHaveLength(1);
    expect(forAuditor.chainHead).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect((await statementsOf(() => auditor.query(query))).length).toBeLessThanOrEqual(8);
  });

  it('the dashboard counts every number that is about to be lost, also where no renewal is wanted', async () => {
    const query = 'query { dashboard { openFailures { value } lostWithin24h { value } lostWithin7d { value } } }';
    const seen = async (caller: Caller) => {
      const { openFailures, lostWithin24h, lostWithin7d } = (await caller.query(query)).data?.['dashboard'] as Record<string, { value: number }>;
      return { open: openFailures?.value ?? NaN, day: lostWithin24h?.value ?? NaN, week: lostWithin7d?.value ?? NaN };
    };
    const before = await seen(agent);
    const owner = await insertSubscriber(api.database, { name: 'Leaves It' });
    // Grace of 30 days and suspension of 60 after the end of validity: lost on 3 March, on 1 March at 23:00, and on 12 March.
    const losing = (validTo: string, more: object = {}) =>
      insertLine(api.database, { subscriberId: owner, planVersionId: plan.planVersionId, status: 'suspended', autoRenew: false, validTo, ...more });
    await losing('2026-12-03T23:00:00Z');
    await losing('2026-12-01T23:00:00Z', { market: 'CI' });
    await losing('2026-12-12T23:00:00Z');
    await losing('2026-12-03T23:00:00Z', { status: 'terminated' });
    expect(await seen(agent)).toEqual({ open: before.open, day: before.day + 1, week: before.week + 2 });
    expect(await seen(await api.as('agent', { markets: ['CI'] }))).toEqual({ open: 0, day: 1, week: 1 });
  });

  describe('exports', () => {
    it('a formula in a name is text, a number has no plus, and the export is on record', async () => {
      const evil = await insertSubscriber(api.database, { name: '=HYPERLINK("http://evil")' });
      await insertLine(api.database, { subscriberId: evil, planVersionId: plan.planVersionId, msisdn: '+33699998888' });
      const { text, headers } = await supervisor.get('/export/subscribers.csv?status=ACTIVE').expect(200);
      expect(headers['content-type']).toContain('text/csv');
      expect(headers['content-disposition']).toContain('subscribers.csv');
      expect(text).toContain(`"'=HYPERLINK(""http://evil"")",33699998888,FR,ACTIVE`);
      expect(text).not.toContain('+336');
      expect(text).not.toContain('GRACE');
      const { data } = await auditor.query('query { auditEntries(filter: { action: "export" }) { rows { seq subjectId outcome } } }');
      expect(data?.['auditEntries']).toMatchObject({ rows: [{ subjectId: 'subscribers.csv', outcome: 'done' }, { subjectId: 'subscribers.csv', outcome: 'started' }] });
      const [{ seq } = { seq: '' }] = (data?.['auditEntries'] as { rows: { seq: string }[] }).rows;
      const entry = (await auditor.query('query ($seq: BigInt!) { auditEntry(seq: $seq) { body } }', { seq })).data?.['auditEntry'];
      expect(entry).toMatchObject({ body: { details: { filter: { status: 'active' }, rows: text.trimEnd().split('\r\n').length - 1, capped: false } } });
    });

    it('an auditor gets it masked, an agent not at all', async () => {
      const { text } = await auditor.get('/export/charges.csv').expect(200);
      expect(text).toContain(paid.reference);
      expect(text).not.toMatch(/Durand|612345678/);
      for (const file of ['subscribers', 'charges', 'failed-renewals', 'audit']) await agent.get(`/export/${file}.csv`).expect(403);
      await api.anonymous.get('/export/subscribers.csv').expect(401);
      await supervisor.get('/export/audit.csv').expect(403);
      expect((await auditor.get('/export/audit.csv').expect(200)).text).toContain('export');
      expect((await supervisor.get('/export/failed-renewals.csv?failureClass=fixable').expect(200)).text).toContain('Soon Lost');
    });

    it('a filter that nobody knows is refused before a line is sent', async () => {
      await supervisor.get('/export/subscribers.csv?status=SLEEPING').expect(400);
      await supervisor.get('/export/subscribers.csv?colour=red').expect(400);
    });
  });

  it('a subscriber who has moved keeps a line in the list, and a page, of those who look after it', async () => {
    const moved = await insertSubscriber(api.database, { name: 'Moved Away', market: 'TN', zone: 'Africa/Tunis' });
    const kept = await insertLine(api.database, { subscriberId: moved, planVersionId: plan.planVersionId, market: 'TN', zone: 'Africa/Tunis' });
    await api.database.query(`UPDATE subscriber SET market = 'FR' WHERE id = $1`, [moved]);
    expect((await tunisian.query('{ subscribers { rows { lineId name } count { value } } }')).data?.['subscribers']).toEqual({ rows: [{ lineId: kept, name: 'Moved Away' }], count: { value: 1 } });
    const { data, errors } = await tunisian.query(PAGE_360, { id: moved });
    expect(errors).toBeUndefined();
    expect(data?.['subscriber']).toMatchObject({ name: 'Moved Away', market: 'FR', lines: [{ id: kept }] });
  });
});
