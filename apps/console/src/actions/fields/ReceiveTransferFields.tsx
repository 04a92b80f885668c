import TextField from '@mui/material/TextField';
import { useRead } from '../../api/ApiContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { ActionChargeQuery } from '../actions.graphql.js';
import type { FieldsProps } from './fields.props.js';
import { MinorAmountField } from './MinorAmountField.js';

/** How much arrived, as the statement says it, and under which reference of the bank it can be seen. */
export function ReceiveTransferFields({ input, change, disabled, errorOf }: FieldsProps<ActionInputs['receiveTransfer']>) {
  const { t } = useText();
  const { data } = useRead(ActionChargeQuery, { id: input.chargeId ?? '' }, { enabled: input.chargeId !== undefined });
  return (
    <>
      <MinorAmountField
        autoFocus
        label={t('actions.transfer.amount')}
        currency={data?.charge.amount.currency ?? ''}
        suggested={data?.charge.amount.minor}
        disabled={disabled}
        error={errorOf('amountMinor')}
        onChange={(amountMinor) => change({ amountMinor })}
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
