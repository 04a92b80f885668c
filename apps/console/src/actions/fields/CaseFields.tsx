import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { phoneText } from '../../format/phone.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';
import { NativeSelect } from './NativeSelect.js';

/** What it is about, and which line, if one. */
export function OpenCaseFields({ input, change, subject, disabled, errorOf }: FieldsProps<ActionInputs['openCase']>) {
  const { t } = useText();
  const [text, setText] = useState(input.subject ?? '');
  const lines = subject?.lines ?? [];
  return (
    <>
      <TextField
        fullWidth
        label={t('actions.field.subject')}
        value={text}
        autoFocus
        disabled={disabled}
        error={errorOf('subject') !== null}
        helperText={errorOf('subject') ?? t('actions.cases.hint')}
        onChange={(event) => {
          setText(event.target.value);
          change({ subject: event.target.value.trim() || undefined });
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 200 } }}
      />
      {lines.length > 1 && (
        <NativeSelect
          label={t('actions.field.lineId')}
          value={input.lineId ?? ''}
          options={[{ value: '', label: t('actions.cases.wholeAccount') }, ...lines.map(({ id, msisdn }) => ({ value: id, label: phoneText(msisdn) }))]}
          disabled={disabled}
          onChange={(lineId) => change({ lineId: lineId || undefined })}
        />
      )}
    </>
  );
}

/** Which case; nothing to decide when it was opened from one. */
export function CloseCaseFields({ input, change, subject }: FieldsProps<ActionInputs['closeCase']>) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const open = (subject?.cases ?? []).filter(({ id, status }) => status.toLowerCase() === 'open' || id === input.caseId);
  if (open.length === 0) return <p className={styles['hint']}>{t('actions.preview.nothing')}</p>;
  return (
    <ChoiceList
      label={t('actions.field.caseId')}
      value={input.caseId}
      onChange={(caseId) => change({ caseId })}
      choices={open.map(({ id, reference, subject: about, openedAt }) => ({
        value: id,
        title: about,
        detail: `${reference} · ${t('actions.cases.openedAt', { date: formatInstant(openedAt, 'date', tag, zone) })}`,
      }))}
    />
  );
}
