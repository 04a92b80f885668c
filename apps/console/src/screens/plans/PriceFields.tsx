import { CURRENCIES, LONGEST_PERIOD, isCurrency } from '#kernel';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ChoiceList } from '../../actions/fields/ChoiceList.js';
import { NativeSelect } from '../../actions/fields/NativeSelect.js';
import { useText } from '../../i18n/LanguageContext.js';
import { majorText, minorOf } from './plan.terms.js';
import type { PlanFieldsProps } from './plan-fields.props.js';
import styles from './plan-fields.module.css';
import { WholeNumberField } from './WholeNumberField.js';

const CODES = Object.keys(CURRENCIES).sort();
const UNITS = ['day', 'month', 'year'] as const;
const POLICIES = ['additive', 'floor'] as const;

/** What a period costs, how long it is, and what a payment does to validity. */
export function PriceFields(fields: PlanFieldsProps) {
  const { input, change, disabled } = fields;
  const { t } = useText();
  const [count, setCount] = useState(input.periodCount);
  // A length that the unit makes too long is kept as typed, and told only once it will do.
  const tellPeriod = (nextCount: number | undefined, periodUnit: string | undefined): void => {
    setCount(nextCount);
    change({ periodUnit, periodCount: nextCount !== undefined && nextCount > longest(periodUnit) ? undefined : nextCount });
  };
  const [amount, setAmount] = useState(() => majorText(input.priceMinor, input.currency));
  // The currency says how the amount is read: 12.50 is no amount of yen.
  const tell = (nextAmount: string, currency: string | undefined): void => {
    setAmount(nextAmount);
    change({ currency, priceMinor: currency === undefined ? undefined : minorOf(nextAmount, currency) });
  };
  return (
    <>
      <div className={`${styles['four']} ${styles['money']}`}>
        <AmountField {...fields} text={amount} onType={(next) => tell(next, input.currency)} />
        <CurrencyField {...fields} onChoose={(currency) => tell(amount, currency)} />
        <WholeNumberField {...fields} name="periodCount" max={longest(input.periodUnit)} change={({ periodCount }) => tellPeriod(periodCount, input.periodUnit)} />
        <NativeSelect
          label={t('plans.form.unit')}
          value={input.periodUnit ?? ''}
          options={UNITS.map((unit) => ({ value: unit, label: t(`plans.unit.${unit}`) }))}
          disabled={disabled}
          onChange={(periodUnit) => tellPeriod(count, periodUnit)}
        />
      </div>
      <div className={styles['policy']}>
        <ChoiceList
          label={t('plans.form.policy')}
          choices={POLICIES.map((policy) => ({ value: policy, title: t(`plans.policy.${policy}`), detail: t(`plans.policyHelp.${policy}`) }))}
          value={input.extensionPolicy}
          onChange={(extensionPolicy) => change({ extensionPolicy })}
        />
        <WholeNumberField {...fields} name="maxAccumulatedDays" optional help={t('plans.form.maxHelp')} />
      </div>
      <FormControlLabel
        control={<Checkbox checked={input.balanceFirst ?? false} disabled={disabled} onChange={(event) => change({ balanceFirst: event.target.checked })} />}
        label={t('plans.form.balanceFirst')}
      />
    </>
  );
}

function longest(unit: string | undefined): number {
  const known = UNITS.find((each) => each === unit);
  return known ? LONGEST_PERIOD[known] : Number.POSITIVE_INFINITY;
}

/** Typed in major units; the minor units that the server takes follow from the currency. */
function AmountField({ input: { currency }, disabled, errorOf, text, onType }: PlanFieldsProps & { text: string; onType: (text: string) => void }) {
  const { t } = useText();
  const wrong = text.trim() !== '' && currency !== undefined && minorOf(text, currency) === undefined;
  const decimals = currency !== undefined && isCurrency(currency) ? CURRENCIES[currency] : 2;
  const error = wrong ? (decimals === 0 ? t('plans.form.amountWhole') : t('plans.form.amountWrong', { count: decimals })) : errorOf('priceMinor');
  return (
    <TextField
      label={t('plans.form.amount')}
      value={text}
      disabled={disabled}
      error={error !== null}
      helperText={error}
      onChange={(event) => onType(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', maxLength: 14 } }}
    />
  );
}

function CurrencyField({ input, disabled, errorOf, onChoose }: PlanFieldsProps & { onChoose: (currency: string | undefined) => void }) {
  const { t, tag } = useText();
  const names = new Intl.DisplayNames(tag, { type: 'currency', fallback: 'code' });
  return (
    <NativeSelect
      label={t('plans.form.currency')}
      value={input.currency ?? ''}
      options={[...(input.currency ? [] : [{ value: '', label: t('plans.form.currencyChoose') }]), ...CODES.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))]}
      disabled={disabled}
      error={errorOf('currency')}
      onChange={(currency) => onChoose(currency === '' ? undefined : currency)}
    />
  );
}
