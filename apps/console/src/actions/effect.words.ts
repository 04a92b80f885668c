import { lastFullLocalDay } from '#kernel';
import type { MoneyValue } from '../format/amount.js';
import { moneyText } from '../format/amount.js';
import { formatLocalDate } from '../format/instant.js';
import type { Translator } from '../i18n/translator.js';
import type { Effect, Plan } from './action.intents.js';

/** `1299 EUR`, as effects carry money. */
export function moneyOf(text: string): MoneyValue {
  const [minor = '0', currency = ''] = text.split(' ');
  return { minor, currency };
}

/** What the button says: what will happen, in a few words. `zone` is the line's. */
export function confirmWords({ action, effects }: Pick<Plan, 'action' | 'effects'>, isUndo: boolean, { t, tag, locale, label }: Translator, zone: string): string {
  if (isUndo) return t('actions.confirm.undo');
  const first = effects[0];
  const after = first?.after ?? '';
  switch (action) {
    case 'extendValidity':
      return t('actions.confirm.extendValidity', { date: formatLocalDate(lastFullLocalDay(new Date(after), zone), tag) });
    case 'renewNow':
      return t('actions.confirm.renewNow', { amount: moneyText(moneyOf(after), locale) });
    case 'awaitTransfer':
      return t('actions.confirm.awaitTransfer', { amount: moneyText(moneyOf(after), locale) });
    case 'sendConfirmationLink':
      return t('actions.confirm.sendConfirmationLink', { amount: moneyText(moneyOf(after), locale) });
    case 'receiveTransfer':
      return t('actions.confirm.receiveTransfer', { amount: moneyText(moneyOf(after), locale) });
    case 'refundCharge':
      return t('actions.confirm.refundCharge', { amount: moneyText(moneyOf(after), locale) });
    case 'changePlan':
      return t('actions.confirm.changePlan', { plan: after });
    case 'adjustPoints': {
      const change = pointsChange(first);
      return t(change < 0 ? 'actions.confirm.takePoints' : 'actions.confirm.givePoints', { count: Math.abs(change) });
    }
    case 'setAutoRenew':
      return t(after === 'true' ? 'actions.confirm.autoRenewOn' : 'actions.confirm.autoRenewOff');
    case 'publishPlanVersion':
      return t('actions.confirm.publishPlanVersion', { amount: moneyText(moneyOf(after), locale) });
    case 'updateContact':
      return t('actions.confirm.updateContact');
    default:
      return label('domain.action', action);
  }
}

function pointsChange(effect: Effect | undefined): number {
  return Number(effect?.after ?? 0) - Number(effect?.before ?? 0);
}

export interface SentenceParts {
  /** From {@link confirmWords}. */
  readonly confirm: string;
  readonly isUndo: boolean;
  /** Whether money moves, and to or from which method. */
  readonly money: { readonly moves: boolean; readonly method: string | null };
}

/** The preview in one sentence: "Extend through 14 Apr 2027, no charge, within your limit of 30 days". */
export function previewSentence(plan: Plan, { confirm, isUndo, money }: SentenceParts, { t }: Translator): string {
  const [limit] = plan.limits;
  const within = limit && !limit.exceeded && limit.limit !== null ? t('actions.preview.within', { count: limit.limit, unit: unitWord(limit.unit, limit.limit, t) }) : null;
  const what = money.method === null ? confirm : t('actions.confirm.chargeTo', { charge: confirm, method: money.method });
  // Where nobody would expect one, it need not be said.
  const noCharge = !money.moves && !isUndo && plan.targetType === 'Line' ? t('actions.preview.noCharge') : null;
  return [what, noCharge, within].filter((part) => part !== null).reduce((first, second) => t('actions.preview.also', { first, second }));
}

/** `days`, `points`: the unit of a limit, by the number before it. */
export function unitWord(unit: string, count: number, t: Translator['t']): string {
  return t(unit === 'POINTS' ? 'actions.unit.POINTS' : 'actions.unit.DAYS', { count });
}
