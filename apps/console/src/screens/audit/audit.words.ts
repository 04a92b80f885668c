import type { Translator } from '../../i18n/translator.js';

/** Actions that the record knows beside those of staff, by the code that the catalogue has for them. */
const SYSTEM: Readonly<Record<string, string>> = {
  export: 'export',
  'renewals.settle': 'renewals_settle',
  'renewals.close': 'renewals_close',
  'import.subscribers': 'import_subscribers',
  'staff.add': 'staff_add',
  'staff.disable': 'staff_disable',
  'staff.changeRole': 'staff_changeRole',
  'staff.changePassword': 'staff_changePassword',
  'demo.seed': 'demo_seed',
};

/** What was done, in words: `undo.extendValidity`, `lifeCycle.suspend`, `staff.add` and the actions of staff. */
export function actionWords(action: string, { t, label }: Pick<Translator, 't' | 'label'>): string {
  if (action.startsWith('undo.')) return t('audit.system.undo', { action: label('domain.action', action.slice(5)) });
  if (action.startsWith('lifeCycle.')) return t('audit.system.lifeCycle', { step: label('audit.step', action.slice(10)) });
  const own = SYSTEM[action];
  return own === undefined ? label('domain.action', action) : label('audit.system', own);
}

/** The actions that a filter offers. */
export const FILTERED_ACTIONS = [
  'extendValidity', 'renewNow', 'changePlan', 'adjustPoints', 'setAutoRenew', 'updateContact', 'openCase', 'closeCase',
  'createPlan', 'publishPlanVersion', 'retirePlan', 'undo.extendValidity', 'undo.adjustPoints', 'undo.setAutoRenew', 'undo.changePlan', 'undo.retirePlan',
  'signIn', 'signOut', 'export', 'renewals.settle', 'renewals.close', 'import.subscribers',
  'lifeCycle.activate', 'lifeCycle.expire', 'lifeCycle.suspend', 'lifeCycle.terminate', 'staff.add', 'staff.disable', 'staff.changeRole', 'staff.changePassword',
] as const;
export const SUBJECT_TYPES = ['Subscriber', 'Line', 'Plan', 'Case', 'Staff', 'Export', 'ImportRun'] as const;
export const OUTCOMES = ['done', 'refused', 'declined', 'unknown', 'failed'] as const;

/** Enough of an id to tell two apart on one screen. */
export function shortId(id: string): string {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
