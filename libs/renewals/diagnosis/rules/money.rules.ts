import type { CaseEvent } from '../case.file.js';
import type { Finding, RuleResult } from '../finding.js';
import { falsifier } from '../finding.js';
import { allOf, ids, isCaptured, isRefunded, paidAnswers, refusals } from '../reading.js';
import type { ChargeStory, Reading } from '../reading.js';

const HOUR = 3_600_000;

/** Two captures for one period; two periods bought within the hour for the same amount are most likely one wish, asked twice. */
export function doublePayment({ own, near }: Reading): RuleResult {
  const [first, second] = own.filter(isCaptured);
  if (first && second) return twice([first, second], own.filter(isCaptured).every(isProvenCapture) ? 'certain' : 'likely');
  const twin = first && twinOf(first, near);
  if (first && twin) return twice([first, twin], 'likely');
  if (own.filter(isRefunded).length > 0 && first) return { cause: 'double_payment', reason: 'refunded_since' };
  return own.length > 1 ? { cause: 'double_payment', reason: 'one_capture_at_most' } : null;
}

/** Of two charges that both extended the line for one wish, the one that came second; null where money went otherwise. */
export function secondExtension({ own, near }: Reading): ChargeStory | null {
  const first = own.find(isCaptured);
  const twin = first && twinOf(first, near);
  if (!first?.moved || !twin?.moved) return null;
  return first.request.at > twin.request.at ? first : twin;
}

function twinOf(first: ChargeStory, near: readonly ChargeStory[]): ChargeStory | undefined {
  return near.find((story) => isCaptured(story) && isSameWish(story, first));
}

function twice(stories: readonly ChargeStory[], certainty: Finding['certainty']): Finding {
  const later = stories.at(-1)?.request;
  return {
    cause: 'double_payment',
    certainty,
    code: null,
    decisive: ids(stories.flatMap(captureOf)),
    supporting: ids(stories.flatMap(allOf)),
    falsifiers: later ? [falsifier('one_payment_only', later), falsifier('provider_shows_otherwise', later)] : [],
  };
}

/** What shows that money was taken: the provider's word, else our books. */
function captureOf(story: ChargeStory): (CaseEvent | null)[] {
  const paid = paidAnswers(story);
  return paid.length > 0 ? paid : [...story.posted, story.settled];
}

/** The provider said so, and never the opposite. */
function isProvenCapture(story: ChargeStory): boolean {
  return paidAnswers(story).length > 0 && refusals(story).length === 0;
}

function isSameWish({ request: a }: ChargeStory, { request: b }: ChargeStory): boolean {
  return Math.abs(a.at.getTime() - b.at.getTime()) < HOUR && a.amountMinor === b.amountMinor && a.currency === b.currency;
}

/** The provider said of one charge both that it took money and that it did not. */
export function contradiction({ own, state }: Reading): RuleResult {
  for (const story of own) {
    const [paid, refused] = [paidAnswers(story), [...refusals(story), ...denials(story)]];
    const booked = story.settled && story.settled.status !== 'succeeded' ? story.settled : null;
    if (paid.length === 0 || (refused.length === 0 && !booked) || isRefunded(story)) continue;
    if (state.openCharge?.id === story.request.chargeId && refused.length === 0) continue;
    return {
      cause: 'contradictory_answers',
      certainty: refused.length > 0 ? 'certain' : 'likely',
      code: null,
      decisive: ids([...paid, ...refused]),
      supporting: ids(allOf(story)),
      falsifiers: [falsifier('provider_shows_otherwise', story.request), falsifier('money_on_statement', story.request)],
    };
  }
  return own.some(({ exchanges }) => exchanges.length > 1) ? { cause: 'contradictory_answers', reason: 'answers_agree' } : null;
}

/** Only a charge that was given up because the provider did not have it is contradicted by one that it then has. */
function denials({ exchanges, settled }: ChargeStory): ChargeStory['exchanges'] {
  return settled?.status === 'canceled' ? exchanges.filter(({ outcome }) => outcome === 'not_found') : [];
}

/** Money was taken, but not what was asked for. */
export function otherAmount({ own, state }: Reading): RuleResult {
  if (state.openCharge?.code !== 'amount_mismatch' && state.renewal.code !== 'amount_mismatch') return null;
  const story = own.find(({ request }) => request.chargeId === state.openCharge?.id) ?? own.at(-1);
  if (!story) return { ...bare('other_amount_captured'), code: 'amount_mismatch' };
  const differs = story.posted.filter(({ amountMinor, currency }) => amountMinor !== story.request.amountMinor || currency !== story.request.currency);
  const paid = paidAnswers(story);
  return {
    cause: 'other_amount_captured',
    certainty: differs.length > 0 && paid.length > 0 ? 'certain' : 'likely',
    code: 'amount_mismatch',
    decisive: ids([...paid, ...differs]),
    supporting: ids(allOf(story)),
    falsifiers: [falsifier('amount_agreed', story.request), falsifier('provider_shows_otherwise', story.request)],
  };
}

