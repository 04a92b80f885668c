import { lastFullLocalDay } from '#kernel';
import { listText, methodName } from '../../actions/choice.words.js';
import { moneyText, signedNumberText } from '../../format/amount.js';
import { formatInstant, formatLocalDate } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Translator } from '../../i18n/translator.js';
import type { Entry } from './subscriber.types.js';
import { kindOf, moneyIn, textIn, textsIn } from './timeline.data.js';

/** On whose calendar an entry is told: the subscriber's, and its line's for what is valid until when. */
export interface EntryZones {
  readonly zone: string;
  readonly lineZone: string;
}

/** The facts of an entry beside its title, most telling first. */
export function useEntryDetail(entry: Entry, zones: EntryZones): string[] {
  const text = useText();
  return factsOf(entry, zones, text).filter((fact) => fact !== null);
}

export function factsOf(entry: Entry, { zone, lineZone }: EntryZones, text: Translator): (string | null)[] {
  const { t, label, locale } = text;
  const money = moneyIn(entry);
  const amount = money && moneyText(money, locale);
  switch (kindOf(entry)) {
    case 'RENEWAL':
      return [textIn(entry, 'failureTitle'), amount];
    case 'CHARGE':
      return [textIn(entry, 'failureTitle'), said(entry, text), amount, methodOf(entry, text), textIn(entry, 'reference'), textIn(entry, 'requestedBy') === 'STAFF' ? label('charges.by', 'STAFF') : null];
    case 'METHOD':
      return [methodOf(entry, text)];
    case 'LINE':
      return [stateChange(entry, text), takenLate(entry, zone, text)];
    case 'VALIDITY':
      return [movement(entry, lineZone, text)];
    case 'POINTS':
      return [points(entry, text)];
    case 'ACTION':
      return [statusOf(entry, text), undoneAction(entry, text), planChange(entry), movement(entry, lineZone, text), points(entry, text), textIn(entry, 'subject'), textIn(entry, 'reference'), entry.actorName && t('subscriber.timeline.by', { name: entry.actorName }), reasonOf(entry, text)];
    case 'CASE':
      return [textIn(entry, 'subject'), textIn(entry, 'reference'), entry.actorName && t('subscriber.timeline.by', { name: entry.actorName })];
    case 'IMPORT':
      return [changedFields(entry, text), textIn(entry, 'reference')];
    case null:
      return [entry.actorName && t('subscriber.timeline.by', { name: entry.actorName })];
  }
}

/** From when to when the end of validity moved: the last full days, as the line's card says them. The end itself is already out. */
function movement(entry: Entry, zone: string, { t, tag }: Translator): string | null {
  const [before, after] = [textIn(entry, 'before'), textIn(entry, 'after')];
  const date = (at: string): string => formatLocalDate(lastFullLocalDay(new Date(at), zone), tag);
  return after && (before && before !== after ? `${date(before)} → ${date(after)}` : t('subscriber.timeline.to', { date: date(after) }));
}

function points(entry: Entry, { tag }: Translator): string | null {
  const quantity = textIn(entry, 'quantity');
  return quantity && signedNumberText(quantity, tag);
}

/** What came of an exchange about a charge. */
function said(entry: Entry, { label }: Translator): string | null {
  const outcome = textIn(entry, 'outcome');
  return outcome && label('charges.outcome', outcome);
}

function stateChange(entry: Entry, { label }: Translator): string | null {
  const [before, after] = [textIn(entry, 'before'), textIn(entry, 'after')];
  return before && after && `${label('domain.lineStatus', before)} → ${label('domain.lineStatus', after)}`;
}

const LATE_MILLIS = 3_600_000;

/** Since when a state has held, if it was taken down much later. */
function takenLate(entry: Entry, zone: string, { t, tag }: Translator): string | null {
  const due = textIn(entry, 'dueAt');
  if (!due || Date.parse(entry.at) - Date.parse(due) < LATE_MILLIS) return null;
  return t('subscriber.timeline.since', { time: formatInstant(due, 'dateTime', tag, zone) });
}

/** The fields that a change was made to, without what is in them. */
function changedFields(entry: Entry, { tag, label }: Translator): string {
  return listText(textsIn(entry, 'fields').map((field) => label('subscriber.timeline.field', field)), tag);
}

/** What an undo has taken back. */
function undoneAction(entry: Entry, { label }: Translator): string | null {
  const action = textIn(entry, 'action');
  return action && textIn(entry, 'undoOf') && label('domain.action', action);
}

function planChange(entry: Entry): string | null {
  const [before, after] = [textIn(entry, 'planBefore'), textIn(entry, 'planAfter')];
  return before && after && `${before} → ${after}`;
}

function methodOf(entry: Entry, { t }: Translator): string | null {
  const brand = textIn(entry, 'brand');
  return brand && methodName({ brand, last4: textIn(entry, 'last4'), accountLabel: textIn(entry, 'accountLabel') }, t);
}

function statusOf(entry: Entry, { t }: Translator): string | null {
  const status = textIn(entry, 'status');
  if (status === 'DECLINED') return t('subscriber.timeline.declined');
  return status === 'PENDING' || status === 'IN_PROGRESS' ? t('subscriber.timeline.pending') : null;
}

function reasonOf(entry: Entry, { label }: Translator): string | null {
  const code = textIn(entry, 'reasonCode');
  // 'other' says nothing by itself; the note does, and stands below.
  return code === null || code === 'other' ? null : label('actions.reason', code);
}
