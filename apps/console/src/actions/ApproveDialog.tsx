import { useRead } from '../api/ApiContext.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Execution } from './action.intents.js';
import { ActionFormsQuery } from './actions.graphql.js';
import { RunDialog } from './RunDialog.js';
import { useActionSubject } from './use-action-subject.js';
import { useAction } from './use-action.js';
import { WaitingDialog } from './WaitingDialog.js';

export interface ApproveDialogProps {
  request: { readonly id: string; readonly action: string; readonly reasonCode: string; readonly subscriberId: string | null };
  onDone?: (execution: Execution) => void;
  onClose: () => void;
}

/** Agrees to what somebody else asked for: planned anew, shown as its maker saw it, and carried out. */
export function ApproveDialog({ request, onDone, onClose }: ApproveDialogProps) {
  const { t, label } = useText();
  const forms = useRead(ActionFormsQuery, {});
  const ref = request.subscriberId === null ? undefined : { subscriberId: request.subscriberId };
  const { subject, lineZone, who } = useActionSubject(ref);
  const run = useAction({ initialInput: {}, initialReason: request.reasonCode, intentOf: () => ({ approve: request.id }), onDone });
  const form = forms.data?.actionForms.find(({ name }) => name === request.action);
  const title = t('requests.approveTitle', { action: label('domain.action', request.action) });
  if (!form) return <WaitingDialog title={title} error={forms.error} denied={null} width="sm" onClose={onClose} />;
  return <RunDialog missing={[]} run={run} title={title} about={who} form={{ ...form, fields: [] }} subject={subject} lineZone={lineZone} width="sm" onClose={onClose} />;
}
