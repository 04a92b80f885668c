import { graphql } from '../api/document.js';
import { BudgetFields } from '../screens/charges/charges.graphql.js';

export const OutcomeFields = graphql(`
  fragment OutcomeFields on ActionOutcome {
    plan {
      action hash targetType targetId approvalBy reversible
      effects { kind subjectType subjectId field valueType before after }
      limits { name unit value limit exceeded raisedBy }
    }
    execution { id action status executedAt actorName reasonCode note auditSeq chargeId undoable undoOf undoneBy replayed }
    request { id makerName expiresAt }
  }
`);

export const ActionFormsQuery = graphql(`
  query ActionForms {
    actionForms {
      name targetType allowed deniedReason reasonCodes movesMoney
      fields { name type required min max choices source }
      limits { name unit limit }
    }
  }
`);

export const ActionSubjectQuery = graphql(`
  query ActionSubject($id: ID!) {
    subscriber(id: $id) {
      id name email language zone market consents pointsBalance
      paymentMethods { id provider brand last4 accountLabel expiryMonth expiryYear isDefault status blockedReason expired }
      lines {
        id msisdn zone status validTo autoRenew
        openRenewal { id failure { class } }
        plan { id planId planName number periodUnit periodCount price { minor currency } }
      }
      cases { id reference subject status openedAt lineId }
      charges { renewalId status paymentMethod { id } failure { class } }
    }
  }
`);

export const MethodBudgetQuery = graphql(`
  query MethodBudget($lineId: ID!, $paymentMethodId: ID!) {
    retryBudget(lineId: $lineId, paymentMethodId: $paymentMethodId) { ...BudgetFields }
  }
`, BudgetFields);

export const PlanOffersQuery = graphql(`
  query PlanOffers {
    plans(includeRetired: false) {
      id name code market status
      current { id number periodUnit periodCount graceDays suspendedDays price { minor currency } }
    }
  }
`);

export const ActionChargeQuery = graphql(`
  query ActionCharge($id: ID!) {
    charge(id: $id) {
      id reference status nextCheckAt provider providerReference
      amount { minor currency }
      paymentMethod { brand last4 accountLabel }
      confirmation { url endsAt message }
      failure { code class title explanation advice rawCode }
    }
  }
`);

export const ExtendValidity = graphql(`
  mutation ExtendValidity($input: ExtendValidityInput!, $control: ActionControl!) {
    outcome: extendValidity(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const RenewNow = graphql(`
  mutation RenewNow($input: RenewNowInput!, $control: ActionControl!) {
    outcome: renewNow(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const SendConfirmationLink = graphql(`
  mutation SendConfirmationLink($input: SendConfirmationLinkInput!, $control: ActionControl!) {
    outcome: sendConfirmationLink(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const SendUpdateCardLink = graphql(`
  mutation SendUpdateCardLink($input: SendUpdateCardLinkInput!, $control: ActionControl!) {
    outcome: sendUpdateCardLink(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const CardLinkQuery = graphql(`
  query CardLink($id: ID!) {
    subscriber(id: $id) { id cardLink { id status url endsAt message } }
  }
`);

export const AwaitTransfer = graphql(`
  mutation AwaitTransfer($input: AwaitTransferInput!, $control: ActionControl!) {
    outcome: awaitTransfer(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const ReceiveTransfer = graphql(`
  mutation ReceiveTransfer($input: ReceiveTransferInput!, $control: ActionControl!) {
    outcome: receiveTransfer(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const CloseUnknownCharge = graphql(`
  mutation CloseUnknownCharge($input: CloseUnknownChargeInput!, $control: ActionControl!) {
    outcome: closeUnknownCharge(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const CloseUnknownRefund = graphql(`
  mutation CloseUnknownRefund($input: CloseUnknownRefundInput!, $control: ActionControl!) {
    outcome: closeUnknownRefund(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const StopAwaiting = graphql(`
  mutation StopAwaiting($input: StopAwaitingInput!, $control: ActionControl!) {
    outcome: stopAwaiting(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const ApproveRequest = graphql(`
  mutation ApproveRequest($requestId: ID!, $control: ActionControl!) {
    outcome: approveRequest(requestId: $requestId, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const RefundCharge = graphql(`
  mutation RefundCharge($input: RefundChargeInput!, $control: ActionControl!) {
    outcome: refundCharge(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const RefundableQuery = graphql(`
  query Refundable($id: ID!) { charge(id: $id) { id refundable { minor currency } } }
`);

export const ChangePlan = graphql(`
  mutation ChangePlan($input: ChangePlanInput!, $control: ActionControl!) {
    outcome: changePlan(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const AdjustPoints = graphql(`
  mutation AdjustPoints($input: AdjustPointsInput!, $control: ActionControl!) {
    outcome: adjustPoints(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const SetAutoRenew = graphql(`
  mutation SetAutoRenew($input: SetAutoRenewInput!, $control: ActionControl!) {
    outcome: setAutoRenew(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const UpdateContact = graphql(`
  mutation UpdateContact($input: UpdateContactInput!, $control: ActionControl!) {
    outcome: updateContact(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const RestoreConsent = graphql(`
  mutation RestoreConsent($input: RestoreConsentInput!, $control: ActionControl!) {
    outcome: restoreConsent(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const AskProvider = graphql(`
  mutation AskProvider($input: AskProviderInput!, $control: ActionControl!) {
    outcome: askProvider(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const CreatePlan = graphql(`
  mutation CreatePlan($input: CreatePlanInput!, $control: ActionControl!) {
    outcome: createPlan(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const PublishPlanVersion = graphql(`
  mutation PublishPlanVersion($input: PublishPlanVersionInput!, $control: ActionControl!) {
    outcome: publishPlanVersion(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const RetirePlan = graphql(`
  mutation RetirePlan($input: RetirePlanInput!, $control: ActionControl!) {
    outcome: retirePlan(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const OpenCase = graphql(`
  mutation OpenCase($input: OpenCaseInput!, $control: ActionControl!) {
    outcome: openCase(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const CloseCase = graphql(`
  mutation CloseCase($input: CloseCaseInput!, $control: ActionControl!) {
    outcome: closeCase(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const AcknowledgeViolation = graphql(`
  mutation AcknowledgeViolation($input: AcknowledgeViolationInput!, $control: ActionControl!) {
    outcome: acknowledgeViolation(input: $input, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);

export const UndoAction = graphql(`
  mutation UndoAction($executionId: ID!, $control: ActionControl!) {
    outcome: undoAction(executionId: $executionId, control: $control) { ...OutcomeFields }
  }
`, OutcomeFields);
