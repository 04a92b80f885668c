import { useRead } from '../../api/ApiContext.js';
import { moneyText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { RefundableQuery } from '../actions.graphql.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import { MinorAmountField } from './MinorAmountField.js';

const KINDS = ['reversal', 'correction', 'goodwill'] as const;

/** What the refund is for, and how much: all that is left, or a part. A renewal is taken back whole. */
export function RefundChargeFields({ input, change, disabled, errorOf }: FieldsProps<ActionInputs['refundCharge']>) {
  const { t, locale } = useText();
  const { data } = useRead(RefundableQuery, { id: input.chargeId ?? '' }, { enabled: input.chargeId !== undefined });
  const left = data?.charge.refundable;
  return (
    <>
      <ChoiceList
        autoFocus
        label={t('actions.field.kind')}
        value={input.kind}
        choices={KINDS.map((kind) => ({ value: kind, title: t(`actions.refund.kind.${kind}`), detail: t(`actions.refund.help.${kind}`) }))}
        onChange={(kind) => change(kind === 'reversal' ? { kind, amountMinor: undefined } : { kind })}
      />
      {left && input.kind !== 'reversal' && (
        <MinorAmountField
          label={t('actions.refund.amount')}
          currency={left.currency}
          suggested={left.minor}
          disabled={disabled}
          error={errorOf('amountMinor')}
          help={t('actions.refund.left', { amount: moneyText(left, locale) })}
          onChange={(amountMinor) => change({ amountMinor })}
        />
      )}
    </>
  );
}
