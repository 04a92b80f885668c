import type { Locale } from '#kernel';

export interface LinkFacts {
  /** With its currency, as the language writes it. */
  readonly amount: string;
  readonly url: string;
  /** When the link ends, on the line's calendar. */
  readonly end: string;
}

/** What may be sent to the subscriber together with a link, as it stands. */
export const confirmationMessages: Readonly<Record<Locale, (facts: LinkFacts) => string>> = {
  en: ({ amount, url, end }) => `Your bank asks you to confirm the payment of ${amount} for your number. Please confirm it here by ${end}: ${url} Nothing is taken before you do.`,
  fr: ({ amount, url, end }) => `Votre banque vous demande de confirmer le paiement de ${amount} pour votre numéro. Confirmez-le ici avant le ${end} : ${url} Rien n’est prélevé avant.`,
  zh: ({ amount, url, end }) => `您的银行要求您确认为您的号码支付 ${amount}。请在 ${end} 前通过此链接确认：${url} 确认之前不会扣款。`,
};
