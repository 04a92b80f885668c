/** Every column that a file of subscribers may have, one row for each line. `required`: the column and a value in each row. */
export const COLUMNS = {
  subscriber_external_id: { required: true },
  name: { required: true },
  email: { required: false },
  language: { required: true },
  zone: { required: true },
  market: { required: true },
  consents: { required: false },
  line_external_id: { required: true },
  msisdn: { required: true },
  iccid: { required: false },
  eid: { required: false },
  imsi: { required: false },
  profile_state: { required: false },
  plan_code: { required: true },
  valid_from: { required: true },
  valid_to: { required: true },
  auto_renew: { required: false },
  payment_provider: { required: false },
  payment_token: { required: false },
  payment_customer: { required: false },
  payment_brand: { required: false },
  payment_last4: { required: false },
  payment_expiry: { required: false },
  balance: { required: false },
  points: { required: false },
} as const satisfies Record<string, { required: boolean }>;

export type Column = keyof typeof COLUMNS;

export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly Column[];

export function isColumn(name: string): name is Column {
  return Object.hasOwn(COLUMNS, name);
}
