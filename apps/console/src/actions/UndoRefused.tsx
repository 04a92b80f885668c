import Block from '@mui/icons-material/BlockRounded';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ApiError } from '../api/api-error.js';
import { useText } from '../i18n/LanguageContext.js';
import type { DialogState } from './dialog.states.js';
import { Note } from './Note.js';

/** Refusals that no new attempt changes. */
const FINAL: readonly ApiError['code'][] = ['UNDO_NOT_POSSIBLE', 'UNDO_EXPIRED', 'ALREADY_UNDONE', 'FORBIDDEN', 'NOT_FOUND'];

/** Why an execution cannot be taken back, if that is settled. */
export function undoRefusal({ refusal, problem }: Pick<DialogState, 'refusal' | 'problem'>): ApiError | null {
  return [refusal, problem].find((error) => error && FINAL.includes(error.code)) ?? null;
}

/** That there is nothing to decide any more, and why. */
export function UndoRefused({ refusal, onClose }: { refusal: ApiError; onClose: () => void }) {
  const { t } = useText();
  return (
    <>
      <DialogContent dividers>
        <Note alert tone="warn" icon={Block} title={t('actions.problem.undoTitle')}>
          {/* Undo is offered where it is possible; what stands in its way has come since. */}
          {refusal.code === 'UNDO_NOT_POSSIBLE' ? t('actions.problem.undoOvertaken') : refusal.message}
        </Note>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </>
  );
}
