import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { ActionInputs, ActionName, Execution } from '../../actions/action.intents.js';
import { ActionDialog, type ActionDialogProps } from '../../actions/ActionDialog.js';
import { UndoDialog } from '../../actions/UndoDialog.js';
import type { SubjectName, Verb } from '../../data/access.js';
import { useAbility } from '../../data/SessionContext.js';

/** The actions of this page, and what the rules judge each by. */
const SUBJECTS = {
  extendValidity: 'Line',
  renewNow: 'Line',
  sendConfirmationLink: 'Line',
  sendUpdateCardLink: 'Line',
  awaitTransfer: 'Line',
  changePlan: 'Line',
  setAutoRenew: 'Line',
  adjustPoints: 'Loyalty',
  updateContact: 'Subscriber',
  restoreConsent: 'Subscriber',
  askProvider: 'Charge',
  openCase: 'Case',
  closeCase: 'Case',
} as const satisfies Partial<Record<ActionName & Verb, SubjectName>>;

export type PageAction = keyof typeof SUBJECTS;

export interface SubscriberActions {
  may: (action: PageAction) => boolean;
  open: <Name extends PageAction>(action: Name, initialInput: Partial<ActionInputs[Name]>, initialReason?: string) => void;
  undo: (execution: Pick<Execution, 'id' | 'action'>) => void;
}

const ActionsContext = createContext<SubscriberActions | null>(null);

/** What the reader can do from anywhere on the page. */
export function useSubscriberActions(): SubscriberActions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error('useSubscriberActions outside SubscriberActionsProvider');
  return actions;
}

type Opened = { kind: 'action'; props: Pick<ActionDialogProps<ActionName>, 'action' | 'initialInput' | 'initialReason'> } | { kind: 'undo'; execution: Pick<Execution, 'id' | 'action'> };

/** Holds the one dialog of the page. */
export function SubscriberActionsProvider({ subscriberId, lineId, children }: { subscriberId: string; lineId: string | undefined; children: ReactNode }) {
  const ability = useAbility();
  const [opened, setOpened] = useState<Opened | null>(null);
  const actions = useMemo<SubscriberActions>(
    () => ({
      may: (action) => ability.can(action, SUBJECTS[action]),
      open: (action, initialInput, initialReason = '') => setOpened({ kind: 'action', props: { action, initialInput, initialReason } }),
      undo: (execution) => setOpened({ kind: 'undo', execution }),
    }),
    [ability],
  );
  const subject = { subscriberId, lineId };
  const close = (): void => setOpened(null);
  return (
    <ActionsContext value={actions}>
      {children}
      {opened?.kind === 'action' && <ActionDialog {...opened.props} subject={subject} onClose={close} />}
      {opened?.kind === 'undo' && <UndoDialog execution={opened.execution} subject={subject} onClose={close} />}
    </ActionsContext>
  );
}
