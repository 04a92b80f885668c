import { type ChargeRow, type Row } from '../state/records.js';
import { type CaptureRow } from '../paypal/rows.js';
import { type World } from '../world.js';

/** Counts that tests and demonstrations prove things by. @param metadataKey what identifies a charge of the merchant's: `charge_id` */
export function stateOf(world: World, metadataKey: string, value: string | null): object {
  const { store } = world;
  const captured = capturesBy(store.charges.all(), metadataKey);
  return {
    payment_intents: { total: store.intents.size, by_status: countBy(store.intents.all(), 'status') },
    charges: { total: store.charges.size, by_status: countBy(store.charges.all(), 'status') },
    refunds: { total: store.refunds.size, by_status: countBy(store.refunds.all(), 'status') },
    disputes: { total: store.disputes.size, by_status: countBy(store.disputes.all(), 'status') },
    paypal: {
      orders: { total: store.orders.size, by_status: countBy(store.orders.all(), 'status') },
      captures: { total: store.captures.size, by_status: countBy(store.captures.all(), 'status'), ...paypalCaptures(store.captures.all(), value) },
      refunds: { total: store.paypalRefunds.size },
    },
    idempotency_keys: store.answers.size,
    captures: {
      metadata_key: metadataKey,
      distinct: captured.size,
      total: [...captured.values()].reduce((sum, count) => sum + count, 0),
      more_than_once: Object.fromEntries([...captured].filter(([, count]) => count > 1)),
      ...(value !== null && { of: { [value]: captured.get(value) ?? 0 } }),
    },
  };
}

function countBy<T extends Row>(rows: readonly T[], field: keyof T & string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[field])] = (counts[String(row[field])] ?? 0) + 1;
  return counts;
}

function capturesBy(charges: readonly ChargeRow[], metadataKey: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { captured, metadata } of charges) {
    const value = captured ? metadata[metadataKey] : undefined;
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Captures that took money, by the merchant's charge id (`custom_id`). */
function paypalCaptures(rows: readonly CaptureRow[], value: string | null): object {
  const counts = new Map<string, number>();
  for (const { status, customId } of rows) if (status !== 'DECLINED' && customId !== null) counts.set(customId, (counts.get(customId) ?? 0) + 1);
  return { distinct: counts.size, more_than_once: Object.fromEntries([...counts].filter(([, count]) => count > 1)), ...(value !== null && { of: { [value]: counts.get(value) ?? 0 } }) };
}
