import { ActionDialog } from '../../actions/ActionDialog.js';
import type { Execution } from '../../actions/action.intents.js';
import { termsOf, type TermsInput, type Version } from './plan.terms.js';
import { PlanFields } from './PlanFields.js';

/** What a new plan begins with: a month, a month of grace, two retries; everything can be changed. */
const USUAL: Omit<TermsInput, 'priceMinor' | 'currency'> = {
  periodUnit: 'month',
  periodCount: 1,
  extensionPolicy: 'additive',
  maxAccumulatedDays: null,
  chargeDaysBefore: 7,
  graceDays: 30,
  suspendedDays: 30,
  quarantineDays: 90,
  // With the first charge at T-7 the recommended schedule: early tries fall within service.
  retryOffsetsDays: [-5, -3, -1, 0, 2, 5, 9],
  pointsEarned: 0,
  pointsValidDays: 365,
  balanceFirst: false,
};

export interface PlanEditorProps {
  /** The plan that gets a new version; without it a new plan is made. */
  plan?: { readonly id: string; readonly name: string; readonly market: string; readonly current: Version };
  onDone?: (execution: Execution) => void;
  onClose: () => void;
}

/** Terms of a new plan or of the next version of one, previewed before they are published. */
export function PlanEditor({ plan, onDone, onClose }: PlanEditorProps) {
  const done = onDone && { onDone };
  return plan ? (
    <ActionDialog
      action="publishPlanVersion"
      initialInput={{ planId: plan.id, ...termsOf(plan.current) }}
      about={`${plan.name} · ${plan.market}`}
      width="md"
      renderFields={(fields) => <PlanFields {...fields} current={plan.current} />}
      {...done}
      onClose={onClose}
    />
  ) : (
    <ActionDialog action="createPlan" initialInput={{ kind: 'prepaid', ...USUAL }} width="md" renderFields={(fields) => <PlanFields {...fields} current={null} />} {...done} onClose={onClose} />
  );
}
