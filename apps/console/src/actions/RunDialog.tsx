import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useStaff } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Translator } from '../i18n/translator.js';
import type { ActionForm, ActionSubject, Execution } from './action.intents.js';
import styles from './action-dialog.module.css';
import { ActionProblem } from './ActionProblem.js';
import { ActionResult } from './ActionResult.js';
import { AskedOf } from './AskedOf.js';
import { chargeOffer } from './charge.offer.js';
import { listText, methodName } from './choice.words.js';
import { mayBeSent, type DialogState } from './dialog.states.js';
import { confirmWords } from './effect.words.js';
import { hasWrongValue } from './form.rules.js';
import { PreviewPanel } from './PreviewPanel.js';
import { needsNote, ReasonFields } from './ReasonFields.js';
import { undoRefusal, UndoRefused } from './UndoRefused.js';
import type { ActionRun } from './use-action.js';

export interface RunDialogProps {
  run: ActionRun;
  title: string;
  /** Whom or what it is about, under the title. */
  about: ReactNode;
  form: ActionForm;
  subject: ActionSubject | null;
  lineZone: string | undefined;
  isUndo?: boolean;
  /** Names of fields without which there is no preview. */
  missing: readonly string[];
  /** The action's own fields. */
  fields?: ReactNode;
  width: NonNullable<DialogProps['maxWidth']>;
  onUndo?: (execution: Execution) => void;
  onClose: () => void;
}

/** One action from form to result: fields, preview, reason, button, and what came of it. */
export function RunDialog(props: RunDialogProps) {
  const { run, title, about, width, isUndo = false, onClose } = props;
  const { phase } = run.state;
  const refusal = isUndo ? undoRefusal(run.state) : null;
  const titleId = useId();
  const close = (): void => {
    if (phase !== 'sending') onClose();
  };
  return (
    <Dialog open onClose={(_, reason) => (reason === 'escapeKeyDown' || phase === 'settled') && close()} fullWidth maxWidth={width} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>
        {title}
        <span className={styles['about']}>{about}</span>
      </DialogTitle>
      {phase === 'settled' ? <Settled {...props} /> : refusal ? <UndoRefused refusal={refusal} onClose={onClose} /> : <Asking {...props} onClose={close} />}
    </Dialog>
  );
}

function Asking({ run, form, subject, fields, isUndo = false, missing, lineZone, onClose }: RunDialogProps) {
  const text = useText();
  const { t, label } = text;
  const staff = useStaff();
  const [tried, setTried] = useState(false);
  const reasonRef = useRef<HTMLSelectElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const { phase, plan, held, reasonCode } = run.state;
  const complete = missing.length === 0;
  const zone = lineZone ?? staff.zone;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reasonCode === '') reasonRef.current?.focus();
    else if (needsNote(run.state)) noteRef.current?.focus();
    else run.execute();
  };
  const words = plan && !held ? confirmWords(plan, isUndo, text, zone) : isUndo ? t('actions.confirm.undo') : label('domain.action', form.name);
  return (
    <form onSubmit={submit} className={styles['form']} noValidate>
      <DialogContent dividers className={styles['body'] ?? ''}>
        {fields && <fieldset className={styles['fields']} disabled={phase !== 'editing'}>{fields}</fieldset>}
        <PreviewPanel
          run={run}
          complete={complete}
          wrong={hasWrongValue(form, run.state.input)}
          isUndo={isUndo}
          movesMoney={form.movesMoney && !isUndo}
          method={form.name === 'renewNow' && !isUndo ? chargedMethod(subject, run.state.input, text) : null}
          lineZone={lineZone}
          zone={zone}
          knownFields={form.fields.map(({ name }) => name)}
        />
        <ReasonFields run={run} reasonCodes={form.reasonCodes} tried={tried} disabled={phase !== 'editing'} reasonRef={reasonRef} noteRef={noteRef} />
        <ActionProblem run={run} />
      </DialogContent>
      <DialogActions>
        <WhyNot missing={missing} state={run.state} />
        <Button variant="outlined" onClick={onClose} disabled={phase === 'sending'}>
          {t(phase === 'uncertain' ? 'common.close' : 'common.cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={!mayBeSent(run.state)} startIcon={phase === 'sending' ? <CircularProgress size={14} color="inherit" /> : undefined}>
          {phase === 'sending' ? t('actions.sending') : phase === 'uncertain' ? t('actions.tryAgain', { action: words }) : words}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What keeps the button from being pressed, said beside it: the form may be longer than the window. */
function WhyNot({ missing, state: { phase, refusal } }: { missing: readonly string[]; state: DialogState }) {
  const { t, tag, label } = useText();
  const words =
    missing.length > 0
      ? t('actions.missing', { fields: listText(missing.map((name) => label('actions.field', name)), tag) })
      : refusal?.code === 'NOTHING_TO_CHANGE' && t('actions.preview.nothing');
  return (
    <p className={styles['missing']} role="status">
      {phase === 'editing' && words}
    </p>
  );
}

/** The method that was chosen, or the default one. */
function chargedMethod(subject: ActionSubject | null, { paymentMethodId }: Readonly<Record<string, unknown>>, { t }: Pick<Translator, 't'>): string | null {
  const method = subject?.paymentMethods.find(({ id, isDefault }) => (paymentMethodId === undefined ? isDefault : id === paymentMethodId));
  return method ? methodName(method, t) : null;
}

/** Something else to charge after a decline; null if there is nothing, or nothing that the subscriber has agreed to. */
function anotherMethod(subject: ActionSubject, input: Readonly<Record<string, unknown>>): string | null {
  const tried = subject.paymentMethods.find(({ id, isDefault }) => (input['paymentMethodId'] === undefined ? isDefault : id === input['paymentMethodId']));
  const untried = { ...subject, paymentMethods: subject.paymentMethods.filter((method) => method !== tried).map((method) => ({ ...method, isDefault: false })) };
  const { stance, other } = chargeOffer(untried, subject.lines.find(({ id }) => id === input['lineId'])?.openRenewal ?? null);
  return stance === 'never' ? null : other;
}

function Settled({ run, subject, lineZone, onUndo, onClose }: RunDialogProps) {
  const { t } = useText();
  const { plan, execution, asked } = run.state;
  if (plan && asked) return <AskedOf asked={asked} plan={plan} lineZone={lineZone} onClose={onClose} />;
  if (!plan || !execution) return null;
  const other = subject && anotherMethod(subject, run.state.input);
  return (
    <>
      <DialogContent dividers>
        <ActionResult plan={plan} execution={execution} subject={subject} lineZone={lineZone} onClose={onClose} />
      </DialogContent>
      <DialogActions>
        {execution.undoable && onUndo && (
          <Button variant="outlined" onClick={() => onUndo(execution)}>
            {t('actions.result.undo')}
          </Button>
        )}
        {execution.status === 'DECLINED' && other !== null && (
          <Button
            variant="outlined"
            onClick={() => {
              run.startAgain();
              run.change({ paymentMethodId: other });
            }}
          >
            {t('actions.result.otherMethod')}
          </Button>
        )}
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </>
  );
}
