import fc from 'fast-check';
import { LOCALES } from '#kernel';
import { FAILURES, FAILURE_CLASSES, chargeStates, failureWording, nextCheckAt, normaliseFailure, retryAdvice } from '#payments';
import type { FailureWords } from '#payments';
import { NETWORK_CODES, STRIPE_CODES } from './domain/decline.tables.js';
import { EXCHANGE_NOTES, exchangeNoteText, exchangeNoteWords } from './domain/exchange.notes.js';
import { wordings } from './domain/wording/index.js';
import { fromStripeAmount, toStripeAmount } from './provider/stripe.amount.js';

const code = (raw: string, network: string | null = null, advice: string | null = null) => normaliseFailure({ raw, network, advice }, 'stripe');

describe('the decline catalogue', () => {
  /** Every row of the domain reference, 4.6: field 39, Stripe's code, class. */
  it.each([
    ['01', 'call_issuer', 'soft'],
    ['04', 'pickup_card', 'hard'],
    ['05', 'do_not_honor', 'soft'],
    ['96', 'processing_error', 'technical'],
    ['12', 'invalid_transaction', 'hard'],
    ['13', 'invalid_amount', 'config'],
    ['14', 'incorrect_number', 'hard'],
    ['15', 'invalid_number', 'hard'],
    ['19', 'reenter_transaction', 'technical'],
    ['19', 'try_again_later', 'technical'],
    ['41', 'lost_card', 'sensitive'],
    ['43', 'stolen_card', 'sensitive'],
    ['46', 'invalid_account', 'hard'],
    ['51', 'insufficient_funds', 'soft'],
    ['54', 'expired_card', 'fixable'],
    ['55', 'incorrect_pin', 'fixable'],
    ['75', 'pin_try_exceeded', 'fixable'],
    ['57', 'transaction_not_allowed', 'hard'],
    ['59', 'fraudulent', 'sensitive'],
    ['61', 'card_velocity_exceeded', 'soft'],
    ['65', 'withdrawal_count_limit_exceeded', 'soft'],
    ['62', 'restricted_card', 'soft'],
    ['1A', 'authentication_required', 'fixable'],
    ['N7', 'incorrect_cvc', 'fixable'],
    ['91', 'issuer_not_available', 'technical'],
    ['R0', 'revocation_of_authorization', 'consent'],
    ['R1', 'revocation_of_all_authorizations', 'consent'],
  ])('%s, %s is %s by either code', (network, raw, failureClass) => {
    expect(code(raw).class).toBe(failureClass);
    expect(code('card_declined', network).class).toBe(failureClass);
  });

  it('judges what it does not know by the network, and else does not try again', () => {
    expect(code('a_new_code', '51')).toEqual({ code: 'insufficient_funds', class: 'soft' });
    expect(code('a_new_code', '00')).toEqual({ code: 'unrecognised', class: 'hard' });
    expect(code('a_new_code', null, '03')).toEqual({ code: 'unrecognised', class: 'hard' });
    expect(code('a_new_code', null, 'try_again_later')).toEqual({ code: 'unrecognised', class: 'soft' });
    expect(code('constructor', '__proto__')).toEqual({ code: 'unrecognised', class: 'hard' });
  });

  it('takes the network’s word over a generic decline', () => {
    expect(code('generic_decline', '54')).toEqual({ code: 'card_expired', class: 'fixable' });
  });

  it('leads only to reasons that exist', () => {
    for (const reason of [...Object.values(STRIPE_CODES), ...Object.values(NETWORK_CODES)]) expect(FAILURE_CLASSES).toContain(FAILURES[reason].class);
  });
});

