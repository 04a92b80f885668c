import { addLocalDays, newId, newReference } from '#kernel';
import type { PointsEarned } from '#loyalty';
import { renewalPaid } from '#payments';
import type { LedgerTransaction } from '#payments';
import type { BatchRow } from '#subscribers/import';
import type { LineStory, ToldCharge, ToldRenewal } from './line.story.js';

/** Rows of the past, by table, in the columns' names. */
export interface HistoryRows {
  readonly renewals: object[];
  readonly charges: object[];
  readonly exchanges: object[];
  /** Methods that a decline forbids for good, by the charge. */
  readonly blocks: object[];
  readonly movements: object[];
  readonly lines: object[];
  readonly ledger: LedgerTransaction[];
  readonly points: PointsEarned[];
}

export function noHistory(): HistoryRows {
  return { renewals: [], charges: [], exchanges: [], blocks: [], movements: [], lines: [], ledger: [], points: [] };
}

/** Adds what the story of one line says. The line itself stands in the database at the first end of its validity. */
export function addStory(rows: HistoryRows, line: BatchRow, story: LineStory): void {
  const end = story.ends.at(-1) ?? line.validTo;
  for (const [index, renewal] of story.renewals.entries()) {
    const lastCharge = addRenewal(rows, line, renewal);
    if (renewal.status !== 'succeeded' || !renewal.extendedTo) continue;
    rows.movements.push({
      line_id: line.lineId, seq: index + 2, to_before: renewal.periodStart, to_after: renewal.extendedTo, charge_id: lastCharge.id, moved_at: lastCharge.at,
    });
    rows.ledger.push(renewalPaid({ chargeId: lastCharge.id, lineId: line.lineId, amount: line.plan.price, at: lastCharge.at }));
    rows.points.push({
      subscriberId: line.subscriberId, quantity: BigInt(line.plan.pointsEarned), ref: `charge:${lastCharge.id}`, earnedAt: lastCharge.at,
      expiresAt: addLocalDays(lastCharge.at, line.subscriber.zone, line.plan.pointsValidDays), kind: 'earn',
    });
  }
  if (story.ends.length > 1) rows.lines.push({ id: line.lineId, valid_to: end, validity_seq: story.ends.length });
}

function addRenewal(rows: HistoryRows, line: BatchRow, renewal: ToldRenewal): { id: string; at: Date } {
  const id = newId();
  const charges = renewal.charges.map((charge, index) => ({ id: newId(), attempt: index + 1, ...charge }));
  const last = charges.at(-1);
  const first = charges[0];
  if (!last || !first) throw new Error('A renewal is told by its charges');
  const isPaid = renewal.status === 'succeeded';
  rows.renewals.push({
    id, line_id: line.lineId, subscriber_id: line.subscriberId, market: line.subscriber.market, period_start: renewal.periodStart, plan_version_id: line.plan.id,
    amount_minor: String(line.plan.price.minor), currency: line.plan.price.currency, status: renewal.status, attempts: charges.length,
    next_attempt_at: renewal.nextAttemptAt, last_charge_id: last.id, failure_code: isPaid ? null : (last.failure?.code ?? null),
    failure_class: isPaid ? null : (last.failure?.class ?? null), number_lost_at: line.schedule.numberLostAt, extended_to: renewal.extendedTo,
    created_at: first.at, settled_at: renewal.settledAt,
  });
  for (const charge of charges) addCharge(rows, line, id, charge);
  return last;
}

function addCharge(rows: HistoryRows, line: BatchRow, renewalId: string, charge: ToldCharge & { id: string; attempt: number }): void {
  const isKnown = charge.status !== 'unknown';
  const reference = isKnown ? `pi_demo_${charge.id.replaceAll('-', '').slice(8)}` : null;
  const answeredAt = new Date(charge.at.getTime() + 850);
  const codes = { raw_code: charge.raw, network_code: charge.network, advice_code: charge.advice };
  rows.charges.push({
    id: charge.id, reference: newReference('CHG'), renewal_id: renewalId, line_id: line.lineId, subscriber_id: line.subscriberId, market: line.subscriber.market,
    attempt_number: charge.attempt, provider_reference: reference,
    amount_minor: String(line.plan.price.minor), currency: line.plan.price.currency, status: charge.status, ...codes,
    failure_code: charge.failure?.code ?? null, failure_class: charge.failure?.class ?? null,
    created_at: charge.at, settled_at: isKnown ? answeredAt : null, next_check_at: charge.nextCheckAt,
  });
  if (charge.blocks) rows.blocks.push({ charge_id: charge.id, reason: charge.blocks, at: answeredAt });
  rows.exchanges.push({ charge_id: charge.id, started_at: charge.at, finished_at: answeredAt, outcome: charge.status, provider_reference: reference, ...codes, note: charge.note, message: charge.message });
}
