import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { numberOrWrong, wholeNumber } from '../../actions/form.rules.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { PlanFieldsProps } from './plan-fields.props.js';

type NumberName = 'periodCount' | 'chargeDaysBefore' | 'graceDays' | 'suspendedDays' | 'quarantineDays' | 'pointsEarned' | 'pointsValidDays' | 'maxAccumulatedDays';

export interface WholeNumberFieldProps extends PlanFieldsProps {
  name: NumberName;
  /** Empty means none, and is no mistake. */
  optional?: boolean;
  /** The most that makes sense here, where the server would take more. */
  max?: number;
  help?: string;
}

/** A whole number of days, points or periods. What is typed stays; the value is told once it can be read. */
export function WholeNumberField({ name, input, change, disabled, errorOf, optional = false, max, help }: WholeNumberFieldProps) {
  const { t } = useText();
  const [text, setText] = useState(() => (Number.isNaN(input[name]) ? '' : String(input[name] ?? '')));
  const read = wholeNumber(text);
  const isEmpty = text.trim() === '';
  const unreadable = read === undefined && !(optional && isEmpty);
  const outside = max !== undefined && read !== undefined && (read < 1 || read > max);
  const error = unreadable ? t('plans.form.wholeNumber') : outside ? t('actions.bounds', { min: 1, max }) : errorOf(name);
  return (
    <TextField
      label={name === 'periodCount' ? t('plans.form.every') : t(`plans.form.${name}`)}
      value={text}
      disabled={disabled}
      error={error !== null}
      helperText={error ?? help}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        // A required field that cannot be read is missing anyhow; an optional one must not pass for empty.
        change({ [name]: optional ? (numberOrWrong(next) ?? null) : wholeNumber(next) });
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
    />
  );
}