describe('the words for a failure', () => {
  it.each(LOCALES)('are complete in %s, and different for each reason', (locale) => {
    const all: readonly FailureWords[] = Object.values(wordings[locale]);
    for (const words of all) for (const text of Object.values<string>({ ...words })) expect(text.trim()).not.toBe('');
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it.each(LOCALES)('never tell in %s that a card was lost or stolen, or that fraud is suspected', (locale) => {
    const told = ['card_refused', 'payment_refused'].map((reason) => JSON.stringify(failureWording(reason, locale))).join(' ');
    expect(told).not.toMatch(/lost|stolen|fraud|theft|perdu|volé|vol |fraude|丢失|遗失|被盗|挂失|欺诈|盗/i);
  });

  it.each(LOCALES)('say nothing in %s to the subscriber that only staff should read: no code, no date, no word of a person who has to look', (locale) => {
    const all: readonly FailureWords[] = Object.values(wordings[locale]);
    const said = all.map(({ toSubscriber }) => toSubscriber).join('\n');
    expect(said).not.toMatch(/supervisor|agent|code catalogue|superviseur|équipe paiements|主管|团队|用户|l’abonné|subscriber|[0-9_]/i);
  });

  it.each(LOCALES)('advise in %s what is right whether or not an attempt is planned and a second method is on file', (locale) => {
    const all: readonly FailureWords[] = Object.values(wordings[locale]);
    const rests = /planned|by itself|nothing to do|charge another|tried again soon|prévue|rien à faire|d’elle-même|aura lieu bientôt|débitez un autre|已安排|自动|无需处理|改用其他付款方式扣款/i;
    expect(all.map(({ advice }) => advice).filter((advice) => rests.test(advice))).toEqual([]);
  });

  it('keep French signs on the line of their word', () => {
    const all: readonly FailureWords[] = Object.values(wordings.fr);
    const loose = all.flatMap((words) => Object.values<string>({ ...words })).filter((text) => /[^\u202f][;!?]|[^\u00a0]:/.test(text));
    expect(loose).toEqual([]);
  });

  it('exist for a code of a later version', () => {
    expect(failureWording('from_the_future', 'en')).toEqual(failureWording('unrecognised', 'en'));
  });
});

describe('advice on trying again', () => {
  it.each([
    ['03', { kind: 'never' }],
    ['21', { kind: 'never' }],
    ['01', { kind: 'fix' }],
    ['24', { kind: 'after', hours: 1 }],
    ['30', { kind: 'after', hours: 240 }],
    ['do_not_try_again', { kind: 'never' }],
    ['99', { kind: 'none' }],
    [null, { kind: 'none' }],
  ])('%s', (advice, meaning) => expect(retryAdvice(advice)).toEqual(meaning));
});

describe('what we say of an exchange ourselves', () => {
  it.each(EXCHANGE_NOTES)('%s has words of its own in each language', (note) => {
    const texts = LOCALES.map((locale) => exchangeNoteWords[locale][note]);
    expect(new Set(texts).size).toBe(LOCALES.length);
    for (const text of texts) expect(text).toMatch(/\S/);
    expect(exchangeNoteWords.fr[note]).not.toMatch(/['"]|[^\u202f][;!?]/);
    expect(exchangeNoteWords.zh[note]).not.toMatch(/\p{Script=Han}[,.:;!?()"]|[,.:;!?()"]\p{Script=Han}/u);
  });

  it('carries its technical detail along', () => {
    expect(exchangeNoteText('no_connection', 'ECONNREFUSED', 'en')).toBe('The provider could not be connected to, so nothing was sent (ECONNREFUSED)');
    expect(exchangeNoteText('no_connection', 'ECONNREFUSED', 'zh')).toBe('无法连接支付服务商，未发送任何内容（ECONNREFUSED）');
    expect(exchangeNoteText('search_lags', null, 'fr')).toBe('La recherche du prestataire ne montre pas le prélèvement, mais elle peut être en retard');
  });
});

describe('the life of a charge', () => {
  it('ends for good, unless money turns up that had been given up', () => {
    const moves = chargeStates.allPairs().filter(({ next }) => next !== null);
    expect(moves.map(({ state, event, next }) => `${state} -${event}-> ${next ?? ''}`)).toEqual([
      'pending -succeed-> succeeded', 'pending -fail-> failed', 'pending -await-> awaiting', 'pending -lose-> unknown', 'pending -withdraw-> canceled',
      'unknown -succeed-> succeeded', 'unknown -fail-> failed', 'unknown -await-> awaiting', 'unknown -lose-> unknown', 'unknown -withdraw-> canceled',
      'awaiting -succeed-> succeeded', 'awaiting -fail-> failed', 'awaiting -await-> awaiting', 'awaiting -lose-> unknown', 'awaiting -withdraw-> canceled',
      'failed -surface-> succeeded', 'canceled -surface-> succeeded',
    ]);
    expect(chargeStates.allPairs()).toHaveLength(6 * 6);
  });
});

describe('the next time to ask', () => {
  const made = new Date('2027-03-01T00:00:00Z');
  it.each([
    ['2027-03-01T00:00:00Z', '2027-03-01T00:05:00.000Z'],
    ['2027-03-01T00:05:00Z', '2027-03-01T01:00:00.000Z'],
    ['2027-03-01T01:00:00Z', '2027-03-02T00:00:00.000Z'],
    ['2027-03-02T00:00:00Z', '2027-03-03T00:00:00.000Z'],
    ['2027-03-05T23:59:59Z', '2027-03-06T00:00:00.000Z'],
    ['2027-02-28T23:00:00Z', '2027-03-01T00:05:00.000Z'],
    ['2027-03-06T00:00:00Z', undefined],
    ['2027-03-20T13:00:00Z', undefined],
  ])('at %s is %s', (now, next) => expect(nextCheckAt(made, new Date(now))?.toISOString()).toBe(next));
});

describe('amounts at Stripe', () => {
  it('are in hundredths for the currencies that it says so of', () => {
    expect([toStripeAmount({ minor: 500n, currency: 'EUR' }), toStripeAmount({ minor: 5n, currency: 'UGX' }), toStripeAmount({ minor: 5n, currency: 'XOF' })]).toEqual([500, 500, 5]);
    expect(fromStripeAmount(550, 'ugx')).toEqual({ minor: 550n, currency: 'UGX/100' });
  });

  it('come back as they went, or are refused before they go', () => {
    fc.assert(
      fc.property(fc.bigInt(-10n, 10n ** 12n), fc.constantFrom('EUR', 'UGX', 'JPY', 'TND'), (minor, currency) => {
        const amount = toStripeAmount({ minor, currency });
        if (amount === null) return minor <= 0n || minor > 999_999n;
        const back = fromStripeAmount(amount, currency.toLowerCase());
        return back.minor === minor && back.currency === currency;
      }),
    );
  });
});
