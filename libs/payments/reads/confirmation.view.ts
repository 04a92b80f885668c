import { formatMoney, localeOf, money } from '#kernel';
import type { CurrencyCode, Locale } from '#kernel';
import { record } from '#permissions';
import { abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { confirmationMessages } from '../domain/wording/link.words.js';

/** What is stored of the link under which a subscriber confirms a charge. */
export interface StoredConfirmation {
  readonly status: string;
  readonly market: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly zone: string;
  /** Of the subscriber, BCP 47. */
  readonly language: string;
  readonly confirmBy: Date | null;
  readonly confirmUrl: string | null;
}

export interface ConfirmationView {
  /** null: the provider gave none, or the reader may not hand it out. */
  readonly url: string | null;
  readonly endsAt: Date;
  /** In the subscriber's language. */
  readonly message: string | null;
}

const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR', zh: 'zh-CN' };

/** The link while it is open. Whoever has it speaks to the bank for the subscriber, so it is shown to those only who may send one. */
export function confirmationView(row: StoredConfirmation, staff: StaffActor): ConfirmationView | null {
  const { status, market, confirmBy, confirmUrl } = row;
  if (status !== 'awaiting' || confirmBy === null) return null;
  const url = abilityOf(staff).can('sendConfirmationLink', record('Line', { market })) ? confirmUrl : null;
  return { url, endsAt: confirmBy, message: url && messageWith(url, confirmBy, row) };
}

function messageWith(url: string, end: Date, { language, zone, amountMinor, currency }: StoredConfirmation): string {
  const locale = localeOf(language);
  const amount = formatMoney(money(amountMinor, currency as CurrencyCode), locale);
  return confirmationMessages[locale]({ amount, url, end: linkEndText(end, zone, locale) });
}

/** When a link ends, on the line's calendar, as its language writes it. */
export function linkEndText(end: Date, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(TAGS[locale], { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(end);
}
