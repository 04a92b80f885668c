import { z } from 'zod';
import { FAULT_KINDS } from '../faults/fault.js';

const milliseconds = z.int().min(0).max(600_000);

/** Bodies of the admin API. */
export const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS).optional(),
  delayMs: milliseconds.optional(),
  excess: z.int().optional(),
  /** How many requests it is for; until removed when left out. */
  times: z.int().min(1).optional(),
  match: z.strictObject({
    operation: z.enum(['charge', 'refund', 'any']).optional(),
    payment_method: z.string().optional(),
    customer: z.string().optional(),
    metadata: z.record(z.string(), z.string()).optional(),
  }).default({}),
}).refine((fault) => fault.kind !== undefined || fault.delayMs !== undefined, 'kind or delayMs is needed');

export const webhookFaultSchema = z.strictObject({
  delayMs: milliseconds.optional(),
  duplicate: z.int().min(1).max(100).optional(),
  outOfOrder: z.int().min(2).max(10_000).optional(),
  drop: z.int().min(0).optional(),
  types: z.array(z.string()).optional(),
});

export const settingsSchema = z.strictObject({ searchLagMs: milliseconds });

export const disputeSchema = z.strictObject({
  charge: z.string(),
  reason: z.enum(['duplicate', 'fraudulent', 'general', 'product_not_received', 'product_unacceptable', 'subscription_canceled', 'unrecognized']).default('fraudulent'),
  amount: z.int().min(1).optional(),
});

export const closingSchema = z.strictObject({ outcome: z.enum(['won', 'lost']) });
export const cardSchema = z.strictObject({ card: z.string().regex(/^pm_card_\w+$/) });

export const authenticationSchema = z.strictObject({ outcome: z.enum(['succeed', 'fail']) });

/** In PayPal's words; without an amount all that is left. */
export const paypalRefundSchema = z.strictObject({ amount: z.strictObject({ currency_code: z.string(), value: z.string() }).optional() });
export const paypalDisputeSchema = z.strictObject({ reason: z.enum(['MERCHANDISE_OR_SERVICE_NOT_RECEIVED', 'UNAUTHORISED', 'DUPLICATE_TRANSACTION', 'CREDIT_NOT_PROCESSED']).default('UNAUTHORISED') });
export const paypalResolutionSchema = z.strictObject({ outcome: z.enum(['RESOLVED_BUYER_FAVOUR', 'RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'ACCEPTED', 'DENIED']) });
