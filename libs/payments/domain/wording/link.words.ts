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

/** The same with a page for a new card. */
export const cardMessages: Readonly<Record<Locale, (facts: Omit<LinkFacts, 'amount'>) => string>> = {
  en: ({ url, end }) => `Please give us a new card for your number. You can enter it safely with our payment provider here, by ${end}: ${url} Nothing is charged there.`,
  fr: ({ url, end }) => `Merci de nous donner une nouvelle carte pour votre numéro. Saisissez-la en sécurité chez notre prestataire de paiement avant le ${end} : ${url} Rien n’y est prélevé.`,
  zh: ({ url, end }) => `请为您的号码提供新的银行卡。您可以在 ${end} 前通过我们的支付服务商安全填写：${url} 此页面不会扣款。`,
};
