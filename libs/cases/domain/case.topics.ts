import type { Locale } from '#kernel';
import type { CaseTopic } from '#subscribers';

const SUBJECTS: Readonly<Record<Locale, Readonly<Record<CaseTopic, string>>>> = {
  en: {
    settlement_differs: 'The provider’s settlement lists another amount or currency than is booked for a charge',
    amount_mismatch: 'The provider took another amount or currency than the charge asked for',
    paid_after_loss: 'A payment arrived for a number that can no longer be extended',
    late_capture: 'The provider took money for a charge that was already closed as not paid: refund it, or extend the line',
    chargeback: 'The subscriber has disputed a payment with the bank',
    refund_unknown: 'The provider has not said what became of a refund',
    refund_returned: 'The bank sent a refund back: the subscriber does not have the money',
    refund_mismatch: 'The provider gave back another amount or currency than the refund asked for',
    refund_elsewhere: 'A payment was refunded at the provider and not from here',
    refund_late: 'A refund that was already closed as not made has gone out after all: see that it was not made a second time',
    outcome_unresolved: 'The provider never said whether a charge went through, and is not asked any more',
  },
  fr: {
    settlement_differs: 'Le relevé du prestataire indique un autre montant ou une autre devise que ce qui est comptabilisé',
    amount_mismatch: 'Le prestataire a prélevé un montant ou une devise autres que ceux demandés',
    paid_after_loss: 'Un paiement est arrivé pour un numéro qui ne peut plus être prolongé',
    late_capture: 'Le prestataire a pris l’argent d’un prélèvement déjà clos comme impayé : remboursez-le ou prolongez la ligne',
    chargeback: 'L’abonné a contesté un paiement auprès de sa banque',
    refund_unknown: 'Le prestataire n’a pas dit ce qu’est devenu un remboursement',
    refund_returned: 'La banque a renvoyé un remboursement : l’abonné n’a pas reçu l’argent',
    refund_mismatch: 'Le prestataire a rendu un montant ou une devise autres que ceux demandés',
    refund_elsewhere: 'Un paiement a été remboursé chez le prestataire et non depuis cette application',
    refund_late: 'Un remboursement déjà clos comme non effectué est finalement parti : vérifiez qu’il n’a pas été fait deux fois',
    outcome_unresolved: 'Le prestataire n’a jamais dit si un prélèvement a abouti, et n’est plus interrogé',
  },
  zh: {
    settlement_differs: '支付服务商结算单上的金额或币种与该笔扣款的入账不符',
    amount_mismatch: '支付服务商扣取的金额或货币与请求的不同',
    paid_after_loss: '收到付款时号码已无法续期',
    late_capture: '支付服务商对一笔已按未付款关闭的扣款收取了款项：请退款或延长该号码有效期',
    chargeback: '用户已通过银行对付款提出争议',
    refund_unknown: '支付服务商未告知退款结果',
    refund_returned: '银行退回了退款：用户未收到款项',
    refund_mismatch: '支付服务商退还的金额或货币与请求的不同',
    refund_elsewhere: '付款已在支付服务商处退款，而非在本系统操作',
    refund_late: '一笔已按未执行关闭的退款最终仍已退出：请确认没有重复退款',
    outcome_unresolved: '支付服务商始终未说明扣款是否成功，系统已不再询问',
  },
};

/** What a case that the system has opened is about, in the reader's language. */
export function topicSubject(topic: CaseTopic, locale: Locale): string {
  return SUBJECTS[locale][topic];
}
