import ErrorIcon from '@mui/icons-material/ErrorRounded';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import { useState, type SubmitEvent } from 'react';
import type { ActionForm } from '../../actions/action.intents.js';
import dialog from '../../actions/action-dialog.module.css';
import { ChoiceList } from '../../actions/fields/ChoiceList.js';
import { NativeSelect } from '../../actions/fields/NativeSelect.js';
import { wholeNumber } from '../../actions/form.rules.js';
import { Note } from '../../actions/Note.js';
import { needsNote } from '../../actions/ReasonFields.js';
import { useWrite } from '../../api/ApiContext.js';
import type { BulkRunInput } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { PrepareBulkRun } from './bulk.graphql.js';

const ACTIONS = ['renewNow', 'extendValidity', 'setAutoRenew', 'openCase'] as const;
type BulkAction = (typeof ACTIONS)[number];

export interface BulkFormProps {
  forms: readonly ActionForm[];
  selection: Pick<BulkRunInput, 'renewalIds' | 'filter'>;
  onPrepared: (runId: string) => void;
  onClose: () => void;
}

/** Which action, with what, and why. */
export function BulkForm({ forms, selection, onPrepared, onClose }: BulkFormProps) {
  const { t, label } = useText();
  const allowed = ACTIONS.filter((each) => forms.some(({ name, allowed: may }) => name === each && may));
  const [action, setAction] = useState<BulkAction | undefined>(allowed[0]);
  const [value, setValue] = useState('');
  const [reasonCode, setReason] = useState('');
  const [note, setNote] = useState('');
  const prepare = useWrite(PrepareBulkRun, { refresh: false });
  const fields = action && fieldsOf(action, value);
  const ready = action && fields && reasonCode !== '' && !needsNote({ reasonCode, note });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!ready || prepare.isPending) return;
    prepare.mutate({ input: { action, ...fields, ...selection, reasonCode, note: note.trim() || null } }, { onSuccess: ({ prepared }) => onPrepared(prepared.id) });
  };
  const reasons = forms.find(({ name }) => name === action)?.reasonCodes ?? [];
  return (
    <form onSubmit={submit} className={dialog['form']} noValidate>
      <DialogContent dividers className={dialog['body'] ?? ''}>
        <ChoiceList
          autoFocus
          label={t('bulk.dialog.action')}
          value={action}
          choices={allowed.map((each) => ({ value: each, title: label('domain.action', each), detail: t(`bulk.dialog.help.${each}`) }))}
          onChange={(chosen) => {
            setAction(allowed.find((each) => each === chosen));
            setValue('');
            setReason('');
          }}
        />
        {action && <OwnField action={action} value={value} onChange={setValue} />}
        <NativeSelect
          label={t('actions.reasonLabel')}
          value={reasonCode}
          options={[{ value: '', label: t('actions.reasonChoose') }, ...reasons.map((code) => ({ value: code, label: code === 'other' ? t('actions.reasonOther') : label('actions.reason', code) }))]}
          onChange={setReason}
        />
        <TextField
          fullWidth
          label={t('actions.noteLabel')}
          value={note}
          helperText={needsNote({ reasonCode, note }) ? t('actions.noteNeeded') : t('actions.noteHelp')}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2000 } }}
        />
        {prepare.error && (
          <Note alert tone="bad" icon={ErrorIcon} title={t('actions.problem.refusedTitle')}>
            {prepare.error.message || t('actions.problem.unreachable')}
          </Note>
        )}
      </DialogContent>
      <DialogActions>
        <p className={dialog['missing']}>{t('bulk.dialog.nothing')}</p>
        <Button variant="outlined" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={!ready || prepare.isPending}>
          {t(prepare.isPending ? 'bulk.dialog.preparing' : 'bulk.dialog.prepare')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What the action asks for beside the rows; null while it is not complete. */
function fieldsOf(action: BulkAction, value: string): Pick<BulkRunInput, 'days' | 'autoRenew' | 'subject'> | null {
  switch (action) {
    case 'renewNow':
      return {};
    case 'extendValidity': {
      const days = wholeNumber(value);
      return typeof days === 'number' && days > 0 ? { days } : null;
    }
    case 'setAutoRenew':
      return value === '' ? null : { autoRenew: value === 'true' };
    case 'openCase':
      return value.trim() === '' ? null : { subject: value.trim() };
  }
}

function OwnField({ action, value, onChange }: { action: BulkAction; value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  if (action === 'renewNow') return null;
  if (action === 'setAutoRenew') {
    return (
      <ChoiceList
        label={t('actions.field.autoRenew')}
        value={value === '' ? undefined : value}
        onChange={onChange}
        choices={[
          { value: 'true', title: t('actions.autoRenew.on') },
          { value: 'false', title: t('actions.autoRenew.off') },
        ]}
      />
    );
  }
  const days = action === 'extendValidity';
  return (
    <TextField
      fullWidth={!days}
      label={t(days ? 'actions.field.days' : 'actions.field.subject')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: days ? { inputMode: 'numeric', maxLength: 5 } : { maxLength: 200 } }}
    />
  );
}
