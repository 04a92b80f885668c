import TextField from '@mui/material/TextField';
import type { Ref } from 'react';
import { useText } from '../i18n/LanguageContext.js';
import styles from './action-dialog.module.css';
import type { ActionRun } from './use-action.js';

/** Says nothing by itself, so the server asks for a note with it. */
const OTHER = 'other';

export function needsNote({ reasonCode, note }: { reasonCode: string; note: string }): boolean {
  return reasonCode === OTHER && note.trim() === '';
}

export interface ReasonFieldsProps {
  run: ActionRun;
  reasonCodes: readonly string[];
  /** Whether the button was pressed already, so that what is missing is said. */
  tried: boolean;
  disabled: boolean;
  reasonRef: Ref<HTMLSelectElement>;
  noteRef: Ref<HTMLTextAreaElement>;
}

/** Why it is done: kept in the audit trail. */
export function ReasonFields({ run, reasonCodes, tried, disabled, reasonRef, noteRef }: ReasonFieldsProps) {
  const { t, label } = useText();
  const { reasonCode, note } = run.state;
  return (
    <div className={styles['why']}>
      <TextField
        select
        fullWidth
        label={t('actions.reasonLabel')}
        value={reasonCode}
        disabled={disabled}
        error={tried && reasonCode === ''}
        helperText={tried && reasonCode === '' ? t('actions.reasonChoose') : undefined}
        onChange={(event) => run.chooseReason(event.target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: { ref: reasonRef, 'aria-required': true } }}
      >
        <option value="" disabled>
          {t('actions.reasonChoose')}
        </option>
        {reasonCodes.map((code) => (
          <option key={code} value={code}>
            {code === OTHER ? t('actions.reasonOther') : label('actions.reason', code)}
          </option>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        minRows={1}
        maxRows={5}
        label={t('actions.noteLabel')}
        value={note}
        disabled={disabled}
        error={tried && needsNote(run.state)}
        helperText={tried && needsNote(run.state) ? t('actions.noteNeeded') : t('actions.noteHelp')}
        onChange={(event) => run.writeNote(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { ref: noteRef, maxLength: 2000 } }}
      />
    </div>
  );
}
