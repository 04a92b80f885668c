import { failureKind } from '#payments';
import { RESCUABLE } from '#subscribers';
import { isExpired } from '../domain/method.expiry.js';
import type { MethodOnFile } from './case.file.js';
import type { Cause } from './causes.js';
import type { Finding } from './finding.js';
import { isInSuspense } from './reading.js';
import { secondExtension } from './rules/money.rules.js';
import type { Reading } from './reading.js';
import type { ActReason, Desk, Step } from './steps.js';

const HOUR = 3_600_000;
/** A subscriber who is told today acts within this, as a rule: a number that is lost sooner needs time first. */
const TIME_TO_ACT_HOURS = 72;
const USUAL_EXTENSION_DAYS = 7;
/** Two charges of one method are at least so far apart, as the schedule keeps them. */
const MIN_GAP_HOURS = 24;

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
      return can.reading.own.some(isInSuspense) ? [...can.giveBack(), ...can.gainTime(), ...handOver(can.reading, can.desk)] : [...can.chargeSame(true), ...can.chargeOther(), ...can.gainTime(), ...can.ask('new_card')];
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
      return [{ kind: 'wait', why: 'payment', until: null }];
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
      return [...can.chargeOther(), ...can.gainTime(), ...can.ask('confirm_payment')];
    case 'sensitive_refusal':
      return code === 'payment_refused' ? [...handOver(can.reading, can.desk), ...can.gainTime()] : [...can.chargeOther(), ...can.gainTime(), ...can.ask('new_card')];
    case 'no_method':
    case 'not_paid':
    case 'method_blocked':
    case 'card_expired':
    case 'card_details_wrong':
    case 'card_unusable':
      return [...can.chargeOther(), ...can.gainTime(), ...can.ask('new_card')];
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

/** A person who decides: by a case, unless one is open about it. */
function handOver({ of, state, own }: Reading, desk: Desk): Step[] {
  const mine = new Set(own.map(({ request }) => request.chargeId));
  if (of('case_opened').some(({ open, chargeId }) => open && (chargeId === null || mine.has(chargeId)))) return [{ kind: 'end', why: 'case_is_open' }];
  if (!desk.may('openCase')) return [{ kind: 'end', why: 'tell_supervisor' }];
  const { subscriberId, id: lineId } = state.line;
  return [{ kind: 'act', verb: 'openCase', input: { subscriberId, lineId }, reasonCode: 'payment_failure', why: 'put_before_person' }];
}

/** What is possible on this line, for this reader. */
class Options {
  constructor(
    readonly reading: Reading,
    readonly desk: Desk,
  ) {}

  /** The next attempt comes by itself before the number is lost. */
  inTime(): boolean {
    const { renewal, line } = this.reading.state;
    const at = renewal.nextAttemptAt;
    return at !== null && line.autoRenew && at < line.numberLostAt && at.getTime() > this.reading.now.getTime() - HOUR;
  }

  wait(): Step[] {
    const [incident] = this.reading.of('incident_joined').filter(({ open }) => open);
    const until = this.reading.state.renewal.nextAttemptAt;
    return [incident ? { kind: 'wait', why: 'outage_over', until, others: incident.others } : { kind: 'wait', why: 'next_attempt', until }];
  }

  ask(why: Extract<Step, { kind: 'ask' }>['why']): Step[] {
    return [{ kind: 'ask', why }];
  }

  /** The number is lost before the subscriber can act. */
  gainTime(): Step[] {
    const { line } = this.reading.state;
    const days = Math.min(USUAL_EXTENSION_DAYS, this.desk.extendDays ?? USUAL_EXTENSION_DAYS);
    const isLate = line.numberLostAt.getTime() - this.reading.now.getTime() < TIME_TO_ACT_HOURS * HOUR;
    if (!isLate || days < 1 || this.reading.state.takenByOther || !this.desk.may('extendValidity')) return [];
    return [{ kind: 'act', verb: 'extendValidity', input: { lineId: line.id, days }, reasonCode: 'number_rescue', why: 'gain_time' }];
  }

  /** A method that has not been refused for this renewal; one that came since the failure first. */
  chargeOther(): Step[] {
    const { own, state } = this.reading;
    const tried = new Set(own.map(({ request }) => request.methodId));
    const since = this.reading.of('renewal_rested').at(-1)?.at ?? null;
    const others = this.chargeable().filter(({ id }) => !tried.has(id));
    const added = others.find(({ createdAt }) => since !== null && createdAt > since);
    const method = added ?? others.find(({ isDefault }) => isDefault) ?? others[0];
    return method ? this.charge(method, added || state.renewal.code === 'no_payment_method' ? 'method_added' : 'other_method') : [];
  }

