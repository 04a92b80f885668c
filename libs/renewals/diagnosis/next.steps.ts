import { RESCUABLE } from '#subscribers';
import type { Cause } from './causes.js';
import type { Finding } from './finding.js';
import { isInSuspense } from './reading.js';
import type { Reading } from './reading.js';
import { Options } from './options.js';
import type { Desk, Step } from './steps.js';

/** The next best actions, best first. Nothing is proposed that the product would refuse, or that the reader may not do. */
export function nextSteps(finding: Finding, reading: Reading, desk: Desk): Step[] {
  const over = overFor(finding.cause, reading);
  if (over) return [...over, ...(isAstray(finding.cause, reading) ? handOver(reading, desk) : [])];
  const steps = stepsFor(finding, new Options(reading, desk));
  const colleague: Step[] = reading.state.takenByOther ? [{ kind: 'end', why: 'colleague_works' }] : [];
  return [...colleague, ...(steps.length > 0 ? steps : handOver(reading, desk))];
}

/** Money that a person has to put right, whatever became of the renewal. */
const ASTRAY = new Set<Cause>(['double_payment', 'contradictory_answers', 'other_amount_captured', 'paid_after_loss', 'paid_over_cap', 'paid_not_extended']);

/** Money that came late is so until it has gone back; then the renewal is one that failed. */
function isAstray(cause: Cause, { own }: Reading): boolean {
  return ASTRAY.has(cause) || (cause === 'paid_late' && own.some(isInSuspense));
}

function overFor(cause: Cause, reading: Reading): Step[] | null {
  const { state } = reading;
  if (isAstray(cause, reading)) return null;
  if (state.renewal.status === 'succeeded') return [{ kind: 'end', why: 'renewed' }];
  if (state.openCharge) return null;
  if (state.renewal.status === 'lapsed' || ['terminated', 'quarantine', 'recycled'].includes(state.line.status)) return [{ kind: 'end', why: 'number_lost' }];
  if (!RESCUABLE.includes(state.line.status)) return [{ kind: 'end', why: 'not_renewable' }];
  if (cause === 'overtaken') return [{ kind: 'end', why: 'period_moved' }];
  return state.plan.extends ? null : [{ kind: 'end', why: 'cap_leaves_nothing' }];
}

function stepsFor({ cause, code }: Finding, can: Options): Step[] {
  switch (cause) {
    case 'double_payment':
      return [...can.giveBack(), ...can.takeSecondBack(), ...handOver(can.reading, can.desk)];
    case 'paid_late':
      return can.reading.own.some(isInSuspense) ? [...can.giveBack(), ...can.gainTime(), ...handOver(can.reading, can.desk)] : [...can.chargeSame(true), ...can.chargeOther(), ...can.gainTime(), ...can.newCard()];
    case 'other_amount_captured':
    case 'paid_after_loss':
    case 'paid_over_cap':
      return [...can.giveBack(), ...handOver(can.reading, can.desk)];
    case 'contradictory_answers':
      return [...can.giveBack(), ...handOver(can.reading, can.desk)];
    case 'paid_not_extended':
    case 'not_determined':
      return handOver(can.reading, can.desk);
    case 'charge_under_way':
      return [{ kind: 'wait', why: 'answer_due', until: can.reading.state.openCharge?.nextCheckAt ?? null }];
    case 'awaiting_subscriber':
      return [waitForSubscriber(can.reading)];
    case 'outcome_unknown':
      return [...can.askProvider(), { kind: 'wait', why: 'provider_asked', until: can.reading.state.openCharge?.nextCheckAt ?? null }];
    case 'insufficient_funds':
    case 'card_limit_reached':
    case 'bank_declined':
    case 'retry_budget_spent':
    case 'retries_exhausted':
      return can.inTime() ? [...can.wait(), ...can.chargeOther(), ...can.ask('day_or_method')] : [...can.chargeOther(), ...can.gainTime(), ...can.ask('day_or_method'), ...can.chargeSame()];
    case 'price_changed':
      return [...can.returnToPlan(), ...can.chargeOther(), ...can.gainTime(), ...can.ask('agree_to_price')];
    case 'bank_wants_contact':
      return can.inTime() ? [...can.ask('call_bank'), ...can.wait(), ...can.chargeOther()] : [...can.chargeOther(), ...can.gainTime(), ...can.ask('call_bank'), ...can.chargeSame()];
    case 'bank_outage':
    case 'bank_unavailable':
    case 'processing_fault':
    case 'provider_unreachable':
    case 'request_never_received':
    case 'worker_away':
      return can.inTime() ? [...can.wait(), ...can.chargeOther()] : [...can.chargeOtherIn(cause), ...can.chargeSame(true), ...can.gainTime(), ...handOver(can.reading, can.desk)];
    case 'consent_revoked':
      return [...can.ask('keep_number'), ...can.recordConsent(), ...can.chargeOther(), ...can.gainTime()];
    case 'confirmation_needed':
      return [...can.sendLink(), ...can.chargeOther(), ...can.gainTime(), ...can.ask('confirm_payment')];
    case 'sensitive_refusal':
      return code === 'payment_refused' ? [...handOver(can.reading, can.desk), ...can.gainTime()] : [...can.chargeOther(), ...can.gainTime(), ...can.newCard()];
    case 'no_method':
    case 'not_paid':
    case 'method_blocked':
    case 'card_expired':
    case 'card_details_wrong':
    case 'card_unusable':
      return [...can.chargeOther(), ...can.gainTime(), ...can.newCard()];
    case 'auto_renew_off':
      return [...can.ask('keep_number'), ...can.switchOn(), ...can.chargeSame(true)];
    case 'refused_as_duplicate':
    case 'our_setup':
      return [...can.gainTime(), ...handOver(can.reading, can.desk)];
    case 'renewed':
    case 'cap_reached':
    case 'overtaken':
    case 'line_out_of_service':
      return [];
  }
}

function waitForSubscriber({ state: { openCharge } }: Reading): Step {
  const until = openCharge?.confirmBy ?? null;
  return { kind: 'wait', why: until === null ? 'payment' : 'confirmation', until };
}

/** A person who decides: by a case, unless one is open about it. */
function handOver({ of, state, own }: Reading, desk: Desk): Step[] {
  const mine = new Set(own.map(({ request }) => request.chargeId));
  if (of('case_opened').some(({ open, chargeId }) => open && (chargeId === null || mine.has(chargeId)))) return [{ kind: 'end', why: 'case_is_open' }];
  if (!desk.may('openCase')) return [{ kind: 'end', why: 'tell_supervisor' }];
  const { subscriberId, id: lineId } = state.line;
  return [{ kind: 'act', verb: 'openCase', input: { subscriberId, lineId }, reasonCode: 'payment_failure', why: 'put_before_person' }];
}
