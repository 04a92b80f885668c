import type { Locale } from '#kernel';

/** What we ourselves have to say of an exchange with a provider, where the provider said nothing that can be quoted. */
export const EXCHANGE_NOTES = ['no_connection', 'no_answer', 'still_under_way', 'question_refused', 'too_many_charges', 'search_lags', 'adapter_fault', 'no_sign_in', 'not_sent'] as const;
export type ExchangeNote = (typeof EXCHANGE_NOTES)[number];

/** A note without words does not compile. */
export const exchangeNoteWords: Readonly<Record<Locale, Readonly<Record<ExchangeNote, string>>>> = {
  en: {
    no_connection: 'The provider could not be connected to, so nothing was sent',
    no_answer: 'No answer came that says anything about the money',
    still_under_way: 'The provider has not finished with the payment',
    question_refused: 'The provider refused the question',
    too_many_charges: 'The subscriber has more payments at the provider than were looked through',
    search_lags: 'The provider’s search does not show the charge, but it may be behind',
    adapter_fault: 'A fault on our side spoiled the exchange',
    no_sign_in: 'The provider did not accept our sign-in, so nothing was asked of it',
    not_sent: 'The charge was prepared and not sent, as it was no longer wanted or too late',
  },
  fr: {
    no_connection: 'Le prestataire était injoignable, rien n’a été envoyé',
    no_answer: 'Aucune réponse n’indique si l’argent a été pris',
    still_under_way: 'Le prestataire n’en a pas fini avec le paiement',
    question_refused: 'Le prestataire a refusé la question',
    too_many_charges: 'L’abonné a chez le prestataire plus de paiements qu’on n’en a parcouru',
    search_lags: 'La recherche du prestataire ne montre pas le prélèvement, mais elle peut être en retard',
    adapter_fault: 'Un défaut de notre côté a gâché l’échange',
    no_sign_in: 'Le prestataire a refusé notre connexion, rien ne lui a été demandé',
    not_sent: 'Le prélèvement a été préparé sans être envoyé, car il n’était plus voulu ou venait trop tard',
  },
  zh: {
    no_connection: '无法连接支付服务商，未发送任何内容',
    no_answer: '未收到可判断扣款结果的响应',
    still_under_way: '支付服务商尚未处理完该付款',
    question_refused: '支付服务商拒绝了查询',
    too_many_charges: '该用户在支付服务商处的付款过多，未能全部查阅',
    search_lags: '支付服务商的搜索未显示该扣款，但结果可能滞后',
    adapter_fault: '我方的故障中断了此次交互',
    no_sign_in: '支付服务商拒绝了我方登录，未提出任何请求',
    not_sent: '扣款已准备但未发送，因为已不再需要或为时已晚',
  },
};

/** The note in the reader's language, with the technical detail that belongs to it. */
export function exchangeNoteText(note: ExchangeNote, detail: string | null, locale: Locale): string {
  const words = exchangeNoteWords[locale][note];
  if (detail === null) return words;
  return locale === 'zh' ? `${words}（${detail}）` : `${words} (${detail})`;
}
