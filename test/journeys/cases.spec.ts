import { topicSubject } from '#cases';
import { newId } from '#kernel';
import { insertPlan } from '#plans/testing';
import { SubscriberCases } from '#subscribers';
import type { CaseTopic } from '#subscribers';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';
import { insertCharge, insertRenewal } from '../support/desk.rows.js';

const PAGE = `query ($id: ID!) { subscriber(id: $id) { cases { id reference subject status openedByName chargeId lineId renewalId } timeline { entries { kind title data } } } }`;
const SEARCH = `query ($text: String!) { search(text: $text) { hits { kind id subscriberId title detail exact } } }`;
const CLOSE = `mutation ($input: CloseCaseInput!, $control: ActionControl!) { closeCase(input: $input, control: $control) { plan { hash } execution { status } } }`;

const SUBJECTS: Readonly<Record<CaseTopic, Readonly<Record<'en' | 'fr' | 'zh', RegExp>>>> = {
  amount_mismatch: { en: /^The provider took another amount/, fr: /^Le prestataire a prélevé un montant/, zh: /^支付服务商/ },
  paid_after_loss: { en: /^A payment arrived/, fr: /^Un paiement est arrivé/, zh: /^收到付款/ },
  late_capture: { en: /charge that was already closed/, fr: /déjà clos comme impayé/, zh: /已按未付款关闭/ },
  chargeback: { en: /disputed a payment/, fr: /contesté un paiement/, zh: /争议/ },
  refund_unknown: { en: /what became of a refund/, fr: /qu’est devenu un remboursement/, zh: /退款结果/ },
  refund_returned: { en: /^The bank sent a refund back/, fr: /^La banque a renvoyé/, zh: /^银行退回/ },
  refund_mismatch: { en: /^The provider gave back another amount/, fr: /^Le prestataire a rendu un montant/, zh: /退还的金额/ },
  refund_late: { en: /already closed as not made/, fr: /clos comme non effectué/, zh: /已按未执行关闭/ },
  refund_elsewhere: { en: /^A payment was refunded at the provider/, fr: /^Un paiement a été remboursé chez/, zh: /处退款/ },
  settlement_differs: { en: /^The provider’s settlement lists another amount/, fr: /^Le relevé du prestataire/, zh: /结算单/ },
  outcome_unresolved: { en: /^The provider never said/, fr: /^Le prestataire n’a jamais dit/, zh: /^支付服务商始终/ },
};

describe('a case that the system opens', () => {
  let api: TestApi;
  let amelie: string;
  let asked: { lineId: string; renewalId: string; chargeId: string };

  beforeAll(async () => {
    api = await startApi();
    const { planVersionId } = await insertPlan(api.database, { code: 'keep' });
    amelie = await insertSubscriber(api.database, { name: 'Amélie Durand' });
    const lineId = await insertLine(api.database, { subscriberId: amelie, planVersionId });
    const renewalId = await insertRenewal(api.database, { lineId });
    asked = { lineId, renewalId, chargeId: (await insertCharge(api.database, { renewalId, status: 'succeeded' })).id };
  });
  afterAll(() => api.close());

  const open = (topic: CaseTopic): Promise<void> =>
    api.database.transaction(() => api.app.get(SubscriberCases, { strict: false }).open([{ topic, subscriberId: amelie, ...asked, openedAt: api.clock.now() }]));

  it('stands on the subscriber’s page, in the timeline and in the search box, in the reader’s language', async () => {
    await open('paid_after_loss');
    await open('paid_after_loss');
    for (const locale of ['en', 'fr', 'zh'] as const) {
      const reader = await api.as('agent', { locale });
      const { data, errors } = await reader.query(PAGE, { id: amelie });
      expect(errors).toBeUndefined();
      const { cases, timeline } = data?.['subscriber'] as { cases: Record<string, string>[]; timeline: { entries: { kind: string; data: Record<string, string> }[] } };
      const subject = expect.stringMatching(SUBJECTS.paid_after_loss[locale]) as string;
      expect(cases).toEqual([{ id: expect.any(String) as string, reference: expect.stringMatching(/^CAS-/) as string, subject, status: 'OPEN', openedByName: null, ...asked }]);
      expect(timeline.entries.filter(({ kind }) => kind === 'CASE').map((entry) => entry.data['subject'])).toEqual([subject]);
      const found = await reader.query(SEARCH, { text: cases[0]?.['reference'] });
      expect((found.data?.['search'] as { hits: unknown[] }).hits).toEqual([
        { kind: 'CASE', id: cases[0]?.['id'], subscriberId: amelie, title: cases[0]?.['reference'], detail: subject, exact: true },
      ]);
    }
  });

  it('is closed by a person as any other', async () => {
    await open('paid_after_loss');
    const agent = await api.as('agent');
    const [found] = await api.database.query<{ id: string }>('SELECT id FROM support_case');
    const input = { caseId: found?.id };
    const preview = await agent.query(CLOSE, { input, control: { mode: 'PREVIEW' } });
    const { hash } = (preview.data?.['closeCase'] as { plan: { hash: string } }).plan;
    const control = { mode: 'EXECUTE', planHash: hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
    expect((await agent.query(CLOSE, { input, control })).data?.['closeCase']).toMatchObject({ execution: { status: 'COMPLETED' } });
    expect((await agent.query(PAGE, { id: amelie })).data?.['subscriber']).toMatchObject({ cases: [{ status: 'CLOSED' }] });
  });

  it('on either topic has its words in each language', () => {
    for (const [topic, words] of Object.entries(SUBJECTS)) {
      for (const [locale, text] of Object.entries(words)) expect(topicSubject(topic as CaseTopic, locale as 'en' | 'fr' | 'zh')).toMatch(text);
    }
  });
});
