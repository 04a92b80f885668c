import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionField } from '../action.intents.js';
import { wholeNumber, wholeNumbers } from '../form.rules.js';
import { CheckFields, choiceLabel } from './CheckFields.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';
import { NativeSelect } from './NativeSelect.js';

/** Any action's fields, drawn from what the server says of them. An id is given by the place that opens the dialog. */
export function FormFields({ input, change, form, disabled, errorOf }: FieldsProps<object>) {
  const values = input as Readonly<Record<string, unknown>>;
  return (
    <div className={styles['two']}>
      {form.fields
        .filter(({ type }) => type !== 'ID')
        .map((field) => (
          <FormField key={field.name} field={field} value={values[field.name]} disabled={disabled} error={errorOf(field.name)} onChange={(value) => change({ [field.name]: value })} />
        ))}
    </div>
  );
}

interface FormFieldProps {
  field: ActionField;
  value: unknown;
  disabled: boolean;
  error: string | null;
  onChange: (value: unknown) => void;
}

function FormField({ field, value, disabled, error, onChange }: FormFieldProps) {
  const { t, label } = useText();
  const { name, type } = field;
  const choices = field.choices ?? [];
  if (type === 'MULTICHOICE') {
    return <CheckFields field={name} choices={choices} chosen={Array.isArray(value) ? value.map(String) : []} disabled={disabled} onChange={onChange} />;
  }
  if (type === 'CHOICE' || type === 'FLAG') {
    const options = type === 'FLAG' ? [{ value: 'true', label: t('common.yes') }, { value: 'false', label: t('common.no') }] : choices.map((choice) => ({ value: choice, label: choiceLabel(label, name, choice) }));
    return (
      <NativeSelect
        label={label('actions.field', name)}
        value={typeof value === 'boolean' || typeof value === 'string' ? String(value) : ''}
        options={[{ value: '', label: '–' }, ...options]}
        disabled={disabled}
        error={error}
        onChange={(next) => onChange(next === '' ? undefined : type === 'FLAG' ? next === 'true' : next)}
      />
    );
  }
  return <TypedField field={field} value={value} disabled={disabled} error={error} onChange={onChange} />;
}

/** What is typed stays on screen as it was typed; the value is told only when it can be read. */
function TypedField({ field: { name, type }, value, disabled, error, onChange }: FormFieldProps) {
  const { t, label } = useText();
  const [text, setText] = useState(() => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
  const read = type === 'INTEGER' ? wholeNumber : type === 'INTEGERS' ? wholeNumbers : (typed: string) => typed.trim() || undefined;
  return (
    <TextField
      label={label('actions.field', name)}
      value={text}
      disabled={disabled}
      error={error !== null}
      helperText={error ?? (type === 'INTEGERS' ? t('actions.listHint') : undefined)}
      onChange={(event) => {
        setText(event.target.value);
        onChange(read(event.target.value));
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: type === 'INTEGER' ? 'numeric' : 'text' } }}
    />
  );
}
