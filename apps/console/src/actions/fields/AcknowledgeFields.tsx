import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import type { FieldsProps } from './fields.props.js';

/** What was looked at, and why money may move again: kept with the hold and in the record. */
export function AcknowledgeFields({ input, change, disabled, errorOf }: FieldsProps<ActionInputs['acknowledgeViolation']>) {
  const { t } = useText();
  const [text, setText] = useState(input.explanation ?? '');
  return (
    <TextField
      fullWidth
      multiline
      minRows={3}
      autoFocus
      label={t('actions.field.explanation')}
      value={text}
      disabled={disabled}
      error={errorOf('explanation') !== null}
      helperText={errorOf('explanation') ?? t('invariants.explanationHint')}
      onChange={(event) => {
        setText(event.target.value);
        change({ explanation: event.target.value.trim() || undefined });
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 500 } }}
    />
  );
}
