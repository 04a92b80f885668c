import type { FailureClass } from '../generated/types.js';
import { chargeOffer, stanceAfter, type Payer } from './charge.offer.js';

const method = (id: string, part: Partial<Payer['paymentMethods'][number]> = {}): Payer['paymentMethods'][number] => ({ id, isDefault: false, expired: false, status: 'usable', blockedReason: null, ...part });
const declined = (paymentMethod: string, failureClass: FailureClass, renewalId = 'r1'): Payer['charges'][number] => ({
  renewalId, status: 'FAILED', paymentMethod: { id: paymentMethod }, failure: { class: failureClass },
});
const failed = (failureClass: FailureClass): { id: string; failure: { class: FailureClass } } => ({ id: 'r1', failure: { class: failureClass } });
const usual = method('usual', { isDefault: true });

test('what may pass later is charged again; what will not, only by another method; withdrawn consent, by none', () => {
  const stances = (['SOFT', 'TECHNICAL', 'CONFIG', 'HARD', 'FIXABLE', 'SENSITIVE', 'CONSENT'] as const).map(stanceAfter);
  expect(stances).toEqual(['again', 'again', 'again', 'other', 'other', 'other', 'never']);
  expect(stanceAfter(null)).toBe('again');
});

describe('withdrawn consent', () => {
  test('keeps every charge away until it is given again', () => {
    const blocked = { ...usual, status: 'blocked', blockedReason: 'consent' };
    const charges = [declined('usual', 'CONSENT')];
    expect(chargeOffer({ paymentMethods: [blocked, method('second')], charges }, failed('CONSENT')).stance).toBe('never');
    expect(chargeOffer({ paymentMethods: [blocked], charges: [] }, null).stance).toBe('never');
    expect(chargeOffer({ paymentMethods: [usual, method('second')], charges }, failed('CONSENT'))).toEqual({ stance: 'again', refused: new Set(), other: 'second' });
  });
});

test('a usual method that may never be charged again leads to another one, whatever failed', () => {
  const blocked = { ...usual, status: 'blocked', blockedReason: 'advice' };
  expect(chargeOffer({ paymentMethods: [blocked, method('second')], charges: [] }, failed('SOFT'))).toMatchObject({ stance: 'other', other: 'second' });
});

describe('the other method', () => {
  test.each(['HARD', 'FIXABLE', 'SENSITIVE'] as const)('after %s is the one that was not declined', (failureClass) => {
    const offer = chargeOffer({ paymentMethods: [usual, method('second')], charges: [declined('usual', failureClass)] }, failed(failureClass));
    expect(offer).toEqual({ stance: 'other', refused: new Set(['usual']), other: 'second' });
  });

  test('is none when nothing else can be charged', () => {
    const paymentMethods = [usual, method('old', { expired: true }), method('blocked', { status: 'blocked' }), method('tried')];
    expect(chargeOffer({ paymentMethods, charges: [declined('tried', 'HARD'), declined('usual', 'HARD')] }, failed('HARD')).other).toBeNull();
  });

  test('is the new usual one when the subscriber has changed it since', () => {
    const paymentMethods = [method('declined'), method('spare'), method('new', { isDefault: true })];
    expect(chargeOffer({ paymentMethods, charges: [declined('declined', 'HARD')] }, failed('HARD')).other).toBe('new');
  });

  test('after a failure that may pass is any beside the usual one, which may be charged itself', () => {
    const offer = chargeOffer({ paymentMethods: [usual, method('second')], charges: [declined('usual', 'SOFT')] }, failed('SOFT'));
    expect(offer).toEqual({ stance: 'again', refused: new Set(), other: 'second' });
  });

  test('is never the usual one when its charge is not among those known', () => {
    expect(chargeOffer({ paymentMethods: [usual], charges: [] }, failed('HARD')).other).toBeNull();
  });

  test('may be one that was declined for another renewal', () => {
    const charges = [declined('usual', 'HARD'), declined('second', 'HARD', 'r0')];
    expect(chargeOffer({ paymentMethods: [usual, method('second')], charges }, failed('HARD')).other).toBe('second');
  });
});
