import type { TimelineTitles } from './titles.js';

export const en: TimelineTitles = {
  RENEWAL: {
    due: 'Renewal due',
    charging: 'Renewal being charged',
    unknown: 'Renewal waits for the outcome of a charge',
    retry_scheduled: 'Renewal failed, will be tried again',
    failed: 'Renewal failed',
    succeeded: 'Renewed',
    lapsed: 'Renewal lapsed',
    canceled: 'Renewal canceled',
  },
  CHARGE: {
    pending: 'Charge under way',
    unknown: 'Charge sent, outcome not known',
    succeeded: 'Charge paid',
    failed: 'Charge declined',
    canceled: 'Charge canceled',
  },
  VALIDITY: {
    import: 'Validity taken over',
    charge: 'Validity extended by a payment',
    staff: 'Validity changed by staff',
    undo: 'Change of validity undone',
    plan_change: 'Validity changed with the plan',
  },
  POINTS: {
    earn: 'Points earned',
    spend: 'Points spent',
    adjust: 'Points adjusted',
    expire: 'Points expired',
    reverse: 'Points taken back',
  },
  ACTION: {
    extendValidity: 'Validity extended by hand',
    renewNow: 'Renewal charged by hand',
    changePlan: 'Plan changed',
    adjustPoints: 'Points adjusted by hand',
    setAutoRenew: 'Automatic renewal switched',
    updateContact: 'Contact details changed',
    openCase: 'Case opened by staff',
    closeCase: 'Case closed by staff',
    undoAction: 'Action undone',
    other: 'Action by staff',
  },
  CASE: { open: 'Case, open', closed: 'Case, closed' },
};
