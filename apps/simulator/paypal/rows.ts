import { type Row } from '../state/records.js';

export type PaypalMoney = { readonly currency_code: string; readonly value: string };

/** An order: what a merchant means to take, and whether it did. */
export interface OrderRow extends Row {
  readonly amount: PaypalMoney;
  readonly customId: string | null;
  readonly invoiceId: string | null;
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'COMPLETED';
  capture: string | null;
}

export interface CaptureRow extends Row {
  readonly order: string;
  readonly amount: PaypalMoney;
  readonly customId: string | null;
  readonly invoiceId: string | null;
  status: 'COMPLETED' | 'DECLINED' | 'PENDING' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  readonly responseCode: string | null;
}

export interface PaypalRefundRow extends Row {
  readonly capture: string;
  readonly amount: PaypalMoney;
  readonly customId: string | null;
  readonly invoiceId: string | null;
}

/** A payment that the buyer complains about: first to the seller, then to PayPal. */
export interface PaypalDisputeRow extends Row {
  readonly capture: string;
  readonly reason: string;
  stage: 'INQUIRY' | 'CHARGEBACK';
  outcome: string | null;
}

/** How often a vaulted account was asked. */
export interface VaultRow extends Row {
  attempts: number;
}