/** A charge was given up without its money, which came after all: it was booked into suspense, and bought nothing. */
export function paidLate({ own, last, state, of }: Reading): RuleResult {
  const story = own.find((each) => each.moved === null && each.posted.some(({ entry }) => entry === 'suspense') && paidAnswers(each).length > 0 && wasGivenUp(each, of('case_opened')));
  if (!story) return null;
  const isOver = isRefunded(story) && (story !== last || state.renewal.status !== 'failed');
  if (isOver) return { cause: 'paid_late', reason: 'refunded_since' };
  const [paid, denied] = [paidAnswers(story), absences(story)];
  return {
    cause: 'paid_late',
    certainty: denied.length > 0 ? 'certain' : 'likely',
    code: null,
    decisive: ids([...paid, ...denied, ...story.posted.filter(({ entry }) => entry === 'suspense')]),
    supporting: ids([...allOf(story), ...of('case_opened').filter(({ chargeId }) => chargeId === story.request.chargeId)]),
    falsifiers: [falsifier('provider_shows_otherwise', story.request), falsifier('money_on_statement', story.request)],
  };
}

function wasGivenUp(story: ChargeStory, cases: readonly Extract<CaseEvent, { kind: 'case_opened' }>[]): boolean {
  return absences(story).length > 0 || cases.some(({ topic, chargeId }) => topic === 'late_capture' && chargeId === story.request.chargeId);
}

/** The provider did not have the charge before it said that it was paid. */
function absences({ exchanges }: ChargeStory): ChargeStory['exchanges'] {
  const paidAt = exchanges.find(({ outcome }) => outcome === 'succeeded')?.seq ?? 0;
  return exchanges.filter(({ outcome, seq }) => (outcome === 'not_found' || outcome === 'not_reached') && seq < paidAt);
}

const GONE = new Set(['terminated', 'quarantine', 'recycled', 'ported_out', 'barred']);

/** Paid, and nothing could be given for it: the number was lost by then, or the plan's cap left no room. */
export function paidForNothing({ own, state, of }: Reading): RuleResult {
  if (state.renewal.code !== 'paid_after_loss') return null;
  const story = own.find((candidate) => paidAnswers(candidate).length > 0) ?? own.at(-1);
  const [paid, steps] = [story ? paidAnswers(story) : [], of('line_stepped').filter(({ after }) => GONE.has(after))];
  const isLost = steps.length > 0 || GONE.has(state.line.status);
  return {
    cause: isLost ? 'paid_after_loss' : 'paid_over_cap',
    certainty: paid.length > 0 && steps.length > 0 ? 'certain' : 'likely',
    code: isLost ? 'paid_after_loss' : null,
    decisive: ids([...paid, ...steps]),
    supporting: story ? ids(allOf(story)) : [],
    falsifiers: story ? [falsifier(isLost ? 'provider_shows_otherwise' : 'plan_allows_more', story.request)] : [],
  };
}

/** Booked as paid, and no movement of validity stands beside it. What is missing proves nothing for certain. */
export function paidNotExtended({ own }: Reading): RuleResult {
  const paid = own.filter(({ settled }) => settled?.status === 'succeeded');
  const story = paid.find(({ moved, posted }) => moved === null && !posted.some(({ entry }) => entry === 'suspense') && posted.some(({ amountMinor }) => amountMinor > 0n));
  if (!story || isRefunded(story)) return paid.length > 0 ? { cause: 'paid_not_extended', reason: 'extended_by_payment' } : null;
  return {
    cause: 'paid_not_extended',
    certainty: 'likely',
    code: null,
    decisive: ids([...paidAnswers(story), story.settled, ...story.posted]),
    supporting: ids([story.request]),
    falsifiers: [falsifier('moved_elsewhere', { at: story.request.at }), falsifier('piece_found')],
  };
}

/** A cause that the state names and no event shows. */
export function bare(cause: Finding['cause'], certainty: Finding['certainty'] = 'likely'): Finding {
  return { cause, certainty, code: null, decisive: [], supporting: [], falsifiers: [falsifier('piece_found')] };
}
