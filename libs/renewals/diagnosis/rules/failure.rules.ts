import { failureKind, isFailureCode } from '#payments';
import type { FailureCode } from '#payments';
import { isExpired } from '../../domain/method.expiry.js';
import type { MethodOnFile } from '../case.file.js';
import { CAUSE_OF_CODE } from '../causes.js';
import type { Cause, Certainty } from '../causes.js';
import { falsifier } from '../finding.js';
import type { Falsifier, Finding, RuleResult } from '../finding.js';
import { allOf, ids, isCaptured, proofOf, refusals } from '../reading.js';
import type { ChargeStory, Reading } from '../reading.js';

/** There was nothing that could be charged. */
export function noMethod({ state, of }: Reading): RuleResult {
  if (state.renewal.code !== 'no_payment_method') return null;
  const rested = of('renewal_rested').filter(({ code }) => code === 'no_payment_method');
  const [at] = rested.map((event) => event.at);
  const then = state.methods.filter(({ createdAt }) => at === undefined || createdAt <= at);
  const result = (cause: Cause, certainty: Certainty): Finding => ({
    cause,
    certainty: rested.length > 0 ? certainty : 'likely',
    code: cause === 'no_method' ? 'no_payment_method' : cause === 'method_blocked' ? 'method_blocked' : null,
    decisive: ids(rested),
    supporting: ids(of('method_added')),
    falsifiers: [falsifier('method_existed', { at: at ?? state.renewal.periodStart })],
  });
  const usual = then.find(({ isDefault }) => isDefault);
  if (usual?.status === 'usable') return usual.served ? { ...result('not_determined', 'undetermined'), certainty: 'undetermined' } : result('our_setup', 'likely');
  if (usual?.status === 'blocked') return result('method_blocked', 'certain');
  return result('no_method', then.length === 0 ? 'certain' : 'likely');
}

const HELD_BY_THE_DOOR = new Set<FailureCode>(['retry_budget_spent', 'method_blocked', 'consent_revoked']);

/** The charge door let nothing pass: for what was declined before, this time or on another line. */
export function heldAtTheDoor({ state, last, own, near, of }: Reading): RuleResult {
  const { code } = state.renewal;
  if (code === null || !isFailureCode(code) || !HELD_BY_THE_DOOR.has(code) || last?.code === code) return null;
  const rested = of('renewal_rested').filter((event) => event.code === code);
  const declines = [...near, ...own].flatMap(refusals);
  const cause = CAUSE_OF_CODE[code];
  // Consent is revoked by what a bank said; that the door remembers it is not that.
  const said = cause === 'consent_revoked' ? declines.filter((exchange) => exchange.code === 'consent_revoked') : [];
  const isKnown = rested.length > 0 && (cause !== 'consent_revoked' || said.length > 0);
  return {
    cause,
    certainty: isKnown ? 'certain' : 'likely',
    code,
    decisive: ids([...rested, ...said.slice(-1)]),
    supporting: ids(declines),
    falsifiers: [falsifier('piece_found')],
  };
}

const ABOUT_THE_AMOUNT = new Set<FailureCode>(['insufficient_funds', 'limit_reached', 'amount_refused']);

/** The amount went up, and it is only since then that the account does not cover it. */
export function priceChanged({ own, near, last, of }: Reading): RuleResult {
  if (!last?.code || !ABOUT_THE_AMOUNT.has(last.code)) return null;
  const { request } = last;
  const before = [...near.filter((story) => story.request.at < request.at), ...own.slice(0, -1)].filter(
    (story) => story.request.methodId === request.methodId && story.request.currency === request.currency,
  );
  const cheaper = before.filter((story) => story.request.amountMinor < request.amountMinor);
  const failedToo = cheaper.some(({ code }) => code !== null && ABOUT_THE_AMOUNT.has(code));
  const passed = cheaper.find((story) => isCaptured(story) || (story.code !== null && !ABOUT_THE_AMOUNT.has(story.code)));
  if (!passed || failedToo) return before.length > 0 ? { cause: 'price_changed', reason: 'same_amount' } : null;
  return {
    cause: 'price_changed',
    certainty: 'likely',
    code: last.code,
    decisive: ids([...refusals(last), passed.request, request]),
    supporting: ids([...of('acted').filter(({ action }) => action === 'changePlan'), ...allOf(last)]),
    falsifiers: [falsifier('account_covered', request), falsifier('amount_agreed', passed.request)],
  };
}

