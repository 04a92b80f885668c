import type { Locale } from '../locale.js';

/** Why a payment method must not be charged again: the `{why}` of RETRY_FORBIDDEN. */
export const FORBIDDEN_REASONS = ['consent', 'visa_category_1', 'advice'] as const;
export type ForbiddenReason = (typeof FORBIDDEN_REASONS)[number];

/** They go on after a colon. */
export const forbiddenWords: Readonly<Record<Locale, Readonly<Record<ForbiddenReason, string>>>> = {
  en: {
    consent: 'the subscriber has withdrawn consent, which has to be recorded anew once it is given again',
    visa_category_1: 'the bank will never approve it',
    advice: 'the bank or its network forbids it for good',
  },
  fr: {
    consent: 'l’abonné a retiré son accord, et un nouvel accord doit être enregistré',
    visa_category_1: 'la banque ne l’approuvera jamais',
    advice: 'la banque ou son réseau l’interdit définitivement',
  },
  zh: {
    consent: '用户已撤回代扣授权，须在重新授权后登记',
    visa_category_1: '银行永远不会批准',
    advice: '银行或卡组织永久禁止扣款',
  },
};

export function isForbiddenReason(text: unknown): text is ForbiddenReason {
  return FORBIDDEN_REASONS.some((reason) => reason === text);
}
