import { z } from 'zod';

/** What we read of PayPal's answers and messages, in its own words; everything else may change without us. */
const money = z.object({ currency_code: z.string(), value: z.string() });

const capture = z.object({
  id: z.string(),
  status: z.string(),
  amount: money,
  custom_id: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  processor_response: z.object({ response_code: z.string().optional(), payment_advice_code: z.string().optional() }).optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
});
export type PaypalCapture = z.infer<typeof capture>;

const refund = z.object({
  id: z.string(),
  status: z.string(),
  amount: money,
  custom_id: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).optional(),
});
export type PaypalRefund = z.infer<typeof refund>;

const dispute = z.object({
  dispute_id: z.string().min(1),
  status: z.string(),
  reason: z.string().optional(),
  dispute_amount: money,
  dispute_life_cycle_stage: z.string().optional(),
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional(), custom: z.string().optional() })),
});
export type PaypalDispute = z.infer<typeof dispute>;

const order = z.object({
  id: z.string().min(1),
  status: z.string(),
  purchase_units: z
    .array(z.object({ custom_id: z.string().optional(), payments: z.object({ captures: z.array(capture).optional(), refunds: z.array(refund).optional() }).optional() }))
    .optional(),
});
export type PaypalOrder = z.infer<typeof order>;

const problem = z.object({
  name: z.string(),
  message: z.string().optional(),
  debug_id: z.string().optional(),
  details: z.array(z.object({ issue: z.string().optional(), description: z.string().optional() })).optional(),
});
export type PaypalProblem = z.infer<typeof problem>;

const search = z.object({
  transaction_details: z
    .array(
      z.object({
        transaction_info: z.object({
          transaction_id: z.string().optional(), transaction_status: z.string().optional(), transaction_event_code: z.string().optional(),
          transaction_initiation_date: z.string().optional(), custom_field: z.string().optional(), transaction_amount: money.optional(),
        }),
      }),
    )
    .optional(),
  total_pages: z.number().optional(),
});
export type PaypalSearch = z.infer<typeof search>;

export const paypalShapes = { order, capture, refund, dispute, problem, search } as const;

/** The text as that shape; null if it is anything else. */
export function readPaypal<Shape>(shape: z.ZodType<Shape>, text: unknown): Shape | null {
  if (typeof text !== 'string') return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
