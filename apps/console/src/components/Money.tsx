import { moneyText, type MoneyValue } from '../format/amount.js';
import { useText } from '../i18n/LanguageContext.js';

/** An amount as the reader's language writes it, digits aligned. */
export function Money({ amount }: { amount: MoneyValue }) {
  const { locale } = useText();
  return <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{moneyText(amount, locale)}</span>;
}
