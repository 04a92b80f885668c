import { useRead } from '../api/ApiContext.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Execution } from './action.intents.js';
import { ActionFormsQuery } from './actions.graphql.js';
import { RunDialog } from './RunDialog.js';
import { useActionSubject, type SubjectRef } from './use-action-subject.js';
import { useAction } from './use-action.js';
import { WaitingDialog } from './WaitingDialog.js';

export interface UndoDialogProps {
  execution: Pick<Execution, 'id' | 'action'>;
  subject?: SubjectRef;
  onDone?: (execution: Execution) => void;
  onClose: () => void;
}

/** Takes an execution back: an action of its own, previewed and confirmed like any other. */
export function UndoDialog({ execution, subject: ref, onDone, onClose }: UndoDialogProps) {
  const { t, label } = useText();
  const forms = useRead(ActionFormsQuery, {});
  const { subject, lineZone, who } = useActionSubject(ref);
  const run = useAction({ initialInput: {}, initialReason: '', intentOf: () => ({ undo: execution.id }), onDone });
  const form = forms.data?.actionForms.find(({ name }) => name === execution.action);
  const title = t('actions.undoTitle', { action: label('domain.action', execution.action) });
  if (!form) return <WaitingDialog title={title} error={forms.error} denied={null} width="sm" onClose={onClose} />;
  return (
    <RunDialog
      isUndo
      missing={[]}
      run={run}
      title={title}
      about={who}
      form={form}
      subject={subject}
      lineZone={lineZone}
      width="sm"
      onClose={onClose}
    />
  );
}