  /** Another method helps where the fault is the bank's, and not where it is the provider's or ours. */
  chargeOtherIn(cause: Cause): Step[] {
    return cause === 'bank_outage' || cause === 'bank_unavailable' ? this.chargeOther() : [];
  }

  /** The method that failed in passing, after a decent time. @param soon the fault was not its own: no need to wait */
  chargeSame(soon = false): Step[] {
    const { last, now } = this.reading;
    const method = this.chargeable().find(({ id, isDefault }) => (last ? id === last.request.methodId : isDefault));
    const gap = last ? now.getTime() - last.request.at.getTime() : Infinity;
    if (!method || (!soon && gap < MIN_GAP_HOURS * HOUR)) return [];
    if (last?.code && !['soft', 'technical'].includes(failureKind(last.code).class)) return [];
    return this.charge(method, 'same_method');
  }

  /** The open charge, by evidence: the only way to know. */
  askProvider(): Step[] {
    const { openCharge, takenByOther } = this.reading.state;
    if (openCharge === null || takenByOther || !this.desk.may('askProvider')) return [];
    return [{ kind: 'act', verb: 'askProvider', input: { chargeId: openCharge.id }, reasonCode: 'payment_failure', why: 'ask_provider' }];
  }

  /** Money that was taken and bought nothing. */
  giveBack(): Step[] {
    const { own, near, state } = this.reading;
    if (state.takenByOther || state.moneyHeld || !this.desk.may('refundCharge')) return [];
    const astray = [...own, ...near].find((story) => isInSuspense(story) && !state.notRefundable.includes(story.request.chargeId));
    if (!astray) return [];
    return [{ kind: 'act', verb: 'refundCharge', input: { chargeId: astray.request.chargeId, kind: 'correction' }, reasonCode: 'correction', why: 'give_back' }];
  }

  /** Of two renewals for one wish the second, with the period that it gave. */
  takeSecondBack(): Step[] {
    const { state } = this.reading;
    const second = secondExtension(this.reading);
    if (!second || state.takenByOther || state.moneyHeld || state.notRefundable.includes(second.request.chargeId) || !this.desk.may('refundCharge')) return [];
    return [{ kind: 'act', verb: 'refundCharge', input: { chargeId: second.request.chargeId, kind: 'reversal' }, reasonCode: 'correction', why: 'take_second_back' }];
  }

  /** After the subscriber has said that the number is wanted. */
  recordConsent(): Step[] {
    const { methods, line } = this.reading.state;
    const method = methods.find(({ consentWithdrawn }) => consentWithdrawn);
    if (!method || !this.desk.may('restoreConsent')) return [];
    return [{ kind: 'act', verb: 'restoreConsent', input: { subscriberId: line.subscriberId, paymentMethodId: method.id }, reasonCode: 'customer_request', why: 'record_consent', method: method.label }];
  }

  switchOn(): Step[] {
    const { line } = this.reading.state;
    if (line.autoRenew || !this.desk.may('setAutoRenew')) return [];
    return [{ kind: 'act', verb: 'setAutoRenew', input: { lineId: line.id, autoRenew: true }, reasonCode: 'customer_request', why: 'switch_on' }];
  }

  returnToPlan(): Step[] {
    const { planToReturnTo, line, takenByOther } = this.reading.state;
    if (planToReturnTo === null || takenByOther || !this.desk.may('changePlan')) return [];
    return [{ kind: 'act', verb: 'changePlan', input: { lineId: line.id, planVersionId: planToReturnTo }, reasonCode: 'customer_request', why: 'return_to_plan' }];
  }

  private chargeable(): MethodOnFile[] {
    const { own, state, now } = this.reading;
    if (own.some(isInSuspense)) return [];
    if (state.openCharge !== null || state.moneyHeld || state.takenByOther || state.plan.priceMinor === 0n || !this.desk.may('renewNow')) return [];
    return state.methods.filter((method) => method.status === 'usable' && method.served && method.admitted && !isExpired(method, now));
  }

  private charge(method: MethodOnFile, why: ActReason): Step[] {
    const input = { lineId: this.reading.state.line.id, paymentMethodId: method.id };
    return [{ kind: 'act', verb: 'renewNow', input, reasonCode: 'payment_failure', why, method: method.label }];
  }
}
