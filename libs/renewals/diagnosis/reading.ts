import { isFailureCode } from '#payments';
import type { FailureCode } from '#payments';
import type { CaseEvent, CaseEventKind, CaseFile, CaseState, ChargeRequested, ChargeSettled, ExchangeHeld, MoneyPosted, ValidityMoved } from './case.file.js';

/** One charge with everything that was said and written about it, in the order of its own numbers and not of any clock. */
export interface ChargeStory {
  readonly request: ChargeRequested;
  readonly exchanges: readonly ExchangeHeld[];
  readonly settled: ChargeSettled | null;
  readonly posted: readonly MoneyPosted[];
  readonly moved: ValidityMoved | null;
  /** What the books say of its failure. */
  readonly code: FailureCode | null;
  /** No exchange is missing between the first and the last. */
  readonly whole: boolean;
}

/** A case file put in order. */
export interface Reading {
  readonly now: Date;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Charges of this renewal by attempt. */
  readonly own: readonly ChargeStory[];
  /** Other charges of the line. */
  readonly near: readonly ChargeStory[];
  readonly last: ChargeStory | null;
  /** Every attempt that the renewal has counted is there. */
  readonly whole: boolean;
  readonly of: <Kind extends CaseEventKind>(kind: Kind) => Extract<CaseEvent, { kind: Kind }>[];
}

export function readCase({ now, state, events }: CaseFile): Reading {
  const of: Reading['of'] = <Kind extends CaseEventKind>(kind: Kind) => events.filter((event): event is Extract<CaseEvent, { kind: Kind }> => event.kind === kind);
  const stories = of('charge_requested').map((request) => storyOf(request, of));
  const own = stories.filter(({ request }) => request.renewalId === state.renewal.id).sort((a, b) => a.request.number - b.request.number);
  const whole = own.length === state.renewal.attempts && own.every(({ request }, index) => request.number === index + 1);
  return { now, state, events, own, near: stories.filter((story) => !own.includes(story)), last: own.at(-1) ?? null, whole, of };
}

function storyOf(request: ChargeRequested, of: Reading['of']): ChargeStory {
  const mine = ({ chargeId }: { readonly chargeId: string | null }): boolean => chargeId === request.chargeId;
  const exchanges = of('exchange').filter(mine).sort((a, b) => a.seq - b.seq);
  const settled = of('charge_settled').find(mine) ?? null;
  return {
    request,
    exchanges,
    settled,
    posted: of('posted').filter(mine),
    moved: of('validity_moved').find(mine) ?? null,
    code: settled?.code != null && isFailureCode(settled.code) ? settled.code : null,
    whole: exchanges.length > 0 && exchanges.every(({ seq }, index) => seq === index + 1),
  };
}

/** Exchanges in which the provider said that money was taken. */
export function paidAnswers({ exchanges }: ChargeStory): ExchangeHeld[] {
  return exchanges.filter(({ outcome }) => outcome === 'succeeded');
}

/** Exchanges in which the provider refused. */
export function refusals({ exchanges }: ChargeStory): ExchangeHeld[] {
  return exchanges.filter(({ outcome }) => outcome === 'failed');
}

/** Whether the provider holds money for this charge still, by its own word or by our books. */
export function isCaptured(story: ChargeStory): boolean {
  if (story.posted.length > 0) return story.posted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) > 0n;
  return paidAnswers(story).length > 0 || story.settled?.status === 'succeeded';
}

/** Whether money of it waits in suspense: taken, booked, and nothing was given for it. */
export function isInSuspense(story: ChargeStory): boolean {
  return story.moved === null && story.posted.some(({ entry }) => entry === 'suspense') && isCaptured(story);
}

/** Whether what was captured has gone back since. */
export function isRefunded({ posted }: ChargeStory): boolean {
  return posted.length > 1 && posted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) <= 0n;
}

/** The exchanges that prove what the books say of a charge's failure; none if they prove nothing. */
export function proofOf(story: ChargeStory): ExchangeHeld[] {
  const { code } = story;
  if (!story.whole || code === null) return [];
  if (code === 'never_received') return story.exchanges.filter(({ outcome }) => outcome === 'not_found');
  if (code === 'provider_unreachable') return story.exchanges.filter(({ outcome }) => outcome === 'not_reached');
  const said = refusals(story);
  // What the provider says of a link that it took back is no refusal of the bank's.
  if (code === 'not_confirmed') return said.slice(-1);
  return said.every((exchange) => exchange.code === code) ? said : [];
}

export function ids(events: readonly (CaseEvent | null | undefined)[]): string[] {
  return [...new Set(events.flatMap((event) => (event ? [event.id] : [])))];
}

/** Everything that is known of a charge. */
export function allOf({ request, exchanges, settled, posted, moved }: ChargeStory): CaseEvent[] {
  return [request, ...exchanges, ...(settled ? [settled] : []), ...posted, ...(moved ? [moved] : [])];
}
