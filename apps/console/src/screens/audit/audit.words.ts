import { isUuid } from '#kernel';
import type { Translator } from '../../i18n/translator.js';

/** Actions that the record knows beside those of staff, by the code that the catalogue has for them. */
const SYSTEM: Readonly<Record<string, string>> = {
  export: 'export',
  'payments.blockMethod': 'payments_blockMethod',
  'payments.addMethod': 'payments_addMethod',
  'renewals.settle': 'renewals_settle',
  'refunds.settle': 'refunds_settle',
  'disputes.tell': 'disputes_tell',
  'renewals.close': 'renewals_close',
  'import.subscribers': 'import_subscribers',
  'staff.add': 'staff_add',
  'staff.disable': 'staff_disable',
  'staff.changeRole': 'staff_changeRole',
  'staff.changePassword': 'staff_changePassword',
  'demo.seed': 'demo_seed',
  'money.hold': 'money_hold',
  'money.hold-more': 'money_holdMore',
  'bulk.prepare': 'bulk_prepare',
  'bulk.start': 'bulk_start',
  'bulk.pause': 'bulk_pause',
  'bulk.resume': 'bulk_resume',
  'bulk.cancel': 'bulk_cancel',
  'bulk.finish': 'bulk_finish',
  'line.claim': 'line_claim',
  'line.release': 'line_release',
  'line.takeOver': 'line_takeOver',
};

/** Who did it: nobody in particular has a name of their own. */
export function actorWords({ actorKind, actorName }: { readonly actorKind: string; readonly actorName: string }, { t }: Pick<Translator, 't'>): string {
  return actorKind === 'subscriber' ? t('audit.actor.subscriber') : actorName;
}

/** What was done, in words: `undo.extendValidity`, `lifeCycle.suspend`, `staff.add` and the actions of staff. */
export function actionWords(action: string, { t, label }: Pick<Translator, 't' | 'label'>): string {
  if (action.startsWith('undo.')) return t('audit.system.undo', { action: label('domain.action', action.slice(5)) });
  if (action.startsWith('lifeCycle.')) return t('audit.system.lifeCycle', { step: label('audit.step', action.slice(10)) });
  const own = SYSTEM[action];
  return own === undefined ? label('domain.action', action) : label('audit.system', own);
}

/** The actions that a filter offers. */
export const FILTERED_ACTIONS = [
  'extendValidity', 'renewNow', 'sendConfirmationLink', 'sendUpdateCardLink', 'refundCharge', 'changePlan', 'adjustPoints', 'setAutoRenew', 'updateContact', 'restoreConsent', 'askProvider', 'closeUnknownCharge', 'closeUnknownRefund', 'openCase', 'closeCase',
  'createPlan', 'publishPlanVersion', 'retirePlan', 'acknowledgeViolation', 'money.hold', 'undo.extendValidity', 'undo.adjustPoints', 'undo.setAutoRenew', 'undo.changePlan', 'undo.retirePlan',
  'signIn', 'signOut', 'export', 'renewals.settle', 'renewals.close', 'refunds.settle', 'disputes.tell', 'payments.blockMethod', 'payments.addMethod', 'import.subscribers', 'line.claim', 'line.release', 'line.takeOver',
  'lifeCycle.activate', 'lifeCycle.expire', 'lifeCycle.suspend', 'lifeCycle.terminate', 'staff.add', 'staff.disable', 'staff.changeRole', 'staff.changePassword',
] as const;
export const SUBJECT_TYPES = ['Subscriber', 'Line', 'Plan', 'Case', 'Charge', 'PaymentMethod', 'Staff', 'Export', 'ImportRun'] as const;
export const OUTCOMES = ['done', 'refused', 'declined', 'unknown', 'failed', 'started'] as const;

/** How many rows an export came to, and whether there were more; null for every other entry, and for one that has only begun. */
export function exportedIn(body: unknown): { readonly rows: number; readonly capped: boolean } | null {
  const details = typeof body === 'object' && body !== null && 'details' in body ? body.details : null;
  if (typeof details !== 'object' || details === null || !('rows' in details) || typeof details.rows !== 'number') return null;
  return { rows: details.rows, capped: 'capped' in details && details.capped === true };
}

/** Enough of an id to tell two apart on one screen; a name stays whole. */
export function shortId(id: string): string {
  return isUuid(id) ? `…${id.slice(-8)}` : id;
}
