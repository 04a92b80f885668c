import TextField from '@mui/material/TextField';
import { isCurrency, minorToDecimal } from '#kernel';
import { useState } from 'react';
import { useRead } from '../../api/ApiContext.js';
import { moneyText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { RefundableQuery } from '../actions.graphql.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import { minorOf } from './minor.amount.js';
import styles from './fields.module.css';

const KINDS = ['reversal', 'correction', 'goodwill'] as const;

/** What the refund is for, and how much: all that is left, or a part typed as a decimal of the charge's currency. A renewal is taken back whole. */
export function RefundChargeFields({ input, change, disabled, errorOf }: FieldsProps<ActionInputs['refundCharge']>) {
  const { t, locale } = useText();
  const { data } = useRead(RefundableQuery, { id: input.chargeId ?? '' }, { enabled: input.chargeId !== undefined });
  const [text, setText] = useState('');
  const left = data?.charge.refundable;
  const currency = left?.currency ?? '';
  const isWhole = input.kind === 'reversal';
  const wrong = text.trim() !== '' && minorOf(text, currency) === null;
  const tell = (next: string): void => {
    setText(next);
    // What cannot be read is sent as it is, so that the server says what is wrong with it and nothing is mistaken for everything.
    change({ amountMinor: next.trim() === '' ? undefined : (minorOf(next, currency) ?? next.slice(0, 40)) });
  };
  return (
    <>
      <ChoiceList
        autoFocus
        label={t('actions.field.kind')}
        value={input.kind}
        choices={KINDS.map((kind) => ({ value: kind, title: t(`actions.refund.kind.${kind}`), detail: t(`actions.refund.help.${kind}`) }))}
        onChange={(kind) => change(kind === 'reversal' ? { kind, amountMinor: undefined } : { kind, amountMinor: text.trim() === '' ? undefined : (minorOf(text, currency) ?? text) })}
      />
      {left && !isWhole && (
        <TextField
          className={styles['short'] ?? ''}
          label={`${t('actions.refund.amount')} (${currency})`}
          value={text}
          placeholder={isCurrency(currency) ? minorToDecimal(BigInt(left.minor), currency) : ''}
          disabled={disabled}
          error={wrong || errorOf('amountMinor') !== null}
          helperText={wrong ? t('actions.refund.amountWrong') : (errorOf('amountMinor') ?? t('actions.refund.left', { amount: moneyText(left, locale) }))}
          onChange={(event) => tell(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', maxLength: 24 } }}
        />
      )}
    </>
  );
}
