import Button from '@mui/material/Button';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Lock from '@mui/icons-material/LockOutlined';
import { useId } from 'react';
import type { ApiError } from '../api/api-error.js';
import { LoadingBar } from '../components/LoadingBar.js';
import { ErrorState } from '../components/States.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './action-dialog.module.css';
import { Note } from './Note.js';

export interface WaitingDialogProps {
  title: string;
  error: ApiError | null;
  /** The server's reason why the reader may not do this. */
  denied: string | null;
  width: NonNullable<DialogProps['maxWidth']>;
  onClose: () => void;
}

/** The dialog before its form can be shown: on its way, failed, or not for this reader. */
export function WaitingDialog({ title, error, denied, width, onClose }: WaitingDialogProps) {
  const { t } = useText();
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={width} aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {denied !== null ? (
          <Note tone="warn" icon={Lock} title={t('actions.problem.deniedTitle')}>
            {denied}
          </Note>
        ) : error ? (
          <ErrorState error={error} />
        ) : (
          <div className={styles['skeleton']}>
            <LoadingBar />
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} autoFocus>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
