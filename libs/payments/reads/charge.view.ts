import { maskFor } from '#permissions';
import type { StaffActor } from '#platform/access';
import type { ChargeStatus } from '../domain/charge.states.js';
import { confirmationView } from './confirmation.view.js';
import type { ConfirmationView, StoredConfirmation } from './confirmation.view.js';
import { failureView } from './failure.view.js';
import type { FailureView, StoredFailure } from './failure.view.js';
import { METHOD_JSON, methodView } from './payment-method.reader.js';
import type { PaymentMethodView, StoredMethod } from './payment-method.reader.js';
import type { LineStatus } from '#subscribers';

interface ChargeFacts {
  readonly id: string;
  readonly reference: string;
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly attemptNumber: number;
  readonly provider: string;
  readonly providerReference: string | null;
  readonly status: ChargeStatus;
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly nextCheckAt: Date | null;
}

export interface StoredCharge extends ChargeFacts, StoredFailure, Omit<StoredConfirmation, 'status'> {
  readonly method: StoredMethod;
  readonly name: string;
  readonly msisdn: string;
  readonly lineStatus: LineStatus;
  readonly validTo: Date;
}

export interface ChargeView extends ChargeFacts {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly failure: FailureView | null;
  readonly confirmation: ConfirmationView | null;
  readonly paymentMethod: PaymentMethodView;
  readonly subscriber: { readonly id: string; readonly name: string };
  readonly line: { readonly id: string; readonly msisdn: string; readonly status: LineStatus; readonly zone: string; readonly validTo: Date };
}

/** A charge with the subscriber, the line and the method that it names, so that none of them is a statement of its own. */
export const SELECT_CHARGE = `
  SELECT c.id, c.reference, c.renewal_id AS "renewalId", c.line_id AS "lineId", c.subscriber_id AS "subscriberId", c.attempt_number AS "attemptNumber",
         c.provider, c.provider_reference AS "providerReference", c.amount_minor AS "amountMinor", c.currency, c.status, c.raw_code AS "rawCode",
         c.network_code AS "networkCode", c.advice_code AS "adviceCode", c.failure_code AS "failureCode", c.failure_class AS "failureClass",
         upper(c.requested_by) AS "requestedBy", c.created_at AS "createdAt", c.settled_at AS "settledAt", c.next_check_at AS "nextCheckAt",
         c.market, c.confirm_by AS "confirmBy", c.confirm_url AS "confirmUrl", s.language,
         ${METHOD_JSON} AS method, s.name, l.msisdn, l.status AS "lineStatus", l.zone, l.valid_to AS "validTo"
  FROM charge c JOIN subscriber s ON s.id = c.subscriber_id JOIN line l ON l.id = c.line_id JOIN payment_method m ON m.id = c.payment_method_id`;

export function chargeView(row: StoredCharge, staff: StaffActor, now: Date): ChargeView {
  return {
    ...row,
    amount: { minor: row.amountMinor, currency: row.currency },
    failure: failureView(row, staff),
    confirmation: confirmationView(row, staff),
    paymentMethod: methodView(row.method, now),
    subscriber: { id: row.subscriberId, name: maskFor(staff.role, 'name', row.name) },
    line: { id: row.lineId, msisdn: maskFor(staff.role, 'msisdn', row.msisdn), status: row.lineStatus, zone: row.zone, validTo: row.validTo },
  };
}
