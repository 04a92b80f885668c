import type { DialogProps } from '@mui/material/Dialog';
import { useState, type ReactNode } from 'react';
import { useRead } from '../api/ApiContext.js';
import { useText } from '../i18n/LanguageContext.js';
import type { ActionInputs, ActionName, Execution } from './action.intents.js';
import { ActionFormsQuery } from './actions.graphql.js';
import { actionFields } from './fields/action-fields.js';
import type { Draft, FieldsProps } from './fields/fields.props.js';
import { boundsFor, isOutOfBounds, missingFields } from './form.rules.js';
import { RunDialog } from './RunDialog.js';
import { UndoDialog } from './UndoDialog.js';
import { useActionSubject, type SubjectRef } from './use-action-subject.js';
import { useAction } from './use-action.js';
import { WaitingDialog } from './WaitingDialog.js';

export interface ActionDialogProps<Name extends ActionName> {
  action: Name;
  /** Ids that the form does not ask for, and defaults. */
  initialInput: Partial<ActionInputs[Name]>;
  /** Chosen beforehand, where the place that opens the dialog makes it plain. */
  initialReason?: string;
  /** For actions on a line or a subscriber. */
  subject?: SubjectRef;
  /** Under the title, where there is no `subject`. */
  about?: ReactNode;
  width?: NonNullable<DialogProps['maxWidth']>;
  /** Own fields; without them those of the action, or drawn from its form. */
  renderFields?: (fields: FieldsProps<ActionInputs[Name]>) => ReactNode;
  /** It was answered: done, declined, or with an outcome that is not known yet. */
  onDone?: (execution: Execution) => void;
  onClose: () => void;
}

/** Any action of the staff: fill in, see what will happen, do exactly that once, see what came of it. Mount it while it is open. */
export function ActionDialog<Name extends ActionName>(props: ActionDialogProps<Name>) {
  const { action, initialInput, initialReason = '', subject: ref, about, width = 'sm', renderFields, onDone, onClose } = props;
  const { t, label } = useText();
  const forms = useRead(ActionFormsQuery, {});
  const { subject, lineZone, who, error } = useActionSubject(ref);
  const [undoing, setUndoing] = useState<Execution | null>(null);
  const form = forms.data?.actionForms.find(({ name }) => name === action) ?? null;
  const run = useAction({
    initialInput,
    initialReason,
    intentOf: (input) => (form !== null && missingFields(form, input).length === 0 ? { action, input } : null),
    onDone,
  });
  const title = label('domain.action', action);
  if (undoing) return <UndoDialog execution={undoing} {...(ref && { subject: ref })} onClose={onClose} />;
  if (!form?.allowed || (ref && !subject)) {
    return <WaitingDialog title={title} error={forms.error ?? error} denied={form && !form.allowed ? form.deniedReason : null} width={width} onClose={onClose} />;
  }

  const { input, phase, refusal } = run.state;
  const fields: FieldsProps<ActionInputs[Name]> = {
    input: input as Draft<ActionInputs[Name]>,
    change: run.change,
    form,
    subject,
    disabled: phase !== 'editing',
    errorOf(name) {
      const field = form.fields.find((each) => each.name === name);
      if (field && isOutOfBounds(field, input[name])) {
        const { min, max } = boundsFor(form, field);
        return t('actions.bounds', { min: min ?? '–', max: max ?? '–' });
      }
      return refusal?.params['field'] === name ? refusal.message : null;
    },
  };
  const OwnFields = actionFields[action] as (fields: FieldsProps<ActionInputs[Name]>) => ReactNode;
  return (
    <RunDialog
      run={run}
      title={title}
      about={who ?? about}
      form={form}
      subject={subject}
      lineZone={lineZone}
      missing={missingFields(form, input)}
      fields={renderFields ? renderFields(fields) : <OwnFields {...fields} />}
      width={width}
      onUndo={setUndoing}
      onClose={onClose}
    />
  );
}
