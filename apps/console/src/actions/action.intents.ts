import type { ApiClient } from '../api/api-client.js';
import type { Document, ResultOf } from '../api/document.js';
import type * as types from '../generated/types.js';
import * as documents from './actions.graphql.js';

/** What each action takes. An action without its input and its document does not compile. */
export interface ActionInputs {
  extendValidity: types.ExtendValidityInput;
  renewNow: types.RenewNowInput;
  sendConfirmationLink: types.SendConfirmationLinkInput;
  sendUpdateCardLink: types.SendUpdateCardLinkInput;
  awaitTransfer: types.AwaitTransferInput;
  receiveTransfer: types.ReceiveTransferInput;
  closeUnknownCharge: types.CloseUnknownChargeInput;
  closeUnknownRefund: types.CloseUnknownRefundInput;
  stopAwaiting: types.StopAwaitingInput;
  refundCharge: types.RefundChargeInput;
  changePlan: types.ChangePlanInput;
  adjustPoints: types.AdjustPointsInput;
  setAutoRenew: types.SetAutoRenewInput;
  updateContact: types.UpdateContactInput;
  restoreConsent: types.RestoreConsentInput;
  askProvider: types.AskProviderInput;
  createPlan: types.CreatePlanInput;
  publishPlanVersion: types.PublishPlanVersionInput;
  retirePlan: types.RetirePlanInput;
  openCase: types.OpenCaseInput;
  closeCase: types.CloseCaseInput;
  acknowledgeViolation: types.AcknowledgeViolationInput;
}

export type ActionName = keyof ActionInputs;
export type Control = types.ActionControl;
export type Outcome = types.OutcomeFieldsFragment;
export type Plan = Outcome['plan'];
export type Effect = Plan['effects'][number];
export type LimitCheck = Plan['limits'][number];
/** What now awaits a second person. */
export type Asked = NonNullable<Outcome['request']>;
export type Execution = NonNullable<Outcome['execution']>;
export type ActionForm = ResultOf<typeof documents.ActionFormsQuery>['actionForms'][number];
export type ActionField = ActionForm['fields'][number];
export type ActionSubject = ResultOf<typeof documents.ActionSubjectQuery>['subscriber'];

/** An action with its input, the undo of an execution, or the agreement to what somebody else asked for. */
export type Intent = { readonly action: ActionName; readonly input: Readonly<Record<string, unknown>> } | { readonly undo: string } | { readonly approve: string };

const BY_NAME: { readonly [Name in ActionName]: Document<{ readonly outcome: Outcome }, { input: ActionInputs[Name]; control: Control }> } = {
  extendValidity: documents.ExtendValidity,
  renewNow: documents.RenewNow,
  sendConfirmationLink: documents.SendConfirmationLink,
  sendUpdateCardLink: documents.SendUpdateCardLink,
  awaitTransfer: documents.AwaitTransfer,
  receiveTransfer: documents.ReceiveTransfer,
  closeUnknownCharge: documents.CloseUnknownCharge,
  closeUnknownRefund: documents.CloseUnknownRefund,
  stopAwaiting: documents.StopAwaiting,
  refundCharge: documents.RefundCharge,
  changePlan: documents.ChangePlan,
  adjustPoints: documents.AdjustPoints,
  setAutoRenew: documents.SetAutoRenew,
  updateContact: documents.UpdateContact,
  restoreConsent: documents.RestoreConsent,
  askProvider: documents.AskProvider,
  createPlan: documents.CreatePlan,
  publishPlanVersion: documents.PublishPlanVersion,
  retirePlan: documents.RetirePlan,
  openCase: documents.OpenCase,
  closeCase: documents.CloseCase,
  acknowledgeViolation: documents.AcknowledgeViolation,
};

/** Whether the console knows the action: the server may propose one of a later version. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(BY_NAME, name);
}

/** Sends an intent once, to be previewed or to be carried out. Throws ApiError. */
export async function send(api: ApiClient, intent: Intent, control: Control): Promise<Outcome> {
  if ('undo' in intent) return (await api.request(documents.UndoAction, { executionId: intent.undo, control })).outcome;
  if ('approve' in intent) return (await api.request(documents.ApproveRequest, { requestId: intent.approve, control })).outcome;
  // Whether the input is complete is checked against the action's form, and by the server against its schema.
  const document = BY_NAME[intent.action] as Document<{ readonly outcome: Outcome }, { input: unknown; control: Control }>;
  return (await api.request(document, { input: intent.input, control })).outcome;
}
