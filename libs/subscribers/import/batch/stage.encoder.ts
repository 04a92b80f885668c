import { newId } from '#kernel';
import { emailKey, nameKeys } from '#subscribers';
import type { LineSchedule } from '#subscribers';
import { CopyText, NULL, escaped, instant, instantOrNull, nullable } from './copy.text.js';
import type { BatchRow } from './import.batch.js';

/** Columns of the staging table, in the order in which they are copied. */
const STAGE_COLUMNS = `
  n int, sub_id uuid, line_id uuid, sub_external_id text, name text, name_key text, name_key_last text, email text, email_key text,
  language text, zone text, market text, consents text[], line_external_id text, msisdn text, iccid text, eid text, imsi text,
  profile_state text, plan_version_id uuid, status text, valid_from timestamptz, valid_to timestamptz, anchor_day smallint,
  service_lost_at timestamptz, number_lost_at timestamptz, recycled_at timestamptz, renew_at timestamptz, transition_at timestamptz,
  auto_renew boolean, balance_minor bigint, currency text, points bigint, points_valid_days int, lot_id uuid,
  method_id uuid, provider text, provider_token text, provider_customer text, brand text, last4 text, expiry_month smallint, expiry_year smallint, account_label text,
  arrived_at timestamptz, sub_is_new boolean`;

export const CREATE_STAGE = `CREATE TEMPORARY TABLE IF NOT EXISTS import_stage (${STAGE_COLUMNS}) ON COMMIT DROP`;
export const COPY_STAGE = 'COPY import_stage FROM STDIN';

const NO_METHOD = Array.from({ length: 9 }, () => NULL).join('\t');

/** The rows as PostgreSQL's COPY reads them; `n` is the row's place in the batch. */
export function encodeStage(rows: readonly BatchRow[]): Buffer {
  const text = new CopyText();
  for (const [n, row] of rows.entries()) text.row(fieldsOf(row, n));
  return text.content();
}

function fieldsOf(row: BatchRow, n: number) {
  const { subscriber, plan } = row;
  const { nameKey, nameKeyLast } = nameKeys(subscriber.name);
  return [
    n, row.subscriberId, row.lineId, escaped(subscriber.externalId), escaped(subscriber.name), escaped(nameKey), escaped(nameKeyLast),
    nullable(subscriber.email), subscriber.email === null ? NULL : escaped(emailKey(subscriber.email)),
    subscriber.language, subscriber.zone, subscriber.market, `{${subscriber.consents.join(',')}}`, escaped(row.externalId),
    row.msisdn, row.iccid ?? NULL, row.eid ?? NULL, row.imsi ?? NULL, row.profileState, plan.id, row.status,
    instant(row.validFrom), instant(row.validTo), row.anchorDay, encodeSchedule(row.schedule), row.autoRenew ? 't' : 'f',
    String(row.balanceMinor), plan.price.currency, row.points, plan.pointsValidDays, row.points > 0 ? newId() : NULL,
    encodeMethod(row), instant(row.arrivedAt), 't',
  ];
}

function encodeMethod({ method }: BatchRow): string {
  if (!method) return NO_METHOD;
  return [newId(), method.provider, escaped(method.token), nullable(method.customer), escaped(method.brand), method.last4 ?? NULL, method.expiryMonth ?? NULL, method.expiryYear ?? NULL, nullable(method.accountLabel)].join('\t');
}

const schedules = new WeakMap<LineSchedule, string>();

/** Rows with the same terms share one schedule, so it is written out once. */
function encodeSchedule(schedule: LineSchedule): string {
  const known = schedules.get(schedule);
  if (known !== undefined) return known;
  const { serviceLostAt, numberLostAt, recycledAt, renewAt, transitionAt } = schedule;
  const text = [serviceLostAt, numberLostAt, recycledAt, renewAt, transitionAt].map(instantOrNull).join('\t');
  schedules.set(schedule, text);
  return text;
}
