import type { Locale } from '#kernel';
import type { CaseTopic } from '#subscribers';

const SUBJECTS: Readonly<Record<Locale, Readonly<Record<CaseTopic, string>>>> = {
  en: {
    amount_mismatch: 'The provider took another amount or currency than the charge asked for',
    paid_after_loss: 'A payment arrived for a number that can no longer be extended',
  },
  fr: {
    amount_mismatch: 'Le prestataire a prélevé un montant ou une devise autres que ceux demandés',
    paid_after_loss: 'Un paiement est arrivé pour un numéro qui ne peut plus être prolongé',
  },
  zh: {
    amount_mismatch: '支付服务商扣取的金额或货币与请求的不同',
    paid_after_loss: '收到付款时号码已无法续期',
  },
};

/** What a case that the system has opened is about, in the reader's language. */
export function topicSubject(topic: CaseTopic, locale: Locale): string {
  return SUBJECTS[locale][topic];
}
