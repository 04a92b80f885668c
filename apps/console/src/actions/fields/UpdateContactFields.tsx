import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { languageName } from '../choice.words.js';
import { CheckFields } from './CheckFields.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';
import { NativeSelect } from './NativeSelect.js';

type Input = ActionInputs['updateContact'];

/** What is known is filled in; the address is masked, so it is only typed anew. A field left as it is stays as it is. */
export function UpdateContactFields({ input, change, form, subject, disabled, errorOf }: FieldsProps<Input>) {
  const { t, tag } = useText();
  const [name, setName] = useState(subject?.name ?? '');
  const [email, setEmail] = useState('');
  if (!subject) return null;
  const choicesOf = (field: string): readonly string[] => form.fields.find((each) => each.name === field)?.choices ?? [];
  return (
    <div className={styles['two']}>
      <TextField
        label={t('actions.field.name')}
        value={name}
        autoFocus
        disabled={disabled}
        error={errorOf('name') !== null}
        helperText={errorOf('name')}
        onChange={(event) => {
          setName(event.target.value);
          change({ name: event.target.value.trim() || undefined });
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 200, autoComplete: 'off' } }}
      />
      <TextField
        type="email"
        label={t('actions.field.email')}
        value={email}
        disabled={disabled}
        error={errorOf('email') !== null}
        helperText={errorOf('email') ?? (subject.email === null ? undefined : t('actions.unchanged', { value: subject.email }))}
        onChange={(event) => {
          setEmail(event.target.value);
          change({ email: event.target.value.trim() || undefined });
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 254, autoComplete: 'off' } }}
      />
      <NativeSelect
        label={t('actions.field.language')}
        value={input.language ?? subject.language}
        options={[...new Set([subject.language, ...choicesOf('language')])].map((code) => ({ value: code, label: languageName(code, tag) }))}
        disabled={disabled}
        onChange={(language) => change({ language })}
      />
      <NativeSelect
        label={t('actions.field.zone')}
        value={input.zone ?? subject.zone}
        options={[...new Set([subject.zone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        disabled={disabled}
        onChange={(zone) => change({ zone })}
      />
      <CheckFields field="consents" choices={choicesOf('consents')} chosen={input.consents ?? subject.consents} disabled={disabled} onChange={(consents) => change({ consents })} />
    </div>
  );
}
