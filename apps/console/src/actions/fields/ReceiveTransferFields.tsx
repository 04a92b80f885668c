import TextField from '@mui/material/TextField';
import { isCurrency, minorToDecimal } from '#kernel';
import { useState } from 'react';
import { useRead } from '../../api/ApiContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { ActionChargeQuery } from '../actions.graphql.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';
import { minorOf } from './minor.amount.js';

/** How much arrived, as the statement says it, and under which reference of the bank it can be seen. */
export function ReceiveTransferFields({ input, change, disabled, errorOf }: FieldsProps<ActionInputs['receiveTransfer']>) {
  const { t } = useText();
  const { data } = useRead(ActionChargeQuery, { id: input.chargeId ?? '' }, { enabled: input.chargeId !== undefined });
  const [text, setText] = useState('');
  const currency = data?.charge.amount.currency ?? '';
  const wrong = text.trim() !== '' && minorOf(text, currency) === null;
  return (
    <>
      <TextField
        autoFocus
        className={styles['short'] ?? ''}
        label={`${t('actions.transfer.amount')} (${currency})`}
        value={text}
        placeholder={data && isCurrency(currency) ? minorToDecimal(BigInt(data.charge.amount.minor), currency) : ''}
        disabled={disabled}
        error={wrong || errorOf('amountMinor') !== null}
        helperText={wrong ? t('actions.refund.amountWrong') : errorOf('amountMinor')}
        onChange={({ target: { value } }) => {
          setText(value);
          change({ amountMinor: value.trim() === '' ? undefined : (minorOf(value, currency) ?? value.slice(0, 40)) });
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', maxLength: 24 } }}
      />
      <TextField
        label={t('actions.field.bankReference')}
        value={input.bankReference ?? ''}
        disabled={disabled}
        error={errorOf('bankReference') !== null}
        helperText={errorOf('bankReference') ?? t('actions.transfer.referenceHelp')}
        onChange={({ target: { value } }) => change({ bankReference: value === '' ? undefined : value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 140 } }}
      />
    </>
  );
}
