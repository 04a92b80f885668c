import type { Locale } from '#kernel';
import { failureWording } from '#payments';
import type { CaseEvent, CaseFile } from '../diagnosis/case.file.js';
import type { Finding } from '../diagnosis/finding.js';
import { verdictWords } from '../diagnosis/words/index.js';
import type { EventWords } from '../diagnosis/words/words.js';
import { said } from './verdict.said.js';

/** How much an event counts for the verdict. */
export const WEIGHTS = ['decisive', 'supporting', 'context'] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface EvidenceView {
  readonly id: string;
  readonly at: Date;
  readonly kind: CaseEvent['kind'];
  readonly title: string;
  readonly detail: string | null;
  readonly weight: Weight;
  readonly chargeId: string | null;
  /** The provider's own codes; null where the reader may not see them or there are none. */
  readonly providerCodes: string | null;
}

/**
 * What happened, in the order in which one thing led to the next: by time, but never an answer before its question, whatever
 * the clocks said.
 */
export function timelineOf({ file, finding, codes, locale }: { file: CaseFile; finding: Finding; codes: ReadonlyMap<string, string>; locale: Locale }): EvidenceView[] {
  const [decisive, supporting] = [new Set(finding.decisive), new Set(finding.supporting)];
  const weightOf = ({ id }: CaseEvent): Weight => (decisive.has(id) ? 'decisive' : supporting.has(id) ? 'supporting' : 'context');
  const foreign = new Set(file.events.flatMap((event) => (event.kind === 'charge_requested' && event.renewalId !== file.state.renewal.id ? [event.chargeId] : [])));
  const isOurs = (event: CaseEvent): boolean => chargeOf(event) === null || !foreign.has(chargeOf(event) ?? '') || weightOf(event) !== 'context';
  return inCausalOrder(file.events.filter(isOurs)).map((event) => ({
    id: event.id,
    at: event.at,
    kind: event.kind,
    ...wordsFor(event, file, locale),
    weight: weightOf(event),
    chargeId: chargeOf(event),
    providerCodes: codes.get(event.id) ?? null,
  }));
}

export function chargeOf(event: CaseEvent): string | null {
  return 'chargeId' in event ? event.chargeId : null;
}

const RANK: readonly CaseEvent['kind'][] = ['begun', 'acted', 'charge_requested', 'exchange', 'charge_settled', 'posted', 'validity_moved', 'line_stepped', 'case_opened', 'incident_joined', 'renewal_rested'];

function inCausalOrder(events: readonly CaseEvent[]): CaseEvent[] {
  const rank = (event: CaseEvent): number => RANK.indexOf(event.kind) * 1_000 + (event.kind === 'exchange' ? event.seq : 0);
  const seen = new Map<string, number>();
  const timed = [...events]
    .sort((a, b) => rank(a) - rank(b) || a.at.getTime() - b.at.getTime())
    .map((event) => {
      const charge = chargeOf(event);
      // A late message moves nothing behind it: only what was asked and answered is kept in its order.
      const notBefore = charge !== null && event.kind !== 'case_opened' ? (seen.get(charge) ?? -Infinity) : -Infinity;
      const time = Math.max(event.at.getTime(), notBefore);
      if (charge !== null && (event.kind === 'charge_requested' || (event.kind === 'exchange' && event.how === 'create'))) seen.set(charge, time);
      return { event, time };
    });
  return timed.sort((a, b) => a.time - b.time || rank(a.event) - rank(b.event)).map(({ event }) => event);
}

function wordsFor(event: CaseEvent, { state }: CaseFile, locale: Locale): { title: string; detail: string | null } {
  const words = verdictWords[locale].events;
  const say = (facts: Parameters<typeof said>[0]) => said(facts, locale, state.line.zone);
  const reason = (code: string | null): string | null => (code === null ? null : failureWording(code, locale).title);
  switch (event.kind) {
    case 'begun':
      return { title: words.begun, detail: null };
    case 'charge_requested': {
      const { amount } = say(event);
      const method = state.methods.find(({ id }) => id === event.methodId)?.label;
      return { title: words.charge[event.by], detail: [event.reference, amount, method].filter((part) => part !== undefined).join(' · ') };
    }
    case 'exchange':
      return { title: `${words.exchange[event.how]}${locale === 'zh' ? '：' : locale === 'fr' ? '\u00a0: ' : ': '}${words.outcome[event.outcome]}`, detail: reason(event.code) };
    case 'charge_settled':
      return { title: words.settled[event.status], detail: reason(event.code) };
    case 'posted':
      return { title: postedWord(event, words), detail: say(event).amount };
    case 'validity_moved':
      return { title: words.moved[event.source], detail: `→ ${say({ at: event.after }).at}` };
    case 'line_stepped':
      return { title: words.line[event.after], detail: null };
    case 'acted':
      return { title: actedWord(event, words), detail: null };
    case 'imported':
      return { title: words.imported, detail: null };
    case 'method_added':
      return { title: words.method, detail: state.methods.find(({ id }) => id === event.methodId)?.label ?? null };
    case 'case_opened':
      return { title: words.caseOpened, detail: null };
    case 'renewal_rested':
      return { title: words.rested[event.status], detail: reason(event.code) };
    case 'incident_joined':
      return { title: words.incident(say(event)), detail: null };
  }
}

function postedWord({ entry, amountMinor }: Extract<CaseEvent, { kind: 'posted' }>, { posted }: EventWords): string {
  if (amountMinor < 0n) return posted.back;
  return entry === 'renewal' ? posted.renewal : entry === 'suspense' ? posted.suspense : posted.other;
}

function actedWord({ action, autoRenew }: Extract<CaseEvent, { kind: 'acted' }>, { acted }: EventWords): string {
  if (autoRenew !== null) return autoRenew ? acted.on : acted.off;
  return action === 'changePlan' || action === 'extendValidity' || action === 'renewNow' ? acted[action] : acted.other;
}
