import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { WaitingDialog } from '../../actions/WaitingDialog.js';
import { ActionFormsQuery } from '../../actions/actions.graphql.js';
import dialog from '../../actions/action-dialog.module.css';
import { useRead } from '../../api/ApiContext.js';
import type { BulkRunInput } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { BulkForm } from './BulkForm.js';
import { BulkPreview } from './BulkPreview.js';

export interface BulkDialogProps {
  /** What was chosen, in words. */
  about: string;
  selection: Pick<BulkRunInput, 'renewalIds' | 'filter'>;
  onPrepared: () => void;
  onClose: () => void;
}

/** Which action, then what it would do, then its start. Closing it after the preview began loses nothing: the run is in the list of runs. */
export function BulkDialog({ about, selection, onPrepared, onClose }: BulkDialogProps) {
  const { t } = useText();
  const id = useId();
  const [runId, setRunId] = useState<string | null>(null);
  const forms = useRead(ActionFormsQuery, {});
  if (!forms.data) return <WaitingDialog title={t('bulk.dialog.title')} error={forms.error} denied={null} width="sm" onClose={onClose} />;
  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>
        {t('bulk.dialog.title')}
        <span className={dialog['about']}>{about}</span>
      </DialogTitle>
      {runId === null ? (
        <BulkForm
          forms={forms.data.actionForms}
          selection={selection}
          onPrepared={(prepared) => {
            setRunId(prepared);
            onPrepared();
          }}
          onClose={onClose}
        />
      ) : (
        <BulkPreview runId={runId} onClose={onClose} />
      )}
    </Dialog>
  );
}
