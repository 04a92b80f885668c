import TextField from '@mui/material/TextField';
import { isCurrency, minorToDecimal } from '#kernel';
import { useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './fields.module.css';
import { minorOf } from './minor.amount.js';

export interface MinorAmountFieldProps {
  label: string;
  /** ISO 4217; empty while it is not known. */
  currency: string;
  /** In minor units: what stands there as long as nothing is typed. */
  suggested: string | undefined;
  disabled: boolean;
  /** The server's word on it. */
  error: string | null;
  help?: string;
  autoFocus?: boolean;
  /** Minor units as digits; undefined: nothing is typed. What cannot be read is told as it is, so that the server says what is wrong with it and nothing is mistaken for everything. */
  onChange: (minor: string | undefined) => void;
}

/** An amount, typed as a decimal of its currency. */
export function MinorAmountField({ label, currency, suggested, disabled, error, help, autoFocus = false, onChange }: MinorAmountFieldProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const wrong = text.trim() !== '' && minorOf(text, currency) === null;
  return (
    <TextField
      autoFocus={autoFocus}
      className={styles['short'] ?? ''}
      label={`${label} (${currency})`}
      value={text}
      placeholder={suggested !== undefined && isCurrency(currency) ? minorToDecimal(BigInt(suggested), currency) : ''}
      disabled={disabled}
      error={wrong || error !== null}
      helperText={wrong ? t('actions.refund.amountWrong') : (error ?? help)}
      onChange={({ target: { value } }) => {
        setText(value);
        onChange(value.trim() === '' ? undefined : (minorOf(value, currency) ?? value.slice(0, 40)));
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', maxLength: 24 } }}
    />
  );
}
