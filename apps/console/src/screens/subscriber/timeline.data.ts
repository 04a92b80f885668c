import { localDate } from '#kernel';
import type { MoneyValue } from '../../format/amount.js';
import type { Entry } from './subscriber.types.js';

export const TIMELINE_KINDS = ['RENEWAL', 'CHARGE', 'METHOD', 'LINE', 'VALIDITY', 'POINTS', 'ACTION', 'CASE', 'IMPORT'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export function kindOf({ kind }: Pick<Entry, 'kind'>): TimelineKind | null {
  return TIMELINE_KINDS.find((known) => known === kind) ?? null;
}

/** What an action's entry holds of another kind: days, points or a case stand in the one entry of what a person did. */
const HELD_BY: Readonly<Partial<Record<TimelineKind, string>>> = { VALIDITY: 'after', POINTS: 'quantity', CASE: 'reference' };

/** Whether the filter for this kind shows the entry. */
export function isAbout(entry: Pick<Entry, 'kind' | 'data'>, kind: TimelineKind): boolean {
  const held = HELD_BY[kind];
  return kindOf(entry) === kind || (kindOf(entry) === 'ACTION' && held !== undefined && textIn(entry, held) !== null);
}

/** A text in an entry's data; null if it is not there. */
export function textIn({ data }: Pick<Entry, 'data'>, key: string): string | null {
  const value = fieldsOf(data)[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A list of texts in an entry's data; empty if it is not there. */
export function textsIn({ data }: Pick<Entry, 'data'>, key: string): string[] {
  const value = fieldsOf(data)[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function moneyIn({ data }: Pick<Entry, 'data'>): MoneyValue | null {
  const { minor, currency } = fieldsOf(fieldsOf(data)['amount']);
  return typeof minor === 'string' && typeof currency === 'string' ? { minor, currency } : null;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Entries under the calendar day of `zone` on which they happened; the order is kept. */
export function byLocalDay<Row extends Pick<Entry, 'at'>>(entries: readonly Row[], zone: string): { day: string; entries: Row[] }[] {
  const days: { day: string; entries: Row[] }[] = [];
  for (const entry of entries) {
    const day = localDay(entry.at, zone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** `2027-04-14`, as the calendar of `zone` has it. */
export function localDay(at: string, zone: string): string {
  return localDate(new Date(at), zone);
}

/** Whether undo is offered: an own action of which the server says that it can be taken back. The preview has the last word. */
export function offersUndo(entry: Pick<Entry, 'kind' | 'data'>, staffId: string): boolean {
  return isOwn(entry, staffId) && undoOf(entry) === 'POSSIBLE';
}

/** What there is to say instead of undo: that an action has been taken back, or that the reader's own no longer can be. */
export function undoMark(entry: Pick<Entry, 'kind' | 'data'>, staffId: string): 'undone' | 'overtaken' | null {
  const verdict = undoOf(entry);
  if (verdict === 'UNDONE') return 'undone';
  return verdict === 'OVERTAKEN' && isOwn(entry, staffId) ? 'overtaken' : null;
}

function isOwn({ kind, data }: Pick<Entry, 'kind' | 'data'>, staffId: string): boolean {
  return kind === 'ACTION' && fieldsOf(data)['actorId'] === staffId;
}

function undoOf({ data }: Pick<Entry, 'data'>): unknown {
  return fieldsOf(data)['undo'];
}