/** Each attempt failed for another passing reason, and none is left. */
export function retriesExhausted({ own, state, whole }: Reading): RuleResult {
  const failed = own.filter(({ code }) => code !== null);
  const passing = failed.every(({ code }) => code !== null && ['soft', 'technical'].includes(failureKind(code).class));
  if (state.renewal.status !== 'failed' || failed.length < 3 || new Set(failed.map(({ code }) => code)).size < 2 || !passing) return null;
  const proven = whole && failed.every((story) => proofOf(story).length > 0);
  return {
    cause: 'retries_exhausted',
    certainty: proven ? 'certain' : 'likely',
    code: null,
    decisive: ids(failed.flatMap(proofOf)),
    supporting: ids(failed.flatMap(allOf)),
    falsifiers: [falsifier('piece_found'), ...failed.slice(-1).map(({ request }) => falsifier('bank_says_otherwise', request))],
  };
}

const OUTAGE = new Set<Cause>(['bank_unavailable', 'processing_fault']);
/** A bank may say anything while it is down: that so many hear it at once points to an outage and does not prove it. */
const MAYBE_OUTAGE = new Set<Cause>(['bank_declined', 'not_determined']);

/** What the last answer says; what came before it is history. */
export function declined(reading: Reading): RuleResult {
  const { last, state, whole, of } = reading;
  const stored = state.renewal.code;
  const code = last ? (last.code ?? onlyRefusal(last)) : stored !== null && isFailureCode(stored) ? stored : null;
  if (code === null) return null;
  const method = state.methods.find(({ id }) => id === last?.request.methodId) ?? null;
  const incidents = of('incident_joined');
  const byCode: Cause = CAUSE_OF_CODE[code];
  const cause: Cause = incidents.length > 0 && (OUTAGE.has(byCode) || MAYBE_OUTAGE.has(byCode)) ? 'bank_outage' : byCode;
  if (!last) return { ...finding(cause, code, 'likely', reading), decisive: ids(of('renewal_rested')) };
  const proof = proofOf(last);
  const agrees = stored === null || stored === code;
  const certainty: Certainty = proof.length > 0 && whole && agrees && !isDoubtful(cause, method, reading.now) && !(cause === 'bank_outage' && MAYBE_OUTAGE.has(byCode)) ? 'certain' : 'likely';
  return { ...finding(cause, code, certainty, reading), decisive: ids([...proof, ...(cause === 'bank_outage' ? incidents : [])]), supporting: ids(allOf(last)) };
}

function finding(cause: Cause, code: FailureCode, certainty: Certainty, { last }: Reading): Finding {
  return { cause, certainty: cause === 'not_determined' ? 'undetermined' : certainty, code, decisive: [], supporting: [], falsifiers: wrongIf(cause, last) };
}

/** A charge whose books are not closed by a code: the provider's refusal, if it gave one and no other. */
function onlyRefusal(story: ChargeStory): FailureCode | null {
  const said = new Set(refusals(story).map(({ code }) => code));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

/** The bank calls a card expired whose date on file has not passed: it may as well have been replaced. */
function isDoubtful(cause: Cause, method: MethodOnFile | null, now: Date): boolean {
  return cause === 'card_expired' && method !== null && !isExpired(method, now);
}

function wrongIf(cause: Cause, last: ChargeStory | null): Falsifier[] {
  if (!last) return [falsifier('piece_found')];
  const charge = last.request;
  switch (cause) {
    case 'card_expired':
      return [falsifier('card_valid_longer', charge)];
    case 'insufficient_funds':
    case 'card_limit_reached':
      return [falsifier('account_covered', charge), falsifier('bank_says_otherwise', charge)];
    case 'bank_outage':
      return [falsifier('others_pass', charge)];
    case 'bank_unavailable':
    case 'processing_fault':
      return [falsifier('others_fail_too', charge), falsifier('bank_says_otherwise', charge)];
    case 'provider_unreachable':
    case 'request_never_received':
      return [falsifier('provider_shows_otherwise', charge), falsifier('money_on_statement', charge)];
    case 'our_setup':
      return [falsifier('others_pass', charge)];
    case 'refused_as_duplicate':
      return [falsifier('one_payment_only', charge)];
    case 'not_determined':
      return [falsifier('piece_found')];
    default:
      return [falsifier('bank_says_otherwise', charge)];
  }
}
