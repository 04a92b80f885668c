import type { ComponentType } from 'react';
import type { ActionInputs, ActionName } from '../action.intents.js';
import { AcknowledgeFields } from './AcknowledgeFields.js';
import { AdjustPointsFields } from './AdjustPointsFields.js';
import { ChangePlanFields } from './ChangePlanFields.js';
import { CloseCaseFields, OpenCaseFields } from './CaseFields.js';
import { ExtendValidityFields } from './ExtendValidityFields.js';
import type { FieldsProps } from './fields.props.js';
import { FormFields } from './FormFields.js';
import { ReceiveTransferFields } from './ReceiveTransferFields.js';
import { RefundChargeFields } from './RefundChargeFields.js';
import { RenewNowFields } from './RenewNowFields.js';
import { RetirePlanFields } from './RetirePlanFields.js';
import { SetAutoRenewFields } from './SetAutoRenewFields.js';
import { UpdateContactFields } from './UpdateContactFields.js';

/** The fields of each action, made for what the agent has to decide; `FormFields` draws any other from its form. */
export const actionFields: { readonly [Name in ActionName]: ComponentType<FieldsProps<ActionInputs[Name]>> } = {
  extendValidity: ExtendValidityFields,
  renewNow: RenewNowFields,
  sendConfirmationLink: FormFields,
  sendUpdateCardLink: FormFields,
  awaitTransfer: FormFields,
  receiveTransfer: ReceiveTransferFields,
  closeUnknownCharge: FormFields,
  closeUnknownRefund: FormFields,
  stopAwaiting: FormFields,
  refundCharge: RefundChargeFields,
  changePlan: ChangePlanFields,
  adjustPoints: AdjustPointsFields,
  setAutoRenew: SetAutoRenewFields,
  updateContact: UpdateContactFields,
  restoreConsent: FormFields,
  askProvider: FormFields,
  openCase: OpenCaseFields,
  closeCase: CloseCaseFields,
  acknowledgeViolation: AcknowledgeFields,
  createPlan: FormFields,
  publishPlanVersion: FormFields,
  retirePlan: RetirePlanFields,
};
