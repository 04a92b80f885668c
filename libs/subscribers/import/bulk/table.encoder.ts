import { newId } from '#kernel';
import { emailKey, nameKeys } from '#subscribers';
import { CopyText, NULL, escaped, instant, instantOrNull, nullable } from '../batch/copy.text.js';
import type { BatchRow, ImportBatch } from '../batch/import.batch.js';
import type { ImportMethod } from '../import.row.js';
import { LOADED_TABLES } from './deferred.indexes.js';

type LoadedTable = (typeof LOADED_TABLES)[number];

/** The columns that are written, in this order; every other one has its default. */
export const LOADED_COLUMNS: Readonly<Record<LoadedTable, string>> = {
  subscriber: 'id, external_id, name, name_key, name_key_last, email, email_key, language, zone, market, consents, points_balance, created_at',
  line:
    'id, subscriber_id, external_id, msisdn, iccid, eid, imsi, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq, ' +
    'anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, balance_minor, currency, created_at',
  validity_movement: 'line_id, seq, to_after, source, moved_at',
  payment_method: 'id, subscriber_id, provider, provider_token, provider_customer, brand, last4, expiry_month, expiry_year, account_label, is_default, status, created_at',
  points_lot: 'id, subscriber_id, quantity, remaining, earned_at, available_at, expires_at',
  points_entry: 'id, subscriber_id, lot_id, kind, quantity, ref, posted_at',
  ledger_transaction: 'id, ref, kind, line_id, occurred_at',
  ledger_posting: 'transaction_id, ordinal, account, currency, amount_minor',
};

export type TableTexts = Readonly<Record<LoadedTable, CopyText>>;

export function emptyTexts(): TableTexts {
  return Object.fromEntries(LOADED_TABLES.map((table) => [table, new CopyText()])) as unknown as TableTexts;
}

/** Writes into the texts what a batch of new lines of new subscribers adds to each table. */
export function encodeTables(batch: ImportBatch, texts: TableTexts): void {
  for (const table of LOADED_TABLES) texts[table].clear();
  for (const row of batch.rows) {
    const family = batch.familyOf(row);
    const arrived = instant(row.arrivedAt);
    if (!family || family[0] === row) texts.subscriber.row(subscriberFields(row, family, arrived));
    texts.line.row(lineFields(row, arrived));
    texts.validity_movement.row([row.lineId, 1, instant(row.validTo), 'import', arrived]);
    if (row.method && isToldFirst(row, row.method, family)) texts.payment_method.row(methodFields(row, row.method, family, arrived));
    if (row.points > 0) addPoints(texts, row, arrived);
    if (row.balanceMinor !== 0n) addBalance(texts, row, arrived);
  }
}

type Family = readonly BatchRow[] | undefined;

function subscriberFields({ subscriber, subscriberId, points }: BatchRow, family: Family, arrived: string) {
  const { externalId, name, email, language, zone, market, consents } = subscriber;
  const { nameKey, nameKeyLast } = nameKeys(name);
  const total = family ? family.reduce((sum, row) => sum + row.points, 0) : points;
  return [
    subscriberId, escaped(externalId), escaped(name), escaped(nameKey), escaped(nameKeyLast), nullable(email), email === null ? NULL : escaped(emailKey(email)),
    language, zone, market, `{${consents.join(',')}}`, total, arrived,
  ];
}

function lineFields(row: BatchRow, arrived: string) {
  const { serviceLostAt, numberLostAt, recycledAt, renewAt, transitionAt } = row.schedule;
  return [
    row.lineId, row.subscriberId, escaped(row.externalId), row.msisdn, row.iccid ?? NULL, row.eid ?? NULL, row.imsi ?? NULL, row.profileState,
    row.subscriber.market, row.subscriber.zone, row.plan.id, row.status, instant(row.validFrom), instant(row.validTo), 1, row.anchorDay,
    instant(serviceLostAt), instant(numberLostAt), instant(recycledAt), row.autoRenew ? 't' : 'f', instantOrNull(renewAt), instantOrNull(transitionAt),
    row.balanceMinor, row.plan.price.currency, arrived,
  ];
}

/** A method that two lines of a subscriber name is one method. */
function isToldFirst(row: BatchRow, method: ImportMethod, family: Family): boolean {
  return !family || family.find((each) => each.method?.provider === method.provider && each.method.token === method.token) === row;
}

/** The first method of a subscriber is the default. */
function methodFields(row: BatchRow, method: ImportMethod, family: Family, arrived: string) {
  const isDefault = !family || family.find((each) => each.method !== null) === row;
  return [
    newId(), row.subscriberId, method.provider, escaped(method.token), nullable(method.customer), escaped(method.brand), method.last4 ?? NULL,
    method.expiryMonth ?? NULL, method.expiryYear ?? NULL, nullable(method.accountLabel), isDefault ? 't' : 'f', 'usable', arrived,
  ];
}

function addPoints(texts: TableTexts, { subscriberId, lineId, points, plan, arrivedAt }: BatchRow, arrived: string): void {
  const id = newId();
  const expires = new Date(arrivedAt.getTime() + plan.pointsValidDays * 86_400_000).toISOString();
  texts.points_lot.row([id, subscriberId, points, points, arrived, arrived, expires]);
  texts.points_entry.row([id, subscriberId, id, 'earn', points, `opening:${lineId}`, arrived]);
}

/** What the subscriber brought along, against the opening account. The transaction takes the line's id, as there is one opening a line. */
function addBalance(texts: TableTexts, { lineId, balanceMinor, plan }: BatchRow, arrived: string): void {
  texts.ledger_transaction.row([lineId, `opening:${lineId}`, 'opening', lineId, arrived]);
  texts.ledger_posting.row([lineId, 1, 'opening', plan.price.currency, balanceMinor]);
  texts.ledger_posting.row([lineId, 2, 'subscriber_balance', plan.price.currency, -balanceMinor]);
}
